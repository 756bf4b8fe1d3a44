"""Addresses below /pro/inbox/."""

from django.urls import path

from tenant_apps.inbox.professional import choices, views

app_name = "inbox"

urlpatterns = [
    path("", views.index, name="index"),
    path("selection/done/", views.done, name="done"),
    path("selection/open/", views.again, name="again"),
    path("selection/later/", views.later, name="later"),
    path("selection/colleague/", views.colleague, name="colleague"),
    path("preferences/", choices.preferences, name="preferences"),
    path("rules/", choices.rules, name="rules"),
    path("<uuid:public_id>/read/", views.read, name="read"),
]
