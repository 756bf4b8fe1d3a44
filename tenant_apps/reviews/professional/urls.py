"""Addresses under ``/pro/reviews/``."""

from django.urls import path

from tenant_apps.reviews.professional import spreading, views

app_name = "reviews"

urlpatterns = [
    path("", views.index, name="index"),
    path("panel/", views.panel, name="panel"),
    path("settings/", views.settings, name="settings"),
    path("spread/", spreading.spread, name="spread"),
    path("start/", views.start_chosen, name="start_chosen"),
    path("of/<uuid:public_id>/", views.of_client, name="of_client"),
    path("<uuid:public_id>/", views.detail, name="detail"),
    path("<uuid:public_id>/move/", views.move, name="move"),
    path("<uuid:public_id>/start/", views.start, name="start"),
    path("<uuid:public_id>/close/", views.close, name="close"),
    path("<uuid:public_id>/confirm/", views.confirm, name="confirm"),
    path("<uuid:public_id>/send-back/", views.send_back, name="send_back"),
    path("<uuid:public_id>/report/", views.report, name="report"),
]
