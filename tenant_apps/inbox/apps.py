"""The inbox room, for Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class InboxConfig(AppConfig):
    name = "tenant_apps.inbox"
    label = "inbox"
    verbose_name = _("Inbox")

    def ready(self) -> None:
        from tenant_apps.inbox import receivers  # noqa: F401, PLC0415 - receivers connect when imported

        autodiscover_modules("news")  # each room's own kinds of notices
