"""The chats room, for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChatsConfig(AppConfig):
    name = "tenant_apps.chats"
    label = "chats"
    verbose_name = _("Questions and answers")

    def ready(self) -> None:
        from tenant_apps.chats import news  # noqa: F401, PLC0415 - the inbox knows the kinds that were imported
