"""Addresses under ``/pro/clients/``."""

from django.urls import path

from tenant_apps.clients.professional import parts, views

app_name = "clients"

urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:public_id>/", views.detail, name="detail"),
    path("<uuid:public_id>/edit/", views.edit, name="edit"),
    path("<uuid:public_id>/end/", views.end, name="end"),
    path("<uuid:public_id>/resume/", views.resume, name="resume"),
    path("<uuid:public_id>/activity/", views.activity, name="activity"),
    path("<uuid:public_id>/changes/", views.changes, name="changes"),
    path("<uuid:public_id>/household/", views.household, name="household"),
    path("<uuid:public_id>/relations/add/", parts.relation_add, name="relation_add"),
    path("relations/<uuid:public_id>/remove/", parts.relation_remove, name="relation_remove"),
    path("<uuid:public_id>/products/add/", parts.holding_add, name="holding_add"),
    path("products/<uuid:public_id>/", parts.holding, name="holding"),
    path("products/<uuid:public_id>/remove/", parts.holding_remove, name="holding_remove"),
]
