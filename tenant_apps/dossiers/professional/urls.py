"""Addresses under ``/pro/``."""

from django.urls import path

from tenant_apps.dossiers.professional import action_points, views

app_name = "dossiers"

urlpatterns = [
    path("", views.index, name="index"),
    path("of/<uuid:customer>/open/", views.open_another, name="open"),
    path("<uuid:public_id>/", views.detail, name="detail"),
    path("<uuid:public_id>/stage/", views.stage, name="stage"),
    path("<uuid:public_id>/assignment/", views.assignment, name="assignment"),
    path("<uuid:public_id>/notes/", views.notes, name="notes"),
    path("<uuid:public_id>/products/", views.products, name="products"),
    path("products/<uuid:public_id>/remove/", views.product_remove, name="product_remove"),
    path("<uuid:public_id>/documents/ask/", action_points.ask_documents, name="ask_documents"),
    path("<uuid:public_id>/fact-finds/ask/", action_points.ask_flow, name="ask_flow"),
    path("<uuid:public_id>/action-points/add/", action_points.add, name="action_point_add"),
    path("action-points/<uuid:public_id>/", action_points.edit, name="action_point_edit"),
    path("action-points/<uuid:public_id>/handle/", action_points.handle, name="action_point_handle"),
    path("action-points/<uuid:public_id>/reopen/", action_points.reopen, name="action_point_reopen"),
    path("action-points/<uuid:public_id>/remove/", action_points.remove, name="action_point_remove"),
]
