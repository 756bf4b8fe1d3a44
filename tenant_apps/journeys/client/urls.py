from django.urls import path

from tenant_apps.journeys.client import views

app_name = "journeys"

urlpatterns = [
    path("<uuid:dossier>/", views.steps, name="steps"),
]
