"""Addresses under ``/pro/chat/``."""

from django.urls import path

from tenant_apps.chats.professional import views

app_name = "chats"

urlpatterns = [
    path("", views.chat, name="chat"),
    path("forget/", views.forget, name="forget"),
    path("customer-success/", views.hand_over, name="hand_over"),
    path("questions/", views.inquiries, name="inquiries"),
    path("questions/<uuid:inquiry>/", views.inquiry, name="inquiry"),
]
