"""Addresses in the client portal."""

from django.urls import path

from tenant_apps.dossiers.client import views

app_name = "dossiers"

urlpatterns = [
    path("", views.publications, name="publications"),
    path("<uuid:public_id>/", views.publication, name="publication"),
]
