"""Addresses under ``/pro/clients/documents/``."""

from django.urls import path

from tenant_apps.handouts.professional import views

app_name = "handouts"

urlpatterns = [
    path("", views.index, name="index"),
    path("choose/", views.choose, name="choose"),
    path("new/", views.new, name="new"),
    path("<uuid:public_id>/", views.detail, name="detail"),
    path("<uuid:public_id>/progress/", views.progress, name="progress"),
    path("<uuid:public_id>/resume/", views.resume, name="resume"),
    path("<uuid:public_id>/discard/", views.discard, name="discard"),
]
