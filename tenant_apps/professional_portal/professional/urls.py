"""Addresses under ``/pro/``."""

from django.urls import path

from tenant_apps.professional_portal.professional import (
    configuration,
    handing_over,
    languages,
    launch,
    modules,
    timeline,
    views,
)

app_name = "professional_portal"

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.find, name="search"),
    path("counts/", views.counts, name="counts"),
    path("settings/", views.settings, name="settings"),
    path("launch/", launch.launch, name="launch"),
    path("launch/walk/", launch.walk, name="walk"),
    path("dossiers/<uuid:dossier>/timeline/", timeline.timeline, name="timeline"),
    path("settings/users/<uuid:public_id>/hand-over/", handing_over.hand_over, name="hand_over"),
    path("settings/configuration/", configuration.configuration, name="configuration"),
    path("settings/configuration/file/", configuration.save, name="save_configuration"),
    path("settings/configuration/take-over/", configuration.take_over, name="take_over"),
    path("settings/modules/", modules.modules, name="modules"),
    path("settings/languages/", languages.languages, name="languages"),
    path("settings/languages/missing/", languages.missing, name="missing"),
]
