"""Addresses of the mailbox, under /mailbox/ of the public host."""

from django.urls import path

from shared_apps.platform.mailbox import views

app_name = "mailbox"
urlpatterns = [
    path("", views.messages, name="messages"),
    path("messages.json", views.messages_json, name="messages_json"),
    path("<uuid:message>/", views.message, name="message"),
    path("<uuid:message>/body/", views.body, name="body"),
    path("<uuid:message>/return/", views.send_back, name="send_back"),
]
