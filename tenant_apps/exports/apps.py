from django.apps import AppConfig


class ExportsConfig(AppConfig):
    name = "tenant_apps.exports"
    label = "exports"

    def ready(self) -> None:
        from tenant_apps.exports import receivers  # noqa: F401, PLC0415 - receivers connect when imported
