"""Addresses under ``/pro/``."""

from django.urls import path

from tenant_apps.appointments.professional import answers, views

app_name = "appointments"

urlpatterns = [
    path("", views.index, name="index"),
    path("of/<uuid:dossier>/", views.panel, name="panel"),
    path("of/<uuid:dossier>/make/", views.make, name="make"),
    path("<uuid:public_id>/", views.detail, name="detail"),
    path("<uuid:public_id>/change/", views.change, name="change"),
    path("<uuid:public_id>/cancel/", views.cancel, name="cancel"),
    path("<uuid:public_id>/times/", answers.offer, name="offer"),
    path("<uuid:public_id>/accept/", answers.accept, name="accept"),
    path("<uuid:public_id>/keep/", answers.keep, name="keep"),
    path("<uuid:public_id>/calendar/", views.calendar, name="calendar"),
]
