"""Addresses below /settings/notifications/."""

from django.urls import path

from tenant_apps.notifications.client import views

app_name = "notifications"
urlpatterns = [path("", views.choose, name="choose")]
