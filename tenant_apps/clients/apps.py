"""The clients room, for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClientsConfig(AppConfig):
    name = "tenant_apps.clients"
    label = "clients"
    verbose_name = _("Clients")

    def ready(self) -> None:
        from tenant_apps.clients import receivers  # noqa: F401, PLC0415 - wired once the rooms are there
