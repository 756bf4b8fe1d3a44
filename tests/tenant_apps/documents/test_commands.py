"""Asking, delivering, withdrawing and reviewing."""

from collections.abc import Callable, Iterator

import pytest
from django.dispatch import Signal

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.documents import events
from tenant_apps.documents.commands.deliveries import deliver_document, withdraw_delivery
from tenant_apps.documents.commands.files import open_file, promote_file, refuse_file
from tenant_apps.documents.commands.requests import ask_document, cancel_request, edit_request
from tenant_apps.documents.commands.reviews import review_delivery
from tenant_apps.documents.enums import Decision, FileState, RefusalReason, RejectionReason, RequestState
from tenant_apps.documents.errors import (
    AlreadyApproved,
    AlreadyReviewed,
    CustomerFull,
    NothingToReview,
    QuotaExceeded,
    ReasonMissing,
    RequestCancelled,
    RequestFull,
    RequestMoved,
    StillBeingChecked,
    TooManyFiles,
)
from tenant_apps.documents.models import Delivery, DocumentRequest, Review
from tests.cast import Cast, Member, professional
from tests.factories import documents
from tests.factories.customers import individual
from tests.tenant_apps.documents.conftest import granted
from vestibule.core.errors import NotAllowed, NotFound

pytestmark = pytest.mark.django_db

APPROVE, REJECT = Decision.APPROVE, Decision.REJECT


@pytest.fixture
def heard() -> Iterator[list[str]]:
    """The names of this room's events, as they are sent."""
    names: list[str] = []
    signals = {name: signal for name, signal in vars(events).items() if isinstance(signal, Signal)}
    hearers = {name: lambda name=name, **_news: names.append(name) for name in signals}
    for name, signal in signals.items():
        signal.connect(hearers[name])
    yield names
    for name, signal in signals.items():
        signal.disconnect(hearers[name])


def reject(asked: DocumentRequest, member: Member, remark: str = "Page two is missing.") -> DocumentRequest:
    return review_delivery(
        actor=member.actor, request=asked, decision=REJECT, reason=RejectionReason.INCOMPLETE, remark=remark
    )


def test_ask_document(cast: Cast, heard: list[str]) -> None:
    customer = individual()

    asked = ask_document(
        actor=cast.ben.actor,
        customer=customer,
        party=customer.parties.get(),
        document_type=documents.document_type(),
        remark=" Of October, please. ",
    )

    assert asked.state == RequestState.ASKED
    assert asked.remark == "Of October, please."
    assert asked.title == "Payslip"
    assert asked.asked_by == cast.ben.account
    assert heard == ["document_asked"]


def test_ask_document_of_somebody_elses_party(cast: Cast) -> None:
    with pytest.raises(NotFound):
        ask_document(
            actor=cast.ben.actor,
            customer=individual(),
            party=individual().parties.get(),
            document_type=documents.document_type(),
        )


def test_ask_document_by_a_client(cleo: Member, asked: DocumentRequest) -> None:
    with pytest.raises(NotAllowed):
        ask_document(actor=cleo.actor, customer=asked.customer, party=None, document_type=documents.document_type())


def test_edit_request(cast: Cast, asked: DocumentRequest, heard: list[str]) -> None:
    edited = edit_request(actor=cast.ben.actor, request=asked, subject="Payslip of October", remark="All pages.")

    assert (edited.title, edited.remark) == ("Payslip of October", "All pages.")
    assert heard == ["request_changed"]


def test_cancel_request_twice_is_once(cast: Cast, asked: DocumentRequest, heard: list[str]) -> None:
    cancel_request(actor=cast.ben.actor, request=asked)
    cancelled = cancel_request(actor=cast.ben.actor, request=asked)

    assert cancelled.state == RequestState.CANCELLED
    assert heard == ["request_changed"]


def test_delivery_counts_once_it_is_checked(
    cleo: Member, asked: DocumentRequest, run_effects: Callable[[], int], heard: list[str]
) -> None:
    delivery = documents.delivery(asked, actor=cleo.actor)
    asked.refresh_from_db()
    before = (asked.state, delivery.file.state)
    run_effects()
    asked.refresh_from_db()
    delivery.file.refresh_from_db()

    assert before == (RequestState.ASKED, FileState.QUARANTINED)
    assert (asked.state, delivery.file.state) == (RequestState.DELIVERED, FileState.PROMOTED)
    assert asked.delivered_at is not None
    assert delivery.delivered_by == cleo.account
    assert heard == ["document_delivered"]


def test_second_file_of_a_round_is_no_second_delivery(
    cleo: Member, asked: DocumentRequest, delivered: Delivery, run_effects: Callable[[], int], heard: list[str]
) -> None:
    documents.delivery(asked, actor=cleo.actor)
    run_effects()

    assert Delivery.objects.counted().filter(request=asked).count() == 2
    assert heard == []


def test_deliver_document_for_a_cancelled_request(cast: Cast, cleo: Member, asked: DocumentRequest) -> None:
    cancel_request(actor=cast.ben.actor, request=asked)

    with pytest.raises(RequestCancelled):
        documents.delivery(asked, actor=cleo.actor)


def test_deliver_document_for_an_approved_request(
    cast: Cast, cleo: Member, asked: DocumentRequest, delivered: Delivery
) -> None:
    review_delivery(actor=cast.ben.actor, request=asked, decision=APPROVE)

    with pytest.raises(AlreadyApproved):
        documents.delivery(asked, actor=cleo.actor)


def test_deliver_document_without_room(settings, cleo: Member, asked: DocumentRequest) -> None:
    settings.DOCUMENTS_QUOTA_BYTES = 10

    with pytest.raises(QuotaExceeded):
        documents.delivery(asked, actor=cleo.actor)


@pytest.mark.parametrize(("ceiling", "error"), [("REQUEST_FILES", TooManyFiles), ("REQUEST_BYTES", RequestFull)])
def test_ceiling_of_a_request_is_of_its_round(settings, cast: Cast, delivered: Delivery, ceiling: str, error) -> None:
    asked = delivered.request
    setattr(settings, ceiling, 1 if ceiling == "REQUEST_FILES" else delivered.file.size + 10)
    with pytest.raises(error):
        documents.delivery(asked)
    documents.delivery(documents.request(asked.customer))

    review_delivery(actor=cast.ben.actor, request=asked, decision=Decision.REJECT, reason=RejectionReason.UNREADABLE)

    assert documents.delivery(asked).round == 2


def test_ceiling_of_a_customer_is_over_all_requests(settings, asked: DocumentRequest, delivered: Delivery) -> None:
    settings.CUSTOMER_BYTES = delivered.file.size + 10
    other = documents.request(asked.customer)

    with pytest.raises(CustomerFull):
        documents.delivery(other)
    documents.delivery(documents.request())


def test_withdrawn_file_makes_room(settings, cleo: Member, asked: DocumentRequest, delivered: Delivery) -> None:
    settings.REQUEST_FILES = 1
    withdraw_delivery(actor=cleo.actor, delivery=delivered)

    assert documents.delivery(asked)


def test_deliver_document_by_strangers(cast: Cast, asked: DocumentRequest) -> None:
    with pytest.raises(NotFound):
        documents.delivery(asked, actor=cast.dan.actor)
    officer = professional(cast.alpha, "Olga", RoleCode.COMPLIANCE_OFFICER).actor
    with pytest.raises(NotAllowed):
        documents.delivery(asked, actor=officer)


def test_withdraw_delivery_opens_the_request_again(
    cleo: Member, delivered: Delivery, run_effects, stored, heard: list[str]
) -> None:
    request = withdraw_delivery(actor=cleo.actor, delivery=delivered)
    again = withdraw_delivery(actor=cleo.actor, delivery=delivered)
    run_effects()

    assert (request.state, again.state) == (RequestState.ASKED, RequestState.ASKED)
    assert request.delivered_at is None
    assert heard == ["delivery_withdrawn"]
    assert stored("files") == stored("previews") == []


def test_withdraw_one_of_two_leaves_the_request_delivered(
    cleo: Member, asked: DocumentRequest, delivered: Delivery, run_effects, heard: list[str]
) -> None:
    documents.delivery(asked, actor=cleo.actor)
    run_effects()

    request = withdraw_delivery(actor=cleo.actor, delivery=delivered)

    assert request.state == RequestState.DELIVERED
    assert heard == []


def test_withdraw_delivery_that_was_reviewed(
    cast: Cast, cleo: Member, asked: DocumentRequest, delivered: Delivery
) -> None:
    reject(asked, cast.ben)

    with pytest.raises(AlreadyReviewed):
        withdraw_delivery(actor=cleo.actor, delivery=delivered)


def test_withdraw_delivery_of_somebody_else(cast: Cast, delivered: Delivery) -> None:
    dan = granted(cast.dan, documents.request())

    with pytest.raises(NotFound):
        withdraw_delivery(actor=dan.actor, delivery=delivered)


def test_withdrawn_while_it_was_checked_stays_withdrawn(cleo: Member, asked, run_effects, stored) -> None:
    delivery = documents.delivery(asked, actor=cleo.actor)
    withdraw_delivery(actor=cleo.actor, delivery=delivery)
    run_effects()
    asked.refresh_from_db()
    delivery.file.refresh_from_db()

    assert asked.state == RequestState.ASKED
    assert delivery.file.state == FileState.REMOVED
    assert stored("files") == stored("quarantine") == []


def test_approve(cast: Cast, asked: DocumentRequest, delivered: Delivery, heard: list[str]) -> None:
    approved = review_delivery(actor=cast.ben.actor, request=asked, decision=APPROVE, reason="incorrect")

    assert approved.state == RequestState.APPROVED
    assert approved.reviewed_by == cast.ben.account
    assert approved.rejection_reason == ""
    assert heard == ["request_approved"]


def test_reject_asks_again_in_a_next_round(
    cast: Cast, cleo: Member, delivered: Delivery, run_effects, heard: list[str]
) -> None:
    asked = delivered.request
    rejected = reject(asked, cast.ben)
    title = rejected.title
    documents.delivery(asked, actor=cleo.actor)
    run_effects()
    asked.refresh_from_db()

    assert (rejected.state, rejected.round) == (RequestState.REJECTED, 2)
    assert title == "Asked again: Payslip"
    assert rejected.rejection_remark == "Page two is missing."
    assert asked.state == RequestState.DELIVERED
    assert asked.title == "Payslip"
    assert list(Delivery.objects.filter(request=asked).order_by("pk").values_list("round", flat=True)) == [1, 2]
    assert heard == ["request_rejected", "document_delivered"]


def test_withdraw_in_a_later_round_asks_again(
    cast: Cast, cleo: Member, asked, delivered: Delivery, run_effects
) -> None:
    reject(asked, cast.ben)
    second = documents.delivery(asked, actor=cleo.actor)
    run_effects()

    assert withdraw_delivery(actor=cleo.actor, delivery=second).state == RequestState.REJECTED


def test_reject_without_reason(cast: Cast, asked: DocumentRequest, delivered: Delivery) -> None:
    with pytest.raises(ReasonMissing):
        review_delivery(actor=cast.ben.actor, request=asked, decision=REJECT)


def test_second_reviewer_is_told(cast: Cast, asked: DocumentRequest, delivered: Delivery) -> None:
    seen = asked.revision
    review_delivery(actor=cast.ada.actor, request=asked, decision=APPROVE, seen_revision=seen)

    with pytest.raises(RequestMoved):
        review_delivery(actor=cast.ben.actor, request=asked, decision=REJECT, reason="incorrect", seen_revision=seen)
    with pytest.raises(NothingToReview):
        review_delivery(actor=cast.ben.actor, request=asked, decision=APPROVE)
    assert Review.objects.filter(request=asked).count() == 1


def test_nobody_judges_a_file_they_have_not_seen(
    cast: Cast, cleo: Member, asked: DocumentRequest, delivered: Delivery
) -> None:
    seen = asked.revision
    documents.delivery(asked, actor=cleo.actor)

    with pytest.raises(RequestMoved):
        review_delivery(actor=cast.ben.actor, request=asked, decision=APPROVE, seen_revision=seen)
    with pytest.raises(StillBeingChecked):
        review_delivery(actor=cast.ben.actor, request=asked, decision=APPROVE)


def test_review_before_delivery(cast: Cast, asked: DocumentRequest) -> None:
    with pytest.raises(NothingToReview):
        review_delivery(actor=cast.ben.actor, request=asked, decision=APPROVE)


def test_review_by_a_client(cleo: Member, asked: DocumentRequest, delivered: Delivery) -> None:
    with pytest.raises(NotAllowed):
        review_delivery(actor=cleo.actor, request=asked, decision=APPROVE)


def test_verdict_of_the_check_is_final(asked: DocumentRequest, delivered: Delivery) -> None:
    file = delivered.file
    file.refresh_from_db()
    refused = refuse_file(actor=documents.A_TEST, file=file, reason=RefusalReason.INFECTED)

    assert refused.state == FileState.PROMOTED
    assert promote_file(actor=documents.A_TEST, file=file, content=None).state == FileState.PROMOTED


def test_file_checked_after_the_request_was_cancelled(cast: Cast, cleo: Member, asked, run_effects) -> None:
    delivery = documents.delivery(asked, actor=cleo.actor)
    cancel_request(actor=cast.ben.actor, request=asked)
    run_effects()
    asked.refresh_from_db()
    delivery.file.refresh_from_db()

    assert asked.state == RequestState.CANCELLED
    assert delivery.file.state == FileState.PROMOTED


def test_open_file_records_who_reads_sensitive_documents_once_a_visit(cast: Cast, run_effects, monkeypatch) -> None:
    asked = documents.request(code="identity_document")
    delivery = documents.delivery(asked)
    run_effects()
    recorded: list[str] = []
    monkeypatch.setattr(
        "tenant_apps.documents.commands.files.record", lambda verb, *_args, **_facts: recorded.append(verb)
    )

    for page in (0, 1, 1):
        open_file(actor=cast.ben.actor, file=delivery.file, page=page)
    open_file(actor=cast.ada.actor, file=delivery.file)

    assert recorded == ["documents.read", "documents.read"]


def test_open_file_that_is_not_there(cast: Cast, cleo: Member, asked: DocumentRequest, delivered: Delivery) -> None:
    unchecked = documents.delivery(asked, actor=cleo.actor)

    with pytest.raises(NotFound):
        open_file(actor=cleo.actor, file=unchecked.file)
    with pytest.raises(NotFound):
        open_file(actor=cleo.actor, file=delivered.file, page=2)
    with pytest.raises(NotFound):
        open_file(actor=cast.dan.actor, file=delivered.file)


def test_deliver_document_is_refused_to_professionals_without_the_right(cast: Cast, asked: DocumentRequest) -> None:
    officer = professional(cast.alpha, "Olga", RoleCode.COMPLIANCE_OFFICER).actor
    with pytest.raises(NotAllowed):
        deliver_document(actor=officer, request=asked, content=None)
