"""Action points follow what happens to the document request or the fact find behind them."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.dispatch import receiver

from tenant_apps.documents import events as documents
from tenant_apps.documents.enums import RequestState
from tenant_apps.documents.models import DocumentRequest, StoredFile
from tenant_apps.dossiers.commands.action_points import drop, settle
from tenant_apps.dossiers.commands.asking import ask_because_of_answers
from tenant_apps.dossiers.commands.telling import note_change
from tenant_apps.dossiers.enums import ProgressReason
from tenant_apps.dossiers.models import ActionPoint, Publication
from tenant_apps.flows import events as flows
from tenant_apps.flows.models import FlowRun
from vestibule.core.actors import Actor


@receiver(documents.document_delivered)
@receiver(documents.request_approved)
def handle_delivered(*, request: DocumentRequest, actor: Actor, **_news: Any) -> None:
    _follow(Q(request=request), actor=actor, handled=True, reason=ProgressReason.HANDLED)


@receiver(documents.request_rejected)
def reopen_rejected(*, request: DocumentRequest, actor: Actor, **_news: Any) -> None:
    _follow(Q(request=request), actor=actor, handled=False, reason=ProgressReason.REJECTED)


@receiver(documents.delivery_withdrawn)
def reopen_withdrawn(*, request: DocumentRequest, actor: Actor, **_news: Any) -> None:
    _follow(Q(request=request), actor=actor, handled=False, reason=ProgressReason.WITHDRAWN)


@receiver(documents.request_changed)
def drop_cancelled(*, request: DocumentRequest, actor: Actor, **_news: Any) -> None:
    if request.state == RequestState.CANCELLED:
        for action_point in ActionPoint.objects.current().filter(request=request).order_by("pk"):
            drop(actor=actor, action_point=action_point)


@receiver(documents.held_file_checked)
def note_available(*, file: StoredFile, **_news: Any) -> None:
    """A document that was made available has passed its check: clients see it from now on."""
    publication = Publication.objects.filter(file=file).select_related("dossier").first()
    if publication is not None and file.is_promoted and not publication.is_withdrawn:
        note_change(publication.dossier)


@receiver(flows.run_completed)
def handle_completed(*, run: FlowRun, actor: Actor, **_news: Any) -> None:
    _follow(Q(run=run), actor=actor, handled=True, reason=ProgressReason.HANDLED)


@receiver(flows.run_reopened)
def reopen_run(*, run: FlowRun, actor: Actor, **_news: Any) -> None:
    _follow(Q(run=run), actor=actor, handled=False, reason=ProgressReason.REOPENED)


@receiver(flows.answers_changed)
def ask_by_rule(*, run: FlowRun, actor: Actor, questions: Collection[str], **_news: Any) -> None:
    ask_because_of_answers(actor=actor, run=run, questions=questions)


def _follow(source: Q, *, actor: Actor, handled: bool, reason: ProgressReason) -> None:
    for action_point in ActionPoint.objects.current().filter(source).order_by("pk"):
        settle(actor=actor, action_point=action_point, handled=handled, reason=reason)
