from django.apps import AppConfig


class InvitesConfig(AppConfig):
    name = "tenant_apps.invites"
    label = "invites"

    def ready(self) -> None:
        from tenant_apps.invites import receivers  # noqa: F401, PLC0415 - wires the receivers once the models are there
