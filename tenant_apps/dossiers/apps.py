"""The dossiers room, for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DossiersConfig(AppConfig):
    name = "tenant_apps.dossiers"
    label = "dossiers"
    verbose_name = _("Dossiers")

    def ready(self) -> None:
        from tenant_apps.documents.holders import hold_files  # noqa: PLC0415 - models are ready only now
        from tenant_apps.dossiers import receivers  # noqa: F401, PLC0415 - receivers connect when imported
        from tenant_apps.dossiers.querysets import customer_of_published, published_files  # noqa: PLC0415 - as above

        hold_files(published_files, customer_of_published)
