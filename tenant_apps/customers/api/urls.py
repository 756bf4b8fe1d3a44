"""Addresses under ``/api/v1/``."""

from django.urls import path

from tenant_apps.customers.api import views

app_name = "customers"

urlpatterns = [
    path("customers/", views.CustomersView.as_view(), name="customers"),
    path("customers/<uuid:public_id>/", views.CustomerView.as_view(), name="customer"),
]
