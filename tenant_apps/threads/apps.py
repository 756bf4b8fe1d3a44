"""The threads room, for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThreadsConfig(AppConfig):
    name = "tenant_apps.threads"
    label = "threads"
    verbose_name = _("Messages")

    def ready(self) -> None:
        from tenant_apps.documents.holders import hold_files  # noqa: PLC0415 - models are needed
        from tenant_apps.threads import receivers  # noqa: F401, PLC0415 - receivers connect when imported
        from tenant_apps.threads.querysets import customer_of_attached, files_opened_to  # noqa: PLC0415 - as above

        hold_files(files_opened_to, customer_of_attached)
