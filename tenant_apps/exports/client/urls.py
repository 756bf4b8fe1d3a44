"""Addresses below /settings/my-data/."""

from django.urls import path

from tenant_apps.exports.client import views

app_name = "exports"
urlpatterns = [
    path("", views.index, name="index"),
    path("ask/", views.ask, name="ask"),
    path("<uuid:export>/", views.download, name="download"),
]
