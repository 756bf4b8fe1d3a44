"""A document that does not apply: said by the client, answered by the firm."""

import pytest
from django.urls import reverse

from tenant_apps.documents.commands.declarations import (
    answer_declaration,
    declare_not_applicable,
    take_back_declaration,
)
from tenant_apps.documents.commands.requests import cancel_request
from tenant_apps.documents.commands.reviews import ask_again, review_delivery
from tenant_apps.documents.enums import Decision, RejectionReason, RequestState
from tenant_apps.documents.errors import (
    AlreadyApproved,
    DeclaredReasonMissing,
    NotDeclared,
    NothingToDeclare,
    NothingToReview,
    RemarkMissing,
    RequestCancelled,
    RequestMoved,
)
from tenant_apps.documents.models import DocumentRequest
from tests.cast import Cast, Member
from tests.factories import documents
from tests.tenant_apps.documents.conftest import granted
from tests.tenant_apps.documents.visits import browser_of, end_access
from vestibule.core.errors import NotAllowed, NotFound

pytestmark = pytest.mark.django_db
WHY = "I have no employer"


def client_url(name: str, asked: DocumentRequest) -> str:
    return reverse(f"client:documents:{name}", args=[asked.public_id], urlconf="vestibule.config.urls_tenant")


def url(name: str, asked: DocumentRequest) -> str:
    return reverse(f"professional:documents:{name}", args=[asked.public_id], urlconf="vestibule.config.urls_tenant")


@pytest.fixture
def declared(cleo: Member, asked: DocumentRequest) -> DocumentRequest:
    return declare_not_applicable(actor=cleo.actor, request=asked, declared_reason=f"  {WHY} ")


def test_declaring_is_for_the_firm_to_answer(declared):
    assert (declared.state, declared.declared_reason) == (RequestState.DECLARED, WHY)
    assert declared.is_reviewable
    assert DocumentRequest.objects.awaiting_review().get() == declared


def test_agreeing(cast, declared):
    agreed = answer_declaration(
        actor=cast.ben.actor, request=declared, decision=Decision.APPROVE, seen_revision=declared.revision
    )

    assert (agreed.state, agreed.round) == (RequestState.WAIVED, 1)
    assert agreed.reviews.get().declared_reason == WHY
    again = ask_again(actor=cast.ben.actor, request=agreed, reason=RejectionReason.NEEDED, remark="You do now")
    assert (again.state, again.round) == (RequestState.REJECTED, 2)


def test_insisting_asks_again_with_the_remark(cast, declared):
    with pytest.raises(RemarkMissing):
        answer_declaration(actor=cast.ben.actor, request=declared, decision=Decision.REJECT, remark="  ")
    asked = answer_declaration(actor=cast.ben.actor, request=declared, decision=Decision.REJECT, remark="A pension too")

    assert (asked.state, asked.round, asked.declared_reason) == (RequestState.REJECTED, 2, "")
    assert asked.title.startswith("Asked again")
    assert asked.rejection_remark == "A pension too"
    with pytest.raises(NotDeclared):
        answer_declaration(actor=cast.ben.actor, request=asked, decision=Decision.APPROVE)


def test_refused(cast, cleo, asked):
    with pytest.raises(DeclaredReasonMissing):
        declare_not_applicable(actor=cleo.actor, request=asked, declared_reason=" ")
    with pytest.raises(NotAllowed):
        declare_not_applicable(actor=cast.ben.actor, request=asked, declared_reason=WHY)
    stranger = granted(cast.dan, documents.request())
    with pytest.raises(NotFound):
        declare_not_applicable(actor=stranger.actor, request=asked, declared_reason=WHY)
    with pytest.raises(NotAllowed):
        answer_declaration(actor=cleo.actor, request=asked, decision=Decision.APPROVE)
    with pytest.raises(NotDeclared):
        answer_declaration(actor=cast.ben.actor, request=asked, decision=Decision.APPROVE)
    assert take_back_declaration(actor=cleo.actor, request=asked).state == RequestState.ASKED


def test_declaring_what_was_delivered_approved_or_removed_meanwhile(cast, cleo, asked, delivered):
    with pytest.raises(NothingToDeclare):
        declare_not_applicable(actor=cleo.actor, request=asked, declared_reason=WHY)
    review_delivery(actor=cast.ben.actor, request=asked, decision=Decision.APPROVE)
    with pytest.raises(AlreadyApproved):
        declare_not_applicable(actor=cleo.actor, request=asked, declared_reason=WHY)
    other = documents.request(asked.customer)
    cancel_request(actor=cast.ben.actor, request=other)
    with pytest.raises(RequestCancelled):
        declare_not_applicable(actor=cleo.actor, request=other, declared_reason=WHY)


def test_declaring_after_the_access_ended(cleo, asked):
    end_access(cleo)

    with pytest.raises(NotFound):
        declare_not_applicable(actor=cleo.actor, request=asked, declared_reason=WHY)


def test_answering_what_was_taken_back_or_removed_meanwhile(cast, cleo, declared):
    seen = declared.revision
    open_again = take_back_declaration(actor=cleo.actor, request=declared)
    with pytest.raises(RequestMoved):
        answer_declaration(actor=cast.ben.actor, request=declared, decision=Decision.APPROVE, seen_revision=seen)
    assert (open_again.state, open_again.delivered_at, open_again.declared_reason) == (RequestState.ASKED, None, "")
    declared = declare_not_applicable(actor=cleo.actor, request=open_again, declared_reason=WHY)
    cancel_request(actor=cast.ben.actor, request=declared)
    with pytest.raises(NotDeclared):
        answer_declaration(actor=cast.ben.actor, request=declared, decision=Decision.APPROVE)
    with pytest.raises(NotDeclared):
        take_back_declaration(actor=cleo.actor, request=declared)


def test_delivering_all_the_same(cast, cleo, declared, run_effects):
    with pytest.raises(NothingToReview):
        review_delivery(actor=cast.ben.actor, request=declared, decision=Decision.APPROVE)

    documents.delivery(declared, actor=cleo.actor)
    run_effects()

    declared.refresh_from_db()
    assert (declared.state, declared.declared_reason) == (RequestState.DELIVERED, "")


def test_client_pages(cleo, asked):
    browser = browser_of(cleo)
    empty = browser.post(client_url("declare", asked), {"declared_reason": " "})
    sent = browser.post(client_url("declare", asked), {"declared_reason": WHY}, follow=True).content.decode()
    again = browser.post(client_url("declare", asked), {"declared_reason": "Twice"})

    assert empty.status_code == 422
    assert "Say why this document does not apply" in empty.content.decode()
    assert "optional" not in empty.content.decode()
    assert WHY in sent
    assert "It does apply after all" in sent
    assert again.status_code == 422
    back = browser.post(client_url("take_back", asked), follow=True).content.decode()
    assert "This does not apply to me" in back
    assert "<c-" not in sent + back


def test_client_reads_the_remark_with_which_the_firm_agreed(cast, cleo, declared):
    remark = "We ask for it in May again."
    answer_declaration(actor=cast.ben.actor, request=declared, decision=Decision.APPROVE, remark=remark)

    page = browser_of(cleo).get(client_url("request", declared)).content.decode()

    assert page.count(remark) == 1


def test_professional_pages(cast: Cast, declared):
    browser = cast.ben.browser()
    page = browser.get(url("review", declared)).content.decode()
    stale = browser.post(url("answer", declared), {"decision": "approve", "seen": declared.revision - 1})
    unsaid = browser.post(url("answer", declared), {"decision": "reject", "seen": declared.revision, "remark": ""})
    agreed = browser.post(url("answer", declared), {"decision": "approve", "seen": declared.revision})
    history = browser.get(url("review", declared)).content.decode()

    assert WHY in page
    assert 'data-key="a"' in page
    assert (stale.status_code, unsaid.status_code, agreed.status_code) == (409, 422, 302)
    assert "Does not apply" in history
    assert f"because: {WHY}" in history
    assert "<c-" not in page + history
