"""The verdict on what was delivered."""

from datetime import date

from django.utils import timezone

from tenant_apps.documents import events, policies
from tenant_apps.documents.commands.requests import locked_request
from tenant_apps.documents.enums import Decision, RejectionReason, RequestState
from tenant_apps.documents.errors import NotApproved, NothingToReview, ReasonMissing, RequestMoved, StillBeingChecked
from tenant_apps.documents.models import Delivery, DocumentRequest, Review
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

_VERDICT = (
    "state",
    "round",
    "revision",
    "delivered_at",
    "dated_on",
    "rejection_reason",
    "rejection_remark",
    "reviewed_at",
    "reviewed_by",
)


@command
def review_delivery(
    *,
    actor: Actor,
    request: DocumentRequest,
    decision: Decision,
    reason: RejectionReason | str = "",
    remark: str = "",
    seen_revision: int | None = None,
    dated_on: date | None = None,
) -> DocumentRequest:
    """Approve what was delivered, or reject it for a reason, which asks for it again in a next round.

    ``seen_revision`` is the revision that the reviewer looked at: ``RequestMoved`` when something happened since, so
    that of two reviewers the second sees the first one's verdict and nobody judges a file they have not seen.
    ``dated_on`` is the date on an approved paper, from which its age is counted.
    """
    require(actor, policies.REVIEW)
    locked = locked_request(actor, request)
    if seen_revision is not None and seen_revision != locked.revision:
        raise RequestMoved
    _check_reviewable(locked)
    if decision == Decision.REJECT and not reason:
        raise ReasonMissing
    if decision == Decision.APPROVE:
        reason = ""
    review = Review.objects.create(
        request=locked,
        round=locked.round,
        decision=decision,
        reason=reason,
        remark=remark.strip(),
        reviewed_at=timezone.now(),
        reviewed_by_id=actor.account_id,
    )
    locked.dated_on = dated_on if decision == Decision.APPROVE else None
    _apply(locked, review)
    facts = {"round": review.round, "decision": str(decision), "reason": str(reason)}
    record("documents.review", locked, actor=actor, **facts)
    if decision == Decision.APPROVE:
        events.request_approved.send(DocumentRequest, request=locked, actor=actor)
    else:
        events.request_rejected.send(
            DocumentRequest, request=locked, actor=actor, reason=review.reason, remark=review.remark
        )
    return locked


@command
def ask_again(
    *, actor: Actor, request: DocumentRequest, reason: RejectionReason | str, remark: str = ""
) -> DocumentRequest:
    """Ask once more for a document that was approved: it has become too old, or proved wrong after all."""
    require(actor, policies.ASK)
    locked = locked_request(actor, request)
    if not locked.is_settled:
        raise NotApproved
    if not reason:
        raise ReasonMissing
    locked.state, locked.dated_on, locked.delivered_at = RequestState.REJECTED, None, None
    locked.rejection_reason, locked.rejection_remark = reason, remark.strip()
    locked.reviewed_at, locked.reviewed_by_id = timezone.now(), actor.account_id
    locked.round += 1
    locked.revision += 1
    locked.save(update_fields=_VERDICT)
    record("documents.ask_again", locked, actor=actor, round=locked.round, reason=str(reason))
    events.request_rejected.send(
        DocumentRequest, request=locked, actor=actor, reason=locked.rejection_reason, remark=locked.rejection_remark
    )
    return locked


def _check_reviewable(request: DocumentRequest) -> None:
    if request.state != RequestState.DELIVERED:
        raise NothingToReview
    if Delivery.objects.being_checked().filter(request=request, round=request.round).exists():
        raise StillBeingChecked


def _apply(request: DocumentRequest, review: Review) -> None:
    approved = review.decision == Decision.APPROVE
    request.state = RequestState.APPROVED if approved else RequestState.REJECTED
    request.rejection_reason = review.reason
    request.rejection_remark = "" if approved else review.remark
    request.reviewed_at = review.reviewed_at
    request.reviewed_by_id = review.reviewed_by_id
    request.revision += 1
    if not approved:
        request.round += 1
        request.delivered_at = None
    request.save(update_fields=_VERDICT)
