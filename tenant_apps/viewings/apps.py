from django.apps import AppConfig


class ViewingsConfig(AppConfig):
    name = "tenant_apps.viewings"
    label = "viewings"
