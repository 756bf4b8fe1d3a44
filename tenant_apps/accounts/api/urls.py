"""Addresses under ``/api/v1/``."""

from django.urls import path

from tenant_apps.accounts.api import views

app_name = "accounts"

urlpatterns = [path("me/", views.MeView.as_view(), name="me")]
