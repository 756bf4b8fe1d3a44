"""Addresses of the deliveries, under /pro/messages/."""

from django.urls import path

from tenant_apps.notifications.professional import views

app_name = "notifications"
urlpatterns = [
    path("", views.messages, name="messages"),
    path("<uuid:message>/resend/", views.resend, name="resend"),
]
