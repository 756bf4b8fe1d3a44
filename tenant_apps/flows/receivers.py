"""What flows does when a file was checked."""

from typing import Any

from django.dispatch import receiver

from tenant_apps.documents.events import held_file_checked
from tenant_apps.documents.models import StoredFile
from tenant_apps.flows.commands.files import drop_refused_file
from vestibule.core.actors import Actor


@receiver(held_file_checked)
def drop_refused(*, file: StoredFile, actor: Actor, **_news: Any) -> None:
    """A file that was turned down is no answer."""
    if file.is_refused:
        drop_refused_file(actor=actor, file=file)
