"""Addresses under ``/pro/retention/``."""

from django.urls import path

from tenant_apps.retention.professional import customers, views

app_name = "retention"

urlpatterns = [
    path("", views.rules, name="rules"),
    path("of/<uuid:public_id>/", customers.customer, name="customer"),
    path("of/<uuid:public_id>/longer/", customers.keep_longer, name="keep_longer"),
    path("of/<uuid:public_id>/hold/", customers.hold, name="hold"),
    path("of/<uuid:public_id>/release/", customers.release, name="release"),
]
