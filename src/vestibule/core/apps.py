"""Core, for Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "vestibule.core"
    label = "core"

    def ready(self) -> None:
        """Declare every room's permissions at the start: the first request asks for them before any view is loaded."""
        autodiscover_modules("policies")
