from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "shared_apps.organisations"
    label = "organisations"
