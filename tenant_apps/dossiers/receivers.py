"""Action points follow what happens to the document request or the fact find behind them."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.dispatch import receiver
from django.utils import translation
from django.utils.translation import gettext as _

from shared_apps.organisations.profile import current_organisation
from tenant_apps.documents import events as documents
from tenant_apps.documents.enums import RequestState
from tenant_apps.documents.models import DocumentRequest, StoredFile
from tenant_apps.dossiers.commands.action_points import drop, settle
from tenant_apps.dossiers.commands.asking import ask_because_of_answers
from tenant_apps.dossiers.commands.followers import note_news
from tenant_apps.dossiers.commands.notes import add_note
from tenant_apps.dossiers.commands.reporting import tell_of_answers, tell_of_delivery
from tenant_apps.dossiers.commands.telling import note_change
from tenant_apps.dossiers.enums import ActionPointKind, ProgressReason
from tenant_apps.dossiers.models import ActionPoint, Dossier, Publication
from tenant_apps.flows import events as flows
from tenant_apps.flows.models import BandOverride, FlowRun
from tenant_apps.flows.results import band_titles
from tenant_apps.inbox.commands.raising import settle_notices
from vestibule.core.actors import Actor


@receiver(documents.document_delivered)
def handle_delivered(*, request: DocumentRequest, actor: Actor, **_news: Any) -> None:
    _follow(Q(request=request), actor=actor, handled=True, reason=ProgressReason.HANDLED)
    tell_of_delivery(actor=actor, request=request)


@receiver(documents.request_approved)
def handle_approved(*, request: DocumentRequest, actor: Actor, **_news: Any) -> None:
    _follow(Q(request=request), actor=actor, handled=True, reason=ProgressReason.HANDLED)
    settle_notices(subject=request.public_id)


@receiver(documents.request_rejected)
def reopen_rejected(*, request: DocumentRequest, actor: Actor, **_news: Any) -> None:
    _follow(Q(request=request), actor=actor, handled=False, reason=ProgressReason.REJECTED)
    settle_notices(subject=request.public_id)


@receiver(documents.delivery_withdrawn)
def reopen_withdrawn(*, request: DocumentRequest, actor: Actor, **_news: Any) -> None:
    _follow(Q(request=request), actor=actor, handled=False, reason=ProgressReason.WITHDRAWN)
    settle_notices(subject=request.public_id)


@receiver(documents.delivery_moved)
def reopen_left(*, request: DocumentRequest, actor: Actor, **_news: Any) -> None:
    _follow(Q(request=request), actor=actor, handled=False, reason=ProgressReason.MOVED)
    settle_notices(subject=request.public_id)


@receiver(documents.request_changed)
def drop_cancelled(*, request: DocumentRequest, actor: Actor, **_news: Any) -> None:
    """What must be signed is still to be signed, if no signed copy is needed."""
    if request.state == RequestState.CANCELLED:
        settle_notices(subject=request.public_id)
        followers = ActionPoint.objects.current().filter(request=request).exclude(kind=ActionPointKind.SIGN)
        for action_point in followers.order_by("pk"):
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
    tell_of_answers(actor=actor, run=run)


@receiver(flows.run_reopened)
def reopen_run(*, run: FlowRun, actor: Actor, **_news: Any) -> None:
    _follow(Q(run=run), actor=actor, handled=False, reason=ProgressReason.REOPENED)
    settle_notices(subject=run.public_id)


@receiver(flows.answers_changed)
def ask_by_rule(*, run: FlowRun, actor: Actor, questions: Collection[str], **_news: Any) -> None:
    ask_because_of_answers(actor=actor, run=run, questions=questions)


@receiver(flows.band_overridden)
def note_other_band(*, run: FlowRun, override: BandOverride, before: str, actor: Actor, **_news: Any) -> None:
    """The dossier has a note of it, its followers are told, and the client is where the firm tells of changes."""
    dossier = Dossier.objects.filter(pk=run.dossier_id, customer=run.customer_id).first()
    if dossier is None:
        return
    first = current_organisation().first_language
    titles = band_titles(override.result, first)
    with translation.override(first):
        text = _("%(flow)s of %(name)s: “%(now)s” counts instead of “%(before)s”. Reason: %(reason)s")
        values = {"flow": run.version.flow.name, "name": run.party, "reason": override.reason}
        values |= {"now": titles[override.band], "before": titles[before]}
        add_note(actor=actor, dossier=dossier, text=text % values)
    note_news(dossier)
    note_change(dossier)


def _follow(source: Q, *, actor: Actor, handled: bool, reason: ProgressReason) -> None:
    for action_point in ActionPoint.objects.current().filter(source).order_by("pk"):
        settle(actor=actor, action_point=action_point, handled=handled, reason=reason)
