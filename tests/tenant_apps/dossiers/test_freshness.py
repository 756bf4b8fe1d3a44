"""What will be too old by the planned submission date, and asking for it again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from tenant_apps.activity.models import Entry
from tenant_apps.documents.commands.reviews import ask_again
from tenant_apps.documents.commands.types import set_freshness
from tenant_apps.documents.enums import RejectionReason, RequestState
from tenant_apps.documents.models import DocumentRequest, DocumentType
from tenant_apps.dossiers.commands.dossiers import plan_submission
from tenant_apps.dossiers.freshness import Aging, aging_papers
from tenant_apps.dossiers.models import ActionPoint, Dossier, ProgressChange
from tests.factories.customers import couple
from tests.factories.dossiers import A_TEST, deliver_point, dossier, request_of
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
PLANNED = date(2027, 3, 1)
DAYS = 90


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:{name}", urlconf=TENANT_URLS, args=arguments)


def code_of(call, /, **arguments) -> str:
    with pytest.raises(DomainError) as caught, transaction.atomic():
        call(**arguments)
    return caught.value.code


@pytest.fixture
def opened(cast) -> Dossier:
    made = dossier(couple(), adviser=cast.ben.account)
    payslip = DocumentType.objects.get(code="payslip")
    assert payslip.fresh_days == DAYS
    return plan_submission(actor=A_TEST, dossier=made, planned_submission_on=PLANNED)


def approved(opened: Dossier, delivered: date, *, dated: date | None = None, position: int = 1) -> ActionPoint:
    point = deliver_point(opened, party=opened.customer.members.get(position=position).party)
    instant = datetime(delivered.year, delivered.month, delivered.day, 12, tzinfo=UTC)
    facts = {"state": RequestState.APPROVED, "delivered_at": instant, "reviewed_at": instant, "dated_on": dated}
    DocumentRequest.objects.filter(pk=point.request_id).update(**facts)
    ActionPoint.objects.filter(pk=point.pk).update(handled_at=instant)
    return point


def aging(opened: Dossier) -> list[Aging]:
    return aging_papers(opened, ActionPoint.objects.current().filter(dossier=opened).with_sources().most_urgent_first())


@pytest.mark.parametrize(
    ("delivered", "dated", "is_stale"),
    [
        (PLANNED - timedelta(days=DAYS), None, False),
        (PLANNED - timedelta(days=DAYS + 1), None, True),
        (PLANNED - timedelta(days=5), PLANNED - timedelta(days=DAYS + 1), True),
        (PLANNED - timedelta(days=5), PLANNED - timedelta(days=DAYS), False),
    ],
)
def test_paper_is_too_old_from_the_day_after_its_last(opened, delivered, dated, is_stale):
    approved(opened, delivered, dated=dated)
    assert bool(aging(opened)) is is_stale


def test_type_is_said_once_for_both_applicants(opened):
    for position in (1, 2):
        approved(opened, date(2026, 10, 1), position=position)
    found = aging(opened)
    assert [(each.name, len(each.stale), each.dated_from) for each in found] == [("Payslip", 2, date(2026, 12, 1))]


def test_paper_to_come_says_from_which_date_it_must_be(opened):
    deliver_point(opened)
    assert [(len(each.stale), len(each.awaited)) for each in aging(opened)] == [(0, 1)]


def test_nothing_ages_without_a_planned_date_or_a_rule(opened):
    approved(opened, date(2020, 1, 1))
    plan_submission(actor=A_TEST, dossier=opened, planned_submission_on=None)
    opened.refresh_from_db()
    assert aging(opened) == []
    plan_submission(actor=A_TEST, dossier=opened, planned_submission_on=PLANNED)
    opened.refresh_from_db()
    DocumentType.objects.update(fresh_days=None)
    assert aging(opened) == []


def test_page_says_today_what_will_be_too_old_and_leads_to_it(cast, opened):
    point = approved(opened, date(2026, 10, 1))
    text = cast.ben.browser().get(path("dossiers:detail", opened.public_id)).content.decode()
    review = path("documents:review", request_of(point).public_id)
    assert ("Too old by then: Payslip" in text, review in text) == (True, True)


def test_approved_document_is_asked_again_and_the_progress_falls_for_a_reason(cast, opened):
    point = approved(opened, date(2026, 10, 1))
    request = request_of(point)
    again = ask_again(actor=cast.ben.actor, request=request, reason=RejectionReason.OUTDATED, remark=" A new one ")
    assert (again.state, again.round, again.rejection_remark) == (RequestState.REJECTED, 2, "A new one")
    assert again.title.startswith("Asked again: ")
    point.refresh_from_db()
    assert not point.is_handled
    change = ProgressChange.objects.latest("pk")
    assert (change.percent_before, change.percent_after, change.reason) == (100, 0, "rejected")
    assert Entry.objects.filter(verb="documents.ask_again").count() == 1
    assert code_of(ask_again, actor=cast.ben.actor, request=again, reason="outdated") == "documents:not-approved"


def test_asking_again_needs_a_reason_and_the_right(cast, opened):
    request = request_of(approved(opened, date(2026, 10, 1)))
    assert code_of(ask_again, actor=cast.ben.actor, request=request, reason="") == "documents:reason-missing"
    with pytest.raises(NotAllowed):
        ask_again(actor=cast.cleo.actor, request=request, reason="outdated")


def test_asking_again_is_on_the_page_of_the_document(cast, opened):
    request = request_of(approved(opened, date(2026, 10, 1)))
    browser = cast.ben.browser()
    assert "Ask again" in browser.get(path("documents:review", request.public_id)).content.decode()
    address = path("documents:again", request.public_id)
    answer = browser.post(address, {"reason": "nonsense", "remark": "Too old"})
    assert (answer.status_code, "Too old" in answer.content.decode()) == (422, True)
    back = path("dossiers:detail", opened.public_id)
    answer = browser.post(address, {"reason": "outdated", "back": back})
    assert answer.headers["Location"] == back
    request.refresh_from_db()
    assert request.is_rejected


def test_firm_says_how_old_its_documents_may_be(cast):
    browser = cast.ada.browser()
    payslip = DocumentType.objects.get(code="payslip")
    page = browser.get(path("documents:freshness"))
    assert 'value="90"' in page.content.decode()
    assert browser.post(path("documents:freshness"), {f"days-{payslip.public_id}": "-3"}).status_code == 422
    browser.post(path("documents:freshness"), {f"days-{payslip.public_id}": "30"})
    payslip.refresh_from_db()
    assert payslip.fresh_days == 30
    assert not DocumentType.objects.exclude(pk=payslip.pk).filter(fresh_days__isnull=False).exists()
    for member in (cast.ben, cast.cleo):
        assert member.browser().get(path("documents:freshness")).status_code == 404
        with pytest.raises(NotAllowed):
            set_freshness(actor=member.actor, days={payslip: 1})
