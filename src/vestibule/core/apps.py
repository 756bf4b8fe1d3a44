"""Core, for Django."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "vestibule.core"
    label = "core"

    def ready(self) -> None:
        """Declare every room's permissions at the start: the first request asks for them before any view is loaded."""
        from vestibule.core.routes import check_doors  # noqa: PLC0415 - models must be loaded

        autodiscover_modules("policies")
        register(check_doors, Tags.urls)
