"""Addresses under ``/chat/``."""

from django.urls import path

from tenant_apps.chats.client import views

app_name = "chats"

urlpatterns = [
    path("", views.chat, name="chat"),
    path("forget/", views.forget, name="forget"),
    path("adviser/", views.hand_over, name="hand_over"),
]
