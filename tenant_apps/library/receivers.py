"""A new file takes the place of the one before once it has passed its check."""

from typing import Any

from django.dispatch import receiver

from tenant_apps.documents.events import held_file_checked
from tenant_apps.documents.models import StoredFile
from tenant_apps.library.commands.documents import put_in_force
from vestibule.core.actors import Actor


@receiver(held_file_checked)
def take_its_place(*, file: StoredFile, actor: Actor, **_news: Any) -> None:
    put_in_force(actor=actor, file=file)
