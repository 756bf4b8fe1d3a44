"""Progress: whatever happens in whatever order, it is handled out of all, and each fall has its reason."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tenant_apps.documents import events
from tenant_apps.documents.commands.declarations import (
    answer_declaration,
    declare_not_applicable,
    take_back_declaration,
)
from tenant_apps.documents.commands.reviews import review_delivery
from tenant_apps.documents.enums import Decision, RejectionReason, RequestState
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.commands.action_points import (
    handle_action_point,
    remove_action_point,
    reopen_action_point,
)
from tenant_apps.dossiers.enums import ActionPointKind, ProgressReason
from tenant_apps.dossiers.models import ActionPoint, Dossier, ProgressChange
from tenant_apps.dossiers.overview import latest_fall
from tenant_apps.dossiers.progress import Progress
from tests.factories.dossiers import A_TEST, deliver_point, dossier, free_point, request_of
from tests.tenant_apps.dossiers.conftest import delivered

pytestmark = pytest.mark.django_db

FALLING = {
    ProgressReason.ADDED,
    ProgressReason.REJECTED,
    ProgressReason.WITHDRAWN,
    ProgressReason.REOPENED,
    ProgressReason.REMOVED,
    ProgressReason.MOVED,
}
STEPS = (
    "ask",
    "add",
    "deliver",
    "declare",
    "take back",
    "agree",
    "insist",
    "reject",
    "approve",
    "handle",
    "reopen",
    "remove",
)


@pytest.mark.parametrize(
    ("handled", "total", "percent"), [(0, 0, 0), (0, 3, 0), (1, 3, 33), (2, 3, 66), (3, 3, 100), (999, 1000, 99)]
)
def test_percent_is_whole_and_full_only_when_all_is_handled(handled, total, percent):
    assert Progress(handled=handled, total=total).percent == percent


def take(step: str, opened: Dossier, chosen: int) -> None:
    """Take the step with one of the action points; a step that does not fit its state is left out."""
    if step == "ask":
        deliver_point(opened)
        return
    if step == "add":
        free_point(opened)
        return
    points = list(ActionPoint.objects.visible_to(A_TEST).filter(dossier=opened).order_by("pk"))
    if not points:
        return
    point = points[chosen % len(points)]
    if step == "remove":
        remove_action_point(actor=A_TEST, action_point=point)
    elif point.kind == ActionPointKind.FREE:
        if step in ("handle", "reopen"):
            change = handle_action_point if step == "handle" else reopen_action_point
            change(actor=A_TEST, action_point=point)
    else:
        _take_with_document(step, point)


def _take_with_document(step: str, point: ActionPoint) -> None:
    request = request_of(point)
    if step == "deliver" and request.is_waiting_for_client:
        delivered(point)
    elif step == "approve" and request.is_reviewable and not request.is_declared:
        review_delivery(actor=A_TEST, request=request, decision=Decision.APPROVE)
    elif step == "reject" and request.is_reviewable and not request.is_declared:
        review_delivery(actor=A_TEST, request=request, decision=Decision.REJECT, reason=RejectionReason.UNREADABLE)
    else:
        _take_with_declaration(step, request)


def _take_with_declaration(step: str, request: DocumentRequest) -> None:
    if step == "declare" and request.is_waiting_for_client:
        declare_not_applicable(actor=A_TEST, request=request, declared_reason="I have no employer")
    elif step == "take back" and request.is_declared:
        take_back_declaration(actor=A_TEST, request=request)
    elif step == "agree" and request.is_declared:
        answer_declaration(actor=A_TEST, request=request, decision=Decision.APPROVE)
    elif step == "insist" and request.is_declared:
        answer_declaration(actor=A_TEST, request=request, decision=Decision.REJECT, remark="You do")


def expected_progress(opened: Dossier) -> Progress:
    """Counted afresh from the sources, past everything that the room keeps."""
    points = ActionPoint.objects.filter(dossier=opened, removed_at=None).select_related("request")
    done = (RequestState.DELIVERED, RequestState.APPROVED, RequestState.DECLARED, RequestState.WAIVED)
    handled = [point for point in points if (point.request.state in done if point.request else point.handled_at)]
    return Progress(handled=len(handled), total=len(points))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5)), min_size=3, max_size=14))
def test_progress_stays_handled_out_of_all_and_falls_have_reasons(db, monkeypatch, steps):
    monkeypatch.setattr("tenant_apps.documents.commands.reviews._check_reviewable", lambda _request: None)
    with transaction.atomic():
        opened, last = dossier(), 0
        for step, chosen in steps:
            take(step, opened, chosen)
            progress = Dossier.objects.with_progress().get(pk=opened.pk).progress
            assert progress == expected_progress(opened)
            changes = list(ProgressChange.objects.filter(dossier=opened).order_by("pk"))
            assert (changes[-1].percent_after if changes else 0) == progress.percent
            if progress.percent < last:
                assert changes[-1].reason in FALLING
                assert latest_fall(A_TEST, opened).explanation  # what client and firm read
            last = progress.percent
        transaction.set_rollback(True)


def test_fall_names_what_was_rejected_until_it_is_delivered_again(db, monkeypatch):
    monkeypatch.setattr("tenant_apps.documents.commands.reviews._check_reviewable", lambda _request: None)
    opened = dossier()
    point = deliver_point(opened)
    delivered(point)
    assert latest_fall(A_TEST, opened) is None
    request = request_of(point)
    review_delivery(actor=A_TEST, request=request, decision=Decision.REJECT, reason=RejectionReason.INCOMPLETE)
    fall = latest_fall(A_TEST, opened)
    assert (fall.percent_before, fall.percent_after) == (100, 0)
    assert str(fall.explanation) == f"“{request.plain_subject}” was asked again."
    delivered(point)
    assert latest_fall(A_TEST, opened) is None


def test_fall_says_that_the_file_belonged_elsewhere(db):
    point = deliver_point(dossier())
    request = delivered(point)
    request.state, request.delivered_at = RequestState.ASKED, None
    request.save(update_fields=["state", "delivered_at"])

    events.delivery_moved.send(DocumentRequest, request=request, actor=A_TEST)

    fall = latest_fall(A_TEST, point.dossier)
    assert (fall.percent_before, fall.percent_after) == (100, 0)
    assert str(fall.explanation).endswith("is still needed: the file that came in belongs to another document.")


def test_fall_after_a_removal_holds_until_something_else_happens(db):
    opened = dossier()
    handled, _open = free_point(opened, subject="Sign the form"), free_point(opened)
    handle_action_point(actor=A_TEST, action_point=handled)
    remove_action_point(actor=A_TEST, action_point=handled)
    assert str(latest_fall(A_TEST, opened).explanation) == "“Sign the form” was removed."
    handle_action_point(actor=A_TEST, action_point=_open)
    assert latest_fall(A_TEST, opened) is None
