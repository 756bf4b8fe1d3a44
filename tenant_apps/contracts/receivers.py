"""A contract follows the verdict on the signed copy that the client delivered."""

from typing import Any

from django.dispatch import receiver

from tenant_apps.contracts.commands import follow_verdict
from tenant_apps.documents import events
from tenant_apps.documents.models import DocumentRequest
from vestibule.core.actors import Actor


@receiver(events.request_approved)
def note_approved(*, request: DocumentRequest, actor: Actor, **_news: Any) -> None:
    follow_verdict(actor=actor, request=request, is_approved=True)


@receiver(events.request_rejected)
def note_rejected(*, request: DocumentRequest, actor: Actor, **_news: Any) -> None:
    follow_verdict(actor=actor, request=request, is_approved=False)
