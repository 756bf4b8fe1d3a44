"""Addresses under ``/pro/settings/packs/``."""

from django.urls import path

from tenant_apps.packs.professional import views

app_name = "packs"

urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:code>/", views.pack, name="pack"),
    path("<slug:code>/install/", views.install, name="install"),
    path("<slug:code>/update/", views.update, name="update"),
]
