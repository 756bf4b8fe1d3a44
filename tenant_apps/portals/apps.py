from django.apps import AppConfig


class PortalsConfig(AppConfig):
    name = "tenant_apps.portals"
    label = "portals"

    def ready(self) -> None:
        from tenant_apps.portals import receivers  # noqa: F401, PLC0415 - wires the receivers once the models are there
