from django.urls import path

from tenant_apps.viewings.client import views

app_name = "viewings"
urlpatterns = [path("", views.index, name="index")]
