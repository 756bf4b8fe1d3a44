"""Addresses under ``/api/v1/``."""

from django.urls import path

from tenant_apps.dossiers.api import views

app_name = "dossiers"

urlpatterns = [
    path("dossiers/", views.DossiersView.as_view(), name="dossiers"),
    path("dossiers/<uuid:public_id>/", views.DossierView.as_view(), name="dossier"),
]
