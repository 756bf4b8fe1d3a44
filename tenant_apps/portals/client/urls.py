"""Addresses of the welcome pages, under /welcome/."""

from django.urls import path

from tenant_apps.portals.client import views

app_name = "portals"
urlpatterns = [
    path("", views.welcome, name="welcome"),
    path("details/", views.details, name="details"),
    path("address/", views.address, name="address"),
    path("privacy/", views.privacy, name="privacy"),
]
