"""Addresses under ``/pro/imports/``."""

from django.urls import path

from tenant_apps.imports.professional import rows, views

app_name = "imports"

urlpatterns = [
    path("", views.index, name="index"),
    path("template.<slug:extension>", views.template, name="template"),
    path("<uuid:public_id>/", views.detail, name="detail"),
    path("<uuid:public_id>/columns/", views.columns, name="columns"),
    path("<uuid:public_id>/run/", views.run, name="run"),
    path("<uuid:public_id>/stop/", views.stop, name="stop"),
    path("<uuid:public_id>/undo/", views.undo, name="undo"),
    path("<uuid:public_id>/discard/", views.discard, name="discard"),
    path("<uuid:public_id>/errors.csv", views.errors, name="errors"),
    path("<uuid:public_id>/result.csv", views.result, name="result"),
    path("<uuid:public_id>/choose/", rows.choose_for_all, name="choose_for_all"),
    path("<uuid:public_id>/lines/<int:line>/", rows.row, name="row"),
    path("<uuid:public_id>/lines/<int:line>/choose/", rows.choose, name="choose"),
]
