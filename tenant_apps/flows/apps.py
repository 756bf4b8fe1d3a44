from django.apps import AppConfig


class FlowsConfig(AppConfig):
    name = "tenant_apps.flows"
    label = "flows"
