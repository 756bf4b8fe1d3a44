"""Addresses of the client portal's set-up, under /pro/settings/portal/."""

from django.urls import path

from tenant_apps.portals.professional import views

app_name = "portals"
urlpatterns = [
    path("", views.content, name="content"),
    path("disclosure/", views.disclosure, name="disclosure"),
    path("stages/<uuid:stage>/", views.stage_video, name="stage_video"),
]
