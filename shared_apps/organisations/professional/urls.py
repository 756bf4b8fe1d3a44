from django.urls import path

from shared_apps.organisations.professional import views

app_name = "organisations"
urlpatterns = [path("", views.edit, name="edit"), path("legal/", views.legal_identity, name="legal_identity")]
