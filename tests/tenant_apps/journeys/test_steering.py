"""Journeys: nothing is asked twice, what was begun stays, and contracts are recorded once."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tenant_apps.documents.commands.reviews import review_delivery
from tenant_apps.documents.enums import Decision
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.commands.turns import give_turn
from tenant_apps.dossiers.enums import WaitsFor
from tenant_apps.dossiers.models import ActionPoint, Dossier, PointTemplate, Publication
from tenant_apps.flows.commands.flows import archive_flow, switch_flow
from tenant_apps.flows.commands.runs import complete_run
from tenant_apps.flows.models import Flow
from tenant_apps.journeys.commands import (
    begin_journey,
    hand_over_step,
    record_contracts,
    reopen_step,
    save_plan,
    switch_step,
)
from tenant_apps.journeys.enums import Doer, StepKind
from tenant_apps.journeys.plans import Planned
from tenant_apps.journeys.steps import people_asked, points_of, standings
from tests.cast import Cast
from tests.factories import flows, journeys, samples
from tests.factories.customers import business, couple, individual
from tests.factories.documents import document_type
from tests.factories.dossiers import deliver_point, dossier
from tests.tenant_apps.dossiers.conftest import delivered
from tests.tenant_apps.journeys.test_commands import first_answer
from vestibule.core.errors import DomainError

pytestmark = pytest.mark.django_db
ALONE = {"identification": Doer.CLIENT, "fact_find": Doer.EITHER, "documents": Doer.CLIENT, "contracts": Doer.FIRM}


@pytest.fixture
def usual() -> None:
    """Two documents that the firm usually asks of each applicant."""
    for code in ("payslip", "bank_statement"):
        PointTemplate.objects.create(kind="deliver", document_type=document_type(code))


def begun(cast: Cast, opened: Dossier, *kinds: str, doer: Doer | None = None, flow: Flow | None = None) -> Dossier:
    """A journey of these steps alone."""
    plan = [Planned(StepKind(kind), is_on=True, doer=doer or ALONE[kind], flow=flow) for kind in kinds]
    begin_journey(actor=cast.ben.actor, dossier=opened, kind="hybrid", steps=plan)
    return opened


def switched(cast: Cast, opened: Dossier, kind: str, *ways: str) -> None:
    for way in ways:
        switch_step(actor=cast.ben.actor, step=journeys.step(opened, kind), is_on=way == "on")


def current(opened: Dossier, **facts: object):
    return ActionPoint.objects.current().filter(dossier=opened, **facts).order_by("pk")


def file() -> SimpleUploadedFile:
    return SimpleUploadedFile("signed.pdf", samples.pdf(pages=1))


def code_of(command, **given) -> str:
    with pytest.raises(DomainError) as caught:
        command(**given)
    return caught.value.code


@pytest.mark.usefixtures("usual")
def test_what_was_approved_or_completed_is_not_asked_again(cast: Cast):
    opened = dossier(individual())
    party = opened.customer.members.get().party
    early = deliver_point(opened, code="identity_document", party=party)
    review_delivery(actor=cast.ben.actor, request=delivered(early), decision=Decision.APPROVE)
    begun(cast, opened, "identification", "fact_find", "documents", "contracts")
    identity = current(opened, request__document_type__code="identity_document")
    assert [point.pk for point in identity] == [early.pk]

    run = current(opened, kind="complete").get().run
    flows.fill(cast.ben.actor, run)
    complete_run(actor=cast.ben.actor, run=run)
    paper = current(opened, kind="deliver", handled_at=None).first()
    review_delivery(actor=cast.ben.actor, request=delivered(paper), decision=Decision.APPROVE)
    before = set(current(opened).values_list("kind", "run", "request__document_type"))
    for kind in ("fact_find", "documents", "identification"):
        switched(cast, opened, kind, "off", "on")
    assert set(current(opened).values_list("kind", "run", "request__document_type")) == before
    assert current(opened).count() == len(before)


@pytest.mark.usefixtures("usual")
def test_switching_off_takes_away_only_what_the_step_asked_and_nobody_began(cast: Cast):
    opened = begun(cast, dossier(couple()), "fact_find", "documents", "contracts")
    first, second = people_asked(opened.customer)
    by_hand = [
        deliver_point(opened, code="payslip", party=first, remark="Of May"),
        deliver_point(opened, code="payslip", party=None, due_on=timezone.localdate() + timedelta(days=3)),
        deliver_point(opened, code="other", party=second, subject="The deed"),
    ]
    asked = current(opened, kind="deliver", party=second).exclude(pk__in=[point.pk for point in by_hand])
    rejected, waiting = asked[0], asked[1]
    review_delivery(
        actor=cast.ben.actor, request=delivered(rejected), decision=Decision.REJECT, reason="unreadable", remark="Dark"
    )
    run = current(opened, kind="complete", party=first).get().run
    first_answer(cast.ben.actor, run)

    switched(cast, opened, "documents", "off")
    switched(cast, opened, "fact_find", "off")

    kept = {point.pk for point in current(opened, kind="deliver")}
    assert kept == {rejected.pk, *(point.pk for point in by_hand)}
    assert not current(opened, pk=waiting.pk).exists()
    assert [point.run_id for point in current(opened, kind="complete")] == [run.pk]
    switched(cast, opened, "fact_find", "on")
    assert {point.party for point in current(opened, kind="complete")} == {first, second}


@pytest.mark.usefixtures("usual")
def test_what_waits_for_somebody_outside_goes_on_waiting_for_them(cast: Cast):
    opened = begun(cast, dossier(individual()), "documents")
    outside, own = current(opened, kind="deliver")[:2]
    give_turn(actor=cast.ben.actor, action_point=outside, waits_for=WaitsFor.THIRD_PARTY, third_party="The notary")
    hand_over_step(actor=cast.ben.actor, step=journeys.step(opened, "documents"), doer="firm")
    outside.refresh_from_db()
    own.refresh_from_db()
    assert (outside.waits_for, outside.third_party, own.waits_for) == ("third_party", "The notary", "adviser")


def test_recorded_contracts_ask_the_client_for_no_copy_and_are_recorded_once(cast: Cast):
    opened = begun(cast, dossier(individual()), "contracts")
    step = journeys.step(opened, "contracts")
    given = {"actor": cast.ben.actor, "step": step, "done_on": timezone.localdate()}
    record_contracts(**given, file=file())
    assert code_of(record_contracts, **given, file=file()) == "journeys:already-recorded"
    assert Publication.objects.count() == 1
    assert DocumentRequest.objects.get().is_cancelled

    reopen_step(actor=cast.ben.actor, step=step)

    point = current(opened, kind="sign").get()
    assert (point.is_handled, point.request.is_waiting_for_client) == (False, True)
    review_delivery(actor=cast.ben.actor, request=delivered(point), decision=Decision.APPROVE)
    record_contracts(**given, file=file())
    reopen_step(actor=cast.ben.actor, step=step)
    point.refresh_from_db()
    assert (point.is_handled, point.request.is_approved) == (False, True)


@pytest.mark.usefixtures("usual")
def test_a_signed_copy_that_came_in_stays_with_its_step(cast: Cast):
    opened = begun(cast, dossier(individual()), "documents", "contracts")
    delivered(current(opened, kind="sign").get())
    switched(cast, opened, "contracts", "off", "on")
    assert current(opened, kind="sign").count() == 1
    assert [str(each.state) for each in standings(cast.ben.actor, opened.journey)] == ["todo", "review"]


def test_the_firm_gets_no_flow_that_only_the_client_may_answer(cast: Cast):
    flow = flows.flow(flows.CLIENT_ONLY)
    opened = dossier(individual())
    plan = [Planned(StepKind.FACT_FIND, is_on=True, doer=Doer.FIRM, flow=flow)]
    given = {"actor": cast.ada.actor, "steps": plan}
    assert code_of(begin_journey, **given, dossier=opened, kind="adviser") == "journeys:only-the-client"
    assert code_of(save_plan, **given, journey="adviser") == "journeys:only-the-client"
    begun(cast, opened, "fact_find", doer=Doer.CLIENT, flow=flow)
    step = journeys.step(opened, "fact_find")
    assert code_of(hand_over_step, actor=cast.ben.actor, step=step, doer="firm") == "journeys:only-the-client"


@pytest.mark.parametrize("is_archived", [True, False])
def test_a_planned_flow_that_is_offered_no_more_is_not_asked(cast: Cast, is_archived):
    planned = flows.flow(flows.SHORT)
    plan = [Planned(StepKind.FACT_FIND, is_on=True, doer=Doer.CLIENT, flow=planned)]
    save_plan(actor=cast.ada.actor, journey="client", steps=plan)
    if is_archived:
        archive_flow(actor=cast.ada.actor, flow=planned)
    else:
        switch_flow(actor=cast.ada.actor, flow=planned, is_active=False)
    opened = dossier(individual(), kind="mortgage")
    journeys.journey(opened)
    assert journeys.step(opened, "fact_find").flow.code == flows.MORTGAGE


def test_people_are_asked_for_what_they_are_here_not_for_what_they_are_elsewhere():
    company, other = business(), individual()
    person = people_asked(company)[0]
    company.members.filter(party=person).update(role="director")
    other.members.create(party=person, role="co_applicant", position=2)
    assert people_asked(company) == []
    assert people_asked(other)[1] == person
    assert points_of(journeys.lone_step(dossier(other)), []) == []
