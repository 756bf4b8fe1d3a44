"""The handouts room, for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HandoutsConfig(AppConfig):
    name = "tenant_apps.handouts"
    label = "handouts"
    verbose_name = _("Documents for many clients")

    def ready(self) -> None:
        from tenant_apps.documents.holders import hold_files  # noqa: PLC0415 - models are ready only now
        from tenant_apps.handouts import receivers  # noqa: F401, PLC0415 - receivers connect when imported
        from tenant_apps.handouts.held import handed_files  # noqa: PLC0415 - as above

        hold_files(handed_files)
