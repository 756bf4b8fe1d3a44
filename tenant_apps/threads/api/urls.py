"""Addresses under ``/api/v1/``."""

from django.urls import path

from tenant_apps.threads.api import views

app_name = "threads"

urlpatterns = [
    path("threads/", views.ThreadsView.as_view(), name="threads"),
    path("threads/<uuid:public_id>/", views.ThreadView.as_view(), name="thread"),
]
