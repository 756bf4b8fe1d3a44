"""Addresses of the record, under /pro/activity/."""

from django.urls import path

from tenant_apps.activity.professional import views

app_name = "activity"
urlpatterns = [
    path("", views.record, name="record"),
    path("<uuid:target>/", views.panel, name="panel"),
]
