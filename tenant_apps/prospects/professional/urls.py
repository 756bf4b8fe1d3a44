"""Addresses under ``/pro/``."""

from django.urls import path

from tenant_apps.prospects.professional import views

app_name = "prospects"

urlpatterns = [
    path("", views.index, name="index"),
    path("add/", views.add, name="add"),
    path("hand-over/", views.hand_over, name="hand_over"),
]
