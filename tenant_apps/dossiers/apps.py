"""The dossiers room, for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DossiersConfig(AppConfig):
    name = "tenant_apps.dossiers"
    label = "dossiers"
    verbose_name = _("Dossiers")

    def ready(self) -> None:
        from tenant_apps.documents.commands.waiting import let_files_wait  # noqa: PLC0415 - models are ready only now
        from tenant_apps.documents.holders import hold_files  # noqa: PLC0415 - as above
        from tenant_apps.dossiers import policies, receivers  # noqa: F401, PLC0415 - receivers connect when imported
        from tenant_apps.dossiers.models import Dossier  # noqa: PLC0415 - models are ready only now
        from tenant_apps.dossiers.published import (  # noqa: PLC0415 - as above
            HOLDER,
            customer_of_published,
            published_files,
        )
        from vestibule.core.permissions import require  # noqa: PLC0415 - as above

        hold_files(published_files, customer_of_published)
        let_files_wait(HOLDER, subjects=Dossier.objects.visible_to, require=lambda actor: require(actor, policies.EDIT))
