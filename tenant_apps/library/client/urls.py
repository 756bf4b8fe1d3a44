"""Addresses of the client portal."""

from django.urls import path

from tenant_apps.library.client import views

app_name = "library"

urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:public_id>/", views.document, name="document"),
]
