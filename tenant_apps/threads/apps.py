"""The threads room, for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThreadsConfig(AppConfig):
    name = "tenant_apps.threads"
    label = "threads"
    verbose_name = _("Messages")

    def ready(self) -> None:
        from tenant_apps.documents.holders import Taker, hold_files, take_uploads  # noqa: PLC0415 - models are needed
        from tenant_apps.threads import policies, receivers  # noqa: F401, PLC0415 - receivers connect when imported
        from tenant_apps.threads.commands.messages import HOLDER, attach_upload  # noqa: PLC0415 - as above
        from tenant_apps.threads.models import Thread  # noqa: PLC0415 - as above
        from tenant_apps.threads.querysets import customer_of_attached, files_opened_to  # noqa: PLC0415 - as above

        hold_files(files_opened_to, customer_of_attached)
        take_uploads(HOLDER, Taker(Thread.objects.visible_to, policies.require_writing, attach_upload))
