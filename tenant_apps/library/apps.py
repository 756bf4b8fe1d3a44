"""The library room, for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    name = "tenant_apps.library"
    label = "library"
    verbose_name = _("Important documents")

    def ready(self) -> None:
        from tenant_apps.accounts.models import Account  # noqa: PLC0415 - models are ready only now
        from tenant_apps.documents.commands.waiting import let_files_wait  # noqa: PLC0415 - as above
        from tenant_apps.documents.holders import hold_files  # noqa: PLC0415 - as above
        from tenant_apps.library import policies, receivers  # noqa: F401, PLC0415 - receivers connect when imported
        from tenant_apps.library.models import Document  # noqa: PLC0415 - models are ready only now
        from tenant_apps.library.querysets import NEW, NEWER, files_in_force  # noqa: PLC0415 - as above

        hold_files(files_in_force)
        let_files_wait(
            NEW,
            subjects=lambda actor: Account.objects.visible_to(actor).filter(pk=actor.account_id),
            require=policies.require_configuring,
        )
        let_files_wait(NEWER, subjects=Document.objects.visible_to, require=policies.require_configuring)
