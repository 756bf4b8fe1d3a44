"""A client says that a document does not apply; the firm agrees, or asks for it all the same."""

from django.utils import timezone

from tenant_apps.documents import events, policies
from tenant_apps.documents.commands.deliveries import still_there
from tenant_apps.documents.commands.requests import check_open, locked_request
from tenant_apps.documents.enums import Decision, RejectionReason, RequestState
from tenant_apps.documents.errors import (
    DeclaredReasonMissing,
    NotDeclared,
    NothingToDeclare,
    RemarkMissing,
    RequestMoved,
)
from tenant_apps.documents.models import DocumentRequest, Review
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

_ANSWER = (
    "state",
    "round",
    "revision",
    "delivered_at",
    "declared_reason",
    "rejection_reason",
    "rejection_remark",
    "reviewed_at",
    "reviewed_by",
)


@command
def declare_not_applicable(*, actor: Actor, request: DocumentRequest, declared_reason: str) -> DocumentRequest:
    """Say that there is no such document, and why. It counts as done until the firm says otherwise."""
    require(actor, policies.DELIVER)
    locked = locked_request(still_there(actor), request)
    check_open(locked)
    if not locked.is_waiting_for_client:
        raise NothingToDeclare
    if not declared_reason.strip():
        raise DeclaredReasonMissing
    locked.state, locked.delivered_at = RequestState.DECLARED, timezone.now()
    locked.declared_reason = declared_reason.strip()
    locked.revision += 1
    locked.save(update_fields=["state", "delivered_at", "declared_reason", "revision"])
    record("documents.declare", locked, actor=actor, round=locked.round)
    events.document_delivered.send(DocumentRequest, request=locked, actor=actor)
    return locked


@command
def take_back_declaration(*, actor: Actor, request: DocumentRequest) -> DocumentRequest:
    """Deliver it after all: the request is open as it was before. Twice is once."""
    require(actor, policies.DELIVER)
    locked = locked_request(still_there(actor), request)
    if locked.is_waiting_for_client:
        return locked
    if not locked.is_declared:
        raise NotDeclared
    locked.state = RequestState.ASKED if locked.round == 1 else RequestState.REJECTED
    locked.delivered_at, locked.declared_reason = None, ""
    locked.revision += 1
    locked.save(update_fields=["state", "delivered_at", "declared_reason", "revision"])
    record("documents.take_back_declaration", locked, actor=actor)
    events.delivery_withdrawn.send(DocumentRequest, request=locked, actor=actor)
    return locked


@command
def answer_declaration(
    *, actor: Actor, request: DocumentRequest, decision: Decision, remark: str = "", seen_revision: int | None = None
) -> DocumentRequest:
    """Agree that the document does not apply, or ask for it in a next round with a remark that says why.

    ``RequestMoved`` when something happened since the page that ``seen_revision`` is of.
    """
    require(actor, policies.REVIEW)
    locked = locked_request(actor, request)
    if seen_revision is not None and seen_revision != locked.revision:
        raise RequestMoved
    if not locked.is_declared:
        raise NotDeclared
    agrees = decision == Decision.APPROVE
    if not agrees and not remark.strip():
        raise RemarkMissing
    review = Review.objects.create(
        request=locked,
        round=locked.round,
        decision=decision,
        reason="" if agrees else RejectionReason.NEEDED,
        remark=remark.strip(),
        declared_reason=locked.declared_reason,
        reviewed_at=timezone.now(),
        reviewed_by_id=actor.account_id,
    )
    _apply(locked, review, agrees=agrees)
    record("documents.answer_declaration", locked, actor=actor, round=review.round, decision=str(decision))
    if agrees:
        events.request_approved.send(DocumentRequest, request=locked, actor=actor)
    else:
        events.request_rejected.send(
            DocumentRequest, request=locked, actor=actor, reason=review.reason, remark=review.remark
        )
    return locked


def _apply(request: DocumentRequest, review: Review, *, agrees: bool) -> None:
    request.state = RequestState.WAIVED if agrees else RequestState.REJECTED
    request.rejection_reason, request.rejection_remark = review.reason, "" if agrees else review.remark
    request.reviewed_at, request.reviewed_by_id = review.reviewed_at, review.reviewed_by_id
    request.revision += 1
    if not agrees:
        request.round += 1
        request.delivered_at, request.declared_reason = None, ""
    request.save(update_fields=_ANSWER)
