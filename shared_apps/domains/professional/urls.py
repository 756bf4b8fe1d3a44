"""Below /pro/settings/domains/."""

from django.urls import path

from shared_apps.domains.professional import views

app_name = "domains"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:claim>/check/", views.check, name="check"),
    path("<uuid:claim>/release/", views.release, name="release"),
    path("choose/", views.choose, name="choose"),
]
