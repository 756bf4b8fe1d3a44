"""Addresses under ``/pro/``."""

from django.urls import path

from tenant_apps.customers.professional import companies, views

app_name = "customers"

urlpatterns = [
    path("parties/<uuid:public_id>/", views.edit_party, name="edit_party"),
    path("of/<uuid:public_id>/company/", companies.panel, name="panel"),
    path("companies/<uuid:public_id>/", companies.company, name="company"),
    path("companies/<uuid:public_id>/owners/", companies.owner_add, name="owner_add"),
    path("companies/<uuid:public_id>/officers/", companies.officer_add, name="officer_add"),
    path("companies/<uuid:company_id>/shares/<uuid:public_id>/", companies.holding, name="holding"),
    path("companies/<uuid:company_id>/shares/<uuid:public_id>/end/", companies.holding_end, name="holding_end"),
    path("companies/<uuid:company_id>/offices/<uuid:public_id>/end/", companies.officer_end, name="officer_end"),
]
