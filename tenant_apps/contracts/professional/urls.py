"""Addresses under ``/pro/contracts/``."""

from django.urls import path

from tenant_apps.contracts.professional import views

app_name = "contracts"

urlpatterns = [
    path("of/<uuid:customer_id>/", views.panel, name="panel"),
    path("of/<uuid:customer_id>/add/", views.add, name="add"),
    path("<uuid:public_id>/", views.detail, name="detail"),
    path("<uuid:public_id>/edit/", views.edit, name="edit"),
    path("<uuid:public_id>/send/", views.send, name="send"),
    path("<uuid:public_id>/remind/", views.remind, name="remind"),
    path("<uuid:public_id>/record/", views.record, name="record"),
    path("<uuid:public_id>/approve/", views.approve, name="approve"),
    path("<uuid:public_id>/reopen/", views.reopen, name="reopen"),
    path("<uuid:public_id>/withdraw/", views.withdraw, name="withdraw"),
    path("<uuid:public_id>/end/", views.end, name="end"),
]
