"""Addresses under ``/pro/``."""

from django.urls import path

from tenant_apps.customers.professional import views

app_name = "customers"

urlpatterns = [
    path("parties/<uuid:public_id>/", views.edit_party, name="edit_party"),
]
