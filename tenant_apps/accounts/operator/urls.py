"""Mounted under /profile/."""

from django.urls import include, path

app_name = "accounts"
urlpatterns = [path("", include("tenant_apps.accounts.account.urls"))]
