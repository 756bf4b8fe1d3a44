"""Addresses of the deliveries, under /pro/messages/."""

from django.urls import path

from tenant_apps.notifications.professional import views

app_name = "notifications"
urlpatterns = [
    path("", views.messages, name="messages"),
    path("rules/", views.rules, name="rules"),
    path("contact/", views.contact, name="contact"),
    path("clients/<uuid:account>/", views.client, name="client"),
    path("<uuid:message>/resend/", views.resend, name="resend"),
]
