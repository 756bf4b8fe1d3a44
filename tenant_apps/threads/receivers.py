"""Conversations follow the check of their files, and the end of their dossier."""

from typing import Any

from django.dispatch import receiver

from tenant_apps.documents.events import held_file_checked
from tenant_apps.documents.models import StoredFile
from tenant_apps.dossiers.events import dossier_ended
from tenant_apps.dossiers.models import Dossier
from tenant_apps.threads.commands.conversations import stop_waiting
from tenant_apps.threads.commands.telling import show_checked_file
from vestibule.core.actors import Actor


@receiver(held_file_checked)
def show_verdict(*, file: StoredFile, actor: Actor, **_news: Any) -> None:
    show_checked_file(actor=actor, file=file)


@receiver(dossier_ended)
def wait_no_more(*, dossier: Dossier, actor: Actor, **_news: Any) -> None:
    stop_waiting(actor=actor, dossier=dossier)
