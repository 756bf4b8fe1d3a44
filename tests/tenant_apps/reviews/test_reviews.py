"""Reviews of clients: when they are due, what is asked once, what changed, and who closes them."""

import re
from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from shared_apps.branding import papers
from tenant_apps.activity.models import Entry as Activity
from tenant_apps.clients.commands import end_relationship, resume_relationship
from tenant_apps.diligence.enums import Level
from tenant_apps.diligence.errors import SamePerson
from tenant_apps.diligence.models import Check, Identity
from tenant_apps.dossiers.models import ActionPoint, Telling
from tenant_apps.flows.commands.answers import Entry, save_answer
from tenant_apps.flows.commands.runs import complete_run, reopen_run
from tenant_apps.flows.compared import changed_answers
from tenant_apps.flows.enums import FlowKind
from tenant_apps.flows.models import Answer, Flow
from tenant_apps.inbox.models import Notice
from tenant_apps.invites.grants import grants_for
from tenant_apps.reviews import commands
from tenant_apps.reviews.calendar import calendar
from tenant_apps.reviews.enums import ReviewState
from tenant_apps.reviews.errors import (
    AlreadyBegun,
    AlreadyPlanned,
    DueInThePast,
    FlowOfRisk,
    NoLongerClient,
    NotAnswered,
    NothingToAsk,
)
from tenant_apps.reviews.models import Review, ReviewPlan, ReviewRun
from tenant_apps.reviews.tasks import look
from tests.cast import client_actor
from tests.factories import flows
from tests.factories.accounts import AccountFactory
from tests.factories.clients import client
from tests.factories.customers import couple, individual
from tests.factories.dossiers import dossier
from tests.factories.invites import accepted
from vestibule.core.actors import System
from vestibule.core.configuration import all_parts
from vestibule.core.errors import NotAllowed
from vestibule.core.months import months_later

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
A_TEST = System("a test")


def path(name: str, *arguments: object) -> str:
    return reverse(f"professional:reviews:{name}", urlconf=TENANT_URLS, args=arguments)


def rated(opened, level: str, days_ago: int = 0) -> Check:
    at = timezone.now() - timedelta(days=days_ago)
    people = {"confirmed_by_id": None, "proposed_by_id": None}
    if level == Level.HIGH:
        people = dict(zip(people, _two(), strict=True))
    return Check.objects.create(
        dossier=opened, state="decided", outcome="accepted", level=level, proposed_at=at, form="natural", **people
    )


def _two() -> list[int]:
    return [AccountFactory(professional=True).pk for _number in range(2)]


def identity(check: Check, days: int) -> Identity:
    return Identity.objects.create(
        check_of=check,
        party=check.dossier.customer.members.get(position=1).party,
        kind="passport",
        number="SPECI2014",
        surname="Otter",
        birth_date=date(1980, 1, 1),
        expires_on=timezone.localdate() + timedelta(days=days),
    )


def with_answers(member, **facts):
    """A client who entered the portal and answered everything once."""
    opened = dossier(client(individual(**facts)), adviser=None)
    accepted(opened, member.account)
    party = opened.customer.members.get(position=1).party
    party.account = member.account
    party.save(update_fields=["account"])
    run = flows.run(opened.customer)
    flows.fill(A_TEST, run)
    complete_run(actor=A_TEST, run=run)
    return opened, run


def test_due_by_risk_and_by_the_identity_document(cast):
    today = timezone.localdate()
    low, high, expiring, late = (dossier(client(individual(last_name=f"Otter{number}"))) for number in range(4))
    rated(low, Level.LOW)
    rated(high, Level.HIGH)
    identity(rated(expiring, Level.MEDIUM), 40)
    rated(late, Level.LOW, days_ago=800)
    look()
    look()
    due = dict(Review.objects.values_list("customer", "due_on"))
    assert due == {
        low.customer_id: months_later(today, 12),
        high.customer_id: months_later(today, 6),
        expiring.customer_id: today + timedelta(days=40),
        late.customer_id: today,
    }


def test_the_calendar_counts_by_month_and_person_and_a_review_moves(cast):
    opened = dossier(client(), adviser=cast.ben.account)
    review = commands.plan_review(actor=cast.ben.actor, customer=opened.customer)
    assert review.assigned_to_id == cast.ben.account.pk
    assert [row.label for row in calendar(cast.ben.actor, "", "").rows] == ["Ben"]
    browser, later = cast.ben.browser(), months_later(timezone.localdate(), 2)
    page = browser.get(path("index")).content.decode()
    assert opened.customer.name in page
    moved = {"due_on": later.isoformat(), "assigned_to": str(cast.ada.account.public_id)}
    assert browser.post(path("move", review.public_id), moved).status_code == 302
    review.refresh_from_db()
    assert (review.due_on, review.assigned_to) == (later, cast.ada.account)
    (row,) = calendar(cast.ben.actor, f"{later:%Y-%m}", str(cast.ada.account.public_id)).rows
    assert (row.label, [cell.count for cell in row.cells]) == ("Ada", [1, 0, 0, 1, *[0] * 9])
    assert [cell.is_shown for cell in row.cells].index(True) == 3
    narrowed = browser.get(path("index"), {"month": f"{later:%Y-%m}", "person": str(cast.ada.account.public_id)})
    assert [each.pk for each in narrowed.context["page"]] == [review.pk]
    other = browser.get(path("index"), {"month": "late", "person": "nobody"})
    assert "There is no review of this kind" in other.content.decode()
    past = {"due_on": "2020-01-01", "assigned_to": ""}
    assert browser.post(path("move", review.public_id), past).status_code == 422


def test_the_client_confirms_or_changes_and_two_people_close_a_higher_risk(cast):
    opened, earlier = with_answers(cast.cleo)
    check = rated(opened, Level.LOW)
    identity(check, 60)
    review = commands.plan_review(actor=cast.ben.actor, customer=opened.customer)
    browser = cast.ben.browser()
    assert browser.post(path("start", review.public_id)).status_code == 302
    review.refresh_from_db()
    asked = ReviewRun.objects.select_related("run").get()
    assert (review.state, review.level_before, asked.earlier) == (ReviewState.ASKED, Level.LOW, earlier)
    again = set(Answer.objects.of_run(asked.run).values_list("key", "item"))
    assert again >= set(Answer.objects.of_run(earlier).exclude(value=None).values_list("key", "item"))
    assert set(Answer.objects.of_run(asked.run).values_list("source", flat=True)) == {"imported"}
    codes = (
        ActionPoint.objects.current()
        .filter(dossier=opened, request__isnull=False)
        .values_list("request__document_type__code", flat=True)
    )
    assert list(codes.order_by("pk")) == ["identity_document"]
    assert Telling.objects.count() == 1

    cleo = client_actor(cast.cleo.account, *grants_for(cast.cleo.account))
    changed = Answer.objects.of_run(asked.run).get(key__endswith=".expectation")
    save_answer(actor=cleo, run=asked.run, entry=Entry(changed.key, 0, "Something else", changed.revision))
    complete_run(actor=cleo, run=asked.run)
    review.refresh_from_db()
    assert review.state == ReviewState.ANSWERED
    asked.run.refresh_from_db()
    assert [each.after for each in changed_answers(earlier, asked.run)] == ["Something else"]

    assert browser.post(path("close", review.public_id), {"level": "high", "conclusion": ""}).status_code == 422
    browser.post(path("close", review.public_id), {"level": "high", "conclusion": "New source of funds"})
    review.refresh_from_db()
    assert review.state == ReviewState.PROPOSED
    with pytest.raises(SamePerson):
        commands.confirm_review(actor=cast.ben.actor, review=review)
    reopen_run(actor=cleo, run=asked.run)
    early = cast.ada.browser().post(path("confirm", review.public_id))
    assert (early.status_code, "not sent all answers yet" in early.content.decode()) == (422, True)
    complete_run(actor=cleo, run=asked.run)
    cast.ada.browser().post(path("confirm", review.public_id))
    review.refresh_from_db()
    assert (review.state, review.closed_by, review.level) == (ReviewState.CLOSED, cast.ada.account, "high")
    paper = browser.get(path("report", review.public_id))
    assert paper.content.startswith(b"%PDF-")
    look()
    following = Review.objects.open().get()
    assert following.due_on == min(months_later(timezone.localdate(), 6), timezone.localdate() + timedelta(days=60))


def test_an_equal_risk_is_closed_by_one_and_what_is_opened_again_is_not_called_confirmed(cast, monkeypatch):
    opened, _earlier = with_answers(cast.cleo)
    review = commands.plan_review(actor=cast.ben.actor, customer=opened.customer)
    commands.start_review(actor=cast.ben.actor, review=review)
    with pytest.raises(NotAnswered):
        commands.close_review(actor=cast.ben.actor, review=review, level="low", conclusion="Fine")
    complete_run(actor=client_actor(cast.cleo.account, *grants_for(cast.cleo.account)), run=ReviewRun.objects.get().run)
    page = cast.ben.browser().get(path("detail", review.public_id)).content.decode()
    offered = re.findall(r'<input[^>]*name="level"[^>]*>', page)
    assert (len(offered), "checked" in "".join(offered)) == (3, False), "a risk that was never rated is chosen"
    closed = commands.close_review(actor=cast.ben.actor, review=review, level="low", conclusion="Fine")
    assert (closed.state, closed.closed_by_id) == (ReviewState.CLOSED, cast.ben.account.pk)
    page = cast.ben.browser().get(path("detail", review.public_id)).content.decode()
    assert "Confirmed without a change." in page
    reopen_run(actor=cast.ben.actor, run=ReviewRun.objects.get().run)
    drawn: list[str] = []
    monkeypatch.setattr(papers, "render_pdf", lambda *told: drawn.append(render_to_string(*told[:2])) or b"%PDF-")
    assert cast.ben.browser().get(path("report", review.public_id)).status_code == 200
    assert ("Confirmed without a change." in drawn[0], "Not sent yet." in drawn[0]) == (False, True)


def test_started_by_itself_in_bulk_and_told_when_late(cast):
    opened, _earlier = with_answers(cast.cleo)
    review = commands.plan_review(
        actor=cast.ben.actor, customer=opened.customer, due=timezone.localdate(), assigned_to=cast.ben.account
    )
    without = dossier(client(individual(last_name="Zebra")))
    planned = commands.plan_review(actor=cast.ben.actor, customer=without.customer)
    answer = cast.ben.browser().post(
        path("start_chosen"), {"review": [str(review.public_id), str(planned.public_id)]}, follow=True
    )
    told = answer.content.decode()
    assert "1 review was started." in told
    assert "There is no fact find to ask" in told
    commands.set_review_plan(
        actor=cast.ada.actor, flow=flows.flow(), rule={"lead_days": 30, "is_started_by_itself": True, "high_months": 3}
    )
    assert Activity.objects.get(verb="reviews.set_plan").facts["flow"] == flows.flow().code
    Review.objects.filter(pk=planned.pk).update(due_on=timezone.localdate())
    Review.objects.filter(pk=review.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    look()
    look()
    planned.refresh_from_db()
    assert planned.state == ReviewState.ASKED
    assert Notice.objects.filter(kind="reviews.due", account=cast.ben.account).count() == 1
    Review.objects.filter(pk=review.pk).update(due_on=timezone.localdate() - timedelta(days=20))
    look()
    late = Notice.objects.filter(kind="reviews.overdue")
    assert set(late.values_list("account", flat=True)) == {cast.ben.account.pk, cast.ada.account.pk}


def test_nothing_is_asked_or_told_of_a_former_client(cast):
    opened, _earlier = with_answers(cast.cleo, last_name="Otter")
    facts = {"due": timezone.localdate(), "assigned_to": cast.ben.account}
    review = commands.plan_review(actor=cast.ben.actor, customer=opened.customer, **facts)
    end_relationship(actor=cast.ben.actor, customer=opened.customer)
    ReviewPlan.objects.create(is_started_by_itself=True)
    look()
    review.refresh_from_db()
    assert (review.state, Notice.objects.filter(kind__startswith="reviews.").count()) == (ReviewState.PLANNED, 0)
    assert not calendar(cast.ben.actor, "", "").rows
    browser = cast.ben.browser()
    assert "Otter" not in browser.get(path("index")).content.decode()
    with pytest.raises(NoLongerClient):
        commands.start_review(actor=cast.ben.actor, review=review)
    Review.objects.filter(pk=review.pk).delete()
    again = browser.post(path("of_client", opened.customer.public_id))
    assert (again.status_code, "a former client" in again.content.decode()) == (422, True)
    resume_relationship(actor=cast.ben.actor, customer=opened.customer)
    look()
    assert Review.objects.get().customer == opened.customer


def test_refusals(cast):
    opened = dossier(client(couple()))
    review = commands.plan_review(actor=cast.ben.actor, customer=opened.customer)
    with pytest.raises(AlreadyPlanned):
        commands.plan_review(actor=cast.ben.actor, customer=opened.customer)
    with pytest.raises(NothingToAsk):
        commands.start_review(actor=cast.ben.actor, review=review)
    with pytest.raises(DueInThePast):
        commands.move_review(actor=cast.ben.actor, review=review, due_on=date(2020, 1, 1), assigned_to=None)
    for act in (commands.start_review, commands.confirm_review, commands.send_back_review):
        with pytest.raises(NotAllowed):
            act(actor=cast.cleo.actor, review=review)
    with pytest.raises(NotAllowed):
        commands.set_review_plan(actor=cast.ben.actor, flow=None, rule={})
    with pytest.raises(FlowOfRisk):
        commands.set_review_plan(actor=cast.ada.actor, flow=Flow(kind=FlowKind.RISK), rule={})
    ReviewPlan.objects.create(flow=flows.flow())
    commands.start_review(actor=cast.ben.actor, review=review)
    assert ReviewRun.objects.filter(review=review).count() == 2
    with pytest.raises(AlreadyBegun):
        commands.start_review(actor=cast.ben.actor, review=review)
    asked, part = flows.flow(), next(each for each in all_parts() if each.code == "reviews.plan")
    assert not part.hinders("setting", {"flow": asked.code}, None)
    Flow.objects.filter(pk=asked.pk).update(kind=FlowKind.RISK)
    assert part.hinders("setting", {"flow": asked.code}, None) == str(FlowOfRisk())


def test_pages_of_settings_and_of_one_client(cast):
    customer = dossier(client()).customer
    browser = cast.ada.browser()
    assert "No reviews planned" in browser.get(path("index")).content.decode()
    answer = browser.post(path("of_client", customer.public_id))
    assert answer["Location"] == path("detail", Review.objects.get().public_id)
    assert browser.post(path("of_client", customer.public_id)).status_code == 422
    rule = {"low_months": 24, "medium_months": 12, "high_months": 3, "lead_days": 10}
    assert {browser.get(path("index"), {"month": each}).status_code for each in ("9999-12", "0001-01", "x")} == {200}
    assert browser.get(path("settings")).status_code == 200
    assert browser.post(path("settings"), rule | {"low_months": 0}).status_code == 422
    assert browser.post(path("settings"), rule).status_code == 302
    assert ReviewPlan.objects.get().low_months == 24


def test_planned_reviews_are_spread_over_weekdays_and_people(cast):
    begun, *others = [
        commands.plan_review(actor=A_TEST, customer=dossier(client(individual(last_name=f"Otter{number}"))).customer)
        for number in range(7)
    ]
    Review.objects.filter(pk=begun.pk).update(state=ReviewState.ASKED)
    browser, page = cast.ben.browser(), path("spread") + f"?month={others[0].due_on:%Y-%m}&person="
    assert "6 planned reviews" in browser.get(page).content.decode()
    assert path("spread") in browser.get(path("index")).content.decode()
    today = timezone.localdate()
    monday = today + timedelta(days=7 - today.weekday())
    sent = {"first": monday.isoformat(), "last": (monday + timedelta(days=8)).isoformat()}
    people = [str(member.account.public_id) for member in (cast.ada, cast.ben)]
    assert browser.post(page, sent | {"people": people}).status_code == 302
    found = list(Review.objects.planned().soonest_first().values_list("due_on", "assigned_to__name"))
    assert [(day - monday).days for day, _name in found] == [0, 1, 2, 3, 4, 7]
    assert {name for _day, name in found} == {"Ada", "Ben"}
    begun.refresh_from_db()
    assert begun.due_on == others[0].due_on

    past, turned = today - timedelta(days=1), {"first": sent["last"], "last": sent["first"]}
    for wrong in (
        sent | {"first": past.isoformat()},
        turned,
        sent | {"last": "9999-12-31"},
        sent | {"people": ["x"]},
        {},
    ):
        assert browser.post(path("spread"), wrong).status_code == 422
    gone = browser.post(path("spread") + "?month=late", sent)
    assert (gone.status_code, "no planned review here" in gone.content.decode()) == (422, True)
    assert "No planned review here" in browser.get(path("spread"), {"month": "late"}).content.decode()
    with pytest.raises(NotAllowed):
        commands.spread_reviews(actor=cast.cleo.actor, reviews=[], first=today, last=today)


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_takes_the_same_statements_for_any_number(cast, assert_queries, count):
    for number in range(count):
        commands.plan_review(actor=A_TEST, customer=dossier(client(individual(last_name=f"Otter{number}"))).customer)
    browser = cast.ben.browser()
    browser.get(path("index"))
    with assert_queries(5):
        browser.get(path("index"))
