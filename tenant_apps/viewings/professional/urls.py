from django.urls import path

from tenant_apps.viewings.professional import views

app_name = "viewings"
urlpatterns = [
    path("dossiers/<uuid:dossier>/start/", views.start, name="start"),
    path("<uuid:viewing>/end/", views.end, name="end"),
]
