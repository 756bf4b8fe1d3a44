"""Addresses under ``/pro/threads/``."""

from django.urls import path

from tenant_apps.threads.professional import views

app_name = "threads"

urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:dossier>/", views.dossier, name="dossier"),
    path("<uuid:dossier>/panel/", views.panel, name="panel"),
    path("<uuid:dossier>/with/<str:who>/", views.conversation, name="conversation"),
    path("<uuid:dossier>/with/<str:who>/messages/", views.messages, name="messages"),
    path("<uuid:dossier>/with/<str:who>/read/", views.read, name="read"),
    path("<uuid:dossier>/with/<str:who>/draft/", views.draft, name="draft"),
    path("<uuid:dossier>/with/<str:who>/attach/", views.attach, name="attach"),
    path("<uuid:dossier>/with/<str:who>/uploads/", views.uploads, name="uploads"),
    path("uploads/<uuid:upload_id>/", views.upload, name="upload"),
    path("<uuid:dossier>/with/<str:who>/turn/", views.turn, name="turn"),
    path("<uuid:dossier>/with/<str:who>/attachments/<uuid:attachment>/remove/", views.remove, name="remove"),
]
