"""The host that hands out files."""

from django.urls import path

from tenant_apps.documents.public import views

app_name = "documents"

urlpatterns = [path("<str:ticket>", views.hand_out, name="hand_out")]
