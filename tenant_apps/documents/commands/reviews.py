"""The verdict on what was delivered."""

from django.utils import timezone

from tenant_apps.documents import events, policies
from tenant_apps.documents.commands.requests import locked_request
from tenant_apps.documents.enums import Decision, RejectionReason, RequestState
from tenant_apps.documents.errors import NothingToReview, ReasonMissing, RequestMoved, StillBeingChecked
from tenant_apps.documents.models import Delivery, DocumentRequest, Review
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def review_delivery(
    *,
    actor: Actor,
    request: DocumentRequest,
    decision: Decision,
    reason: RejectionReason | str = "",
    remark: str = "",
    seen_revision: int | None = None,
) -> DocumentRequest:
    """Approve what was delivered, or reject it for a reason, which asks for it again in a next round.

    ``seen_revision`` is the revision that the reviewer looked at: ``RequestMoved`` when something happened since, so
    that of two reviewers the second sees the first one's verdict and nobody judges a file they have not seen.
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
    request.save(
        update_fields=[
            "state",
            "round",
            "revision",
            "delivered_at",
            "rejection_reason",
            "rejection_remark",
            "reviewed_at",
            "reviewed_by",
        ]
    )
