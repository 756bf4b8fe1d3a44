"""Addresses under ``/pro/``."""

from django.urls import path

from tenant_apps.library.professional import views

app_name = "library"

urlpatterns = [
    path("", views.index, name="index"),
    path("order/", views.order, name="order"),
    path("categories/add/", views.category_add, name="category_add"),
    path("categories/<uuid:public_id>/", views.category, name="category"),
    path("categories/<uuid:public_id>/remove/", views.category_remove, name="category_remove"),
    path("categories/<uuid:public_id>/order/", views.documents_order, name="documents_order"),
    path("add/", views.add, name="add"),
    path("<uuid:public_id>/", views.document, name="document"),
    path("<uuid:public_id>/replace/", views.replace, name="replace"),
    path("<uuid:public_id>/withdraw/", views.withdraw, name="withdraw"),
    path("<uuid:public_id>/restore/", views.restore, name="restore"),
]
