from django.urls import path

from shared_apps.organisations.professional import views

app_name = "organisations"
urlpatterns = [path("", views.edit, name="edit")]
