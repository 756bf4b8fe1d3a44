"""Mounted under /settings/."""

from django.urls import include, path

app_name = "accounts"
urlpatterns = [path("", include("tenant_apps.accounts.account.urls"))]
