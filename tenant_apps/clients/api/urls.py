"""Addresses under ``/api/v1/``."""

from django.urls import path

from tenant_apps.clients.api import views

app_name = "clients"

urlpatterns = [
    path("clients/", views.ClientsView.as_view(), name="clients"),
    path("clients/<uuid:public_id>/", views.ClientView.as_view(), name="client"),
]
