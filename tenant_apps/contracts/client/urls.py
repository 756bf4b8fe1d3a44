"""Addresses in the client portal."""

from django.urls import path

from tenant_apps.contracts.client import views

app_name = "contracts"

urlpatterns = [path("asked/<uuid:request_id>/", views.asked, name="asked")]
