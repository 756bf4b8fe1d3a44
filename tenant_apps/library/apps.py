"""The library room, for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    name = "tenant_apps.library"
    label = "library"
    verbose_name = _("Important documents")

    def ready(self) -> None:
        from tenant_apps.documents.holders import hold_files  # noqa: PLC0415 - models are ready only now
        from tenant_apps.library import receivers  # noqa: F401, PLC0415 - receivers connect when imported
        from tenant_apps.library.querysets import files_in_force  # noqa: PLC0415 - as above

        hold_files(files_in_force)
