"""What the client must still do: asking, changing, ticking off, taking back."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import override

from tenant_apps.customers.models import Customer, Party
from tenant_apps.documents.catalogue import OTHER
from tenant_apps.documents.commands.requests import ask_document, ask_for_product, cancel_request, edit_request
from tenant_apps.documents.models import DocumentRequest, DocumentType
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.followers import note_news
from tenant_apps.dossiers.commands.progress import keeping_progress
from tenant_apps.dossiers.commands.telling import note_change
from tenant_apps.dossiers.enums import HANDLED_BY_HAND, ActionPointKind, ProgressReason
from tenant_apps.dossiers.errors import (
    NotAnApplicant,
    NotByHand,
    NothingChosen,
    ProductOfOtherDossier,
    ProductOrAppointment,
    SubjectMissing,
)
from tenant_apps.dossiers.models import ActionPoint, Dossier, Product
from tenant_apps.flows.commands.runs import ask_run_for_product, start_run
from tenant_apps.flows.models import Flow
from tenant_apps.inbox.commands.raising import settle_notices
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

_ASKED_AGAIN = ("dossier", "kind", "party", "product", "due_on", "removed_at", "removed_by")


@command
def add_action_point(
    *,
    actor: Actor,
    dossier: Dossier,
    kind: str,
    subject: str,
    remark: str = "",
    party: Party | None = None,
    product: Product | None = None,
    is_for_appointment: bool = False,
    due_on: date | None = None,
) -> ActionPoint:
    """Add something to sign, to confirm, or in words. Documents and fact finds have their own commands.

    Of what is to be signed the signed copy is asked for, which the client delivers as any document.
    """
    require(actor, policies.EDIT)
    if kind not in HANDLED_BY_HAND:
        raise NotByHand
    if not subject.strip():
        raise SubjectMissing
    check_applicant(dossier.customer, party)
    check_purpose(dossier.pk, product, is_for_appointment=is_for_appointment)
    action_point = ActionPoint(
        dossier=dossier,
        request=_signed_copy(actor, dossier, party=party, product=product, subject=subject, remark=remark)
        if kind == ActionPointKind.SIGN
        else None,
        kind=kind,
        subject=subject.strip(),
        remark=remark.strip(),
        party=party,
        product=product,
        is_for_appointment=is_for_appointment,
        due_on=due_on,
    )
    return _add(actor, action_point)


@command
def ask_for_document(
    *,
    actor: Actor,
    dossier: Dossier,
    party: Party | None,
    document_type: DocumentType,
    remark: str = "",
    subject: str = "",
    product: Product | None = None,
    is_for_appointment: bool = False,
    due_on: date | None = None,
) -> ActionPoint:
    """Ask an applicant, or any of them, for a document. The action point follows the request from then on."""
    require(actor, policies.EDIT)
    check_applicant(dossier.customer, party)
    request = ask_document(
        actor=actor,
        customer=dossier.customer,
        party=party,
        document_type=document_type,
        subject=subject,
        remark=remark,
        dossier_id=dossier.pk,
        product_id=product.pk if product else None,
    )
    action_point = ActionPoint(
        dossier=dossier,
        kind=ActionPointKind.DELIVER,
        request=request,
        party=party,
        product=product,
        is_for_appointment=is_for_appointment,
        due_on=due_on,
    )
    return _add(actor, action_point)


@command
def ask_for_documents(
    *,
    actor: Actor,
    dossier: Dossier,
    document_types: Sequence[DocumentType],
    party: Party | None = None,
    subject: str = "",
    remark: str = "",
    product: Product | None = None,
    is_for_appointment: bool = False,
    due_on: date | None = None,
) -> list[ActionPoint]:
    """Ask for several documents at once, with the same remark; ``subject`` names one that no type is for.

    What is asked of the same applicant in this dossier already, and open, is not asked twice: its action point returns.
    """
    require(actor, policies.EDIT)
    own = subject.strip()
    if not document_types and not own:
        raise NothingChosen
    Dossier.objects.select_for_update(of=("self",), no_key=True).get(pk=dossier.pk)
    open_points = ActionPoint.objects.current().open().filter(dossier=dossier, party=party, request__isnull=False)
    asked = {
        (point.request.document_type_id, point.request.subject): point
        for point in open_points.select_related("request").order_by("-pk")
    }
    wanted = [(each, "") for each in document_types]
    if own:
        wanted.append((DocumentType.objects.get(code=OTHER), own))
    return [
        asked.get((document_type.pk, words))
        or ask_for_document(
            actor=actor,
            dossier=dossier,
            party=party,
            document_type=document_type,
            subject=words,
            remark=remark,
            product=product,
            is_for_appointment=is_for_appointment,
            due_on=due_on,
        )
        for document_type, words in wanted
    ]


@command
def ask_to_complete(
    *,
    actor: Actor,
    dossier: Dossier,
    party: Party,
    flow: Flow,
    product: Product | None = None,
    due_on: date | None = None,
) -> ActionPoint:
    """Ask one applicant to fill in a fact find. The action point follows the run from then on.

    A fact find that this applicant has open already in this dossier is asked for once: a second time returns the same
    action point. What they fill in for another dossier is another run, which other people may see.
    """
    require(actor, policies.EDIT)
    check_applicant(dossier.customer, party)
    check_purpose(dossier.pk, product, is_for_appointment=False)
    with override(party.language):
        shown = dossier.products.filter(is_shown=True).order_by("pk")
        known = {"products": ", ".join(map(str, shown)), "dossier_number": dossier.number}
    run = start_run(actor=actor, customer=dossier.customer, party=party, flow=flow, dossier_id=dossier.pk, known=known)
    point = ActionPoint.objects.filter(run=run).first() or ActionPoint(run=run)
    if point.pk and point.removed_at is None:
        return point
    point.dossier, point.kind, point.party, point.due_on = dossier, ActionPointKind.COMPLETE, party, due_on
    point.product = product
    ask_run_for_product(actor=actor, run=run, product_id=product.pk if product else None)
    point.removed_at = point.removed_by = None
    return _add(actor, point)


@command
def edit_action_point(
    *,
    actor: Actor,
    action_point: ActionPoint,
    subject: str,
    remark: str,
    due_on: date | None,
    product: Product | None = None,
    is_for_appointment: bool = False,
) -> ActionPoint:
    """Change the words, the date or what it is for. The words of a document are those of its request."""
    require(actor, policies.EDIT)
    check_purpose(action_point.dossier_id, product, is_for_appointment=is_for_appointment)
    if action_point.kind in HANDLED_BY_HAND and not subject.strip():
        raise SubjectMissing
    if action_point.request is not None and action_point.request.is_open:
        edit_request(actor=actor, request=action_point.request, subject=subject, remark=remark)
    if action_point.request is not None:
        ask_for_product(actor=actor, request=action_point.request, product_id=product.pk if product else None)
    if action_point.run is not None:
        ask_run_for_product(actor=actor, run=action_point.run, product_id=product.pk if product else None)
    action_point = ActionPoint.objects.select_for_update(of=("self",), no_key=True).get(pk=action_point.pk)
    if action_point.kind in HANDLED_BY_HAND:
        action_point.subject = subject.strip()
        action_point.remark = remark.strip()
    action_point.due_on = due_on
    action_point.product = product
    action_point.is_for_appointment = is_for_appointment
    action_point.save(update_fields=["subject", "remark", "due_on", "product", "is_for_appointment"])
    note_change(action_point.dossier)
    record("dossiers.edit_action_point", action_point.dossier, actor=actor, action_point=str(action_point.public_id))
    return action_point


@command
def remove_action_point(*, actor: Actor, action_point: ActionPoint) -> None:
    """Take an action point away; its document request is cancelled with it. Twice is once."""
    require(actor, policies.EDIT)
    if action_point.request is not None and action_point.request.is_open:
        cancel_request(actor=actor, request=action_point.request)
    drop(actor=actor, action_point=action_point)


@command
def handle_action_point(*, actor: Actor, action_point: ActionPoint) -> ActionPoint:
    """Tick off something that is handled by hand; a signed copy is then no longer needed. Twice is once."""
    policies.require_handling(actor, action_point)
    if not action_point.is_by_hand:
        raise NotByHand
    if action_point.request is not None and action_point.request.is_waiting_for_client:
        cancel_request(actor=actor, request=action_point.request)
    return settle(actor=actor, action_point=action_point, handled=True, reason=ProgressReason.HANDLED)


@command
def reopen_action_point(*, actor: Actor, action_point: ActionPoint) -> ActionPoint:
    """Say that something ticked off by hand must be done after all; a signed copy is asked for anew. Twice is once."""
    policies.require_handling(actor, action_point)
    if not action_point.is_by_hand:
        raise NotByHand
    old = action_point.request
    if old is not None and old.is_cancelled and action_point.is_handled:
        action_point.request = _signed_copy(
            actor,
            action_point.dossier,
            party=action_point.party,
            product=action_point.product,
            subject=old.subject,
            remark=old.remark,
        )
        action_point.save(update_fields=["request"])
    return settle(actor=actor, action_point=action_point, handled=False, reason=ProgressReason.REOPENED)


@command
def settle(*, actor: Actor, action_point: ActionPoint, handled: bool, reason: ProgressReason) -> ActionPoint:
    """Bring the action point in line with what happened, in the room below or by hand, and keep the percentage.

    Asks for no right of its own: the command that made it true has done so. Changes nothing when it is so already.
    """
    with keeping_progress(actor=actor, action_point=action_point, reason=reason):
        action_point = ActionPoint.objects.select_for_update(of=("self",), no_key=True).get(pk=action_point.pk)
        if action_point.is_handled != handled and action_point.removed_at is None:
            action_point.handled_at = timezone.now() if handled else None
            action_point.handled_by_id = actor.account_id if handled else None
            action_point.save(update_fields=["handled_at", "handled_by"])
            if handled:
                record(
                    "dossiers.handle",
                    action_point.dossier,
                    actor=actor,
                    action_point=str(action_point.public_id),
                    reason=reason,
                )
            else:
                record(
                    "dossiers.reopen",
                    action_point.dossier,
                    actor=actor,
                    action_point=str(action_point.public_id),
                    reason=reason,
                )
            note_news(action_point.dossier)
            if handled:
                settle_notices(subject=action_point.public_id)
    return action_point


@command
def drop(*, actor: Actor, action_point: ActionPoint) -> None:
    """Count the action point no more. Asks for no right of its own, as ``settle``."""
    with keeping_progress(actor=actor, action_point=action_point, reason=ProgressReason.REMOVED):
        action_point = ActionPoint.objects.select_for_update(of=("self",), no_key=True).get(pk=action_point.pk)
        if action_point.removed_at is None:
            action_point.removed_at = timezone.now()
            action_point.removed_by_id = actor.account_id
            action_point.save(update_fields=["removed_at", "removed_by"])
            settle_notices(subject=action_point.public_id)
            record(
                "dossiers.remove_action_point",
                action_point.dossier,
                actor=actor,
                action_point=str(action_point.public_id),
            )


def _signed_copy(
    actor: Actor, dossier: Dossier, *, party: Party | None, product: Product | None, subject: str, remark: str
) -> DocumentRequest:
    return ask_document(
        actor=actor,
        customer=dossier.customer,
        party=party,
        document_type=DocumentType.objects.get(code=OTHER),
        subject=subject,
        remark=remark,
        dossier_id=dossier.pk,
        product_id=product.pk if product else None,
    )


def _add(actor: Actor, action_point: ActionPoint) -> ActionPoint:
    """Write a new action point and what it does to the percentage."""
    check_applicant(action_point.dossier.customer, action_point.party)
    is_for_appointment = action_point.is_for_appointment
    check_purpose(action_point.dossier_id, action_point.product, is_for_appointment=is_for_appointment)
    with keeping_progress(actor=actor, action_point=action_point, reason=ProgressReason.ADDED):
        if action_point.pk is None:
            action_point.save(force_insert=True)
        else:  # it was removed once, and is asked again
            action_point.save(update_fields=_ASKED_AGAIN)
    note_change(action_point.dossier)
    record(
        "dossiers.add_action_point",
        action_point.dossier,
        actor=actor,
        action_point=str(action_point.public_id),
        kind=action_point.kind,
    )
    return action_point


def check_applicant(customer: Customer, party: Party | None) -> None:
    if party is not None and not Party.objects.people_of(customer).filter(pk=party.pk).exists():
        raise NotAnApplicant


def check_purpose(dossier_id: int, product: Product | None, *, is_for_appointment: bool) -> None:
    if product is not None and is_for_appointment:
        raise ProductOrAppointment
    if product is not None and product.dossier_id != dossier_id:
        raise ProductOfOtherDossier
