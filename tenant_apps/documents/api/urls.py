"""Addresses under ``/api/v1/``."""

from django.urls import path

from tenant_apps.documents.api import views

app_name = "documents"

urlpatterns = [
    path("document-requests/", views.DocumentRequestsView.as_view(), name="document_requests"),
    path("document-requests/<uuid:public_id>/", views.DocumentRequestView.as_view(), name="document_request"),
]
