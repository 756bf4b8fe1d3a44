"""Journeys: what each asks, whose pen it is, and what follows from what happens in the dossier."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.activity.models import Entry as Recorded
from tenant_apps.diligence.commands import decide_check, note_facts, open_check
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.models import ActionPoint, Publication
from tenant_apps.flows.commands.answers import Entry, save_answer
from tenant_apps.flows.commands.runs import complete_run
from tenant_apps.flows.errors import OnlyTheClientAnswers, PenElsewhere
from tenant_apps.flows.models import Answer, Flow
from tenant_apps.journeys.commands import (
    begin_journey,
    choose_usual,
    hand_over_step,
    record_contracts,
    reopen_step,
    save_plan,
    switch_step,
)
from tenant_apps.journeys.enums import Doer, JourneyKind, StepKind
from tenant_apps.journeys.models import Journey, PlanStep, Step
from tenant_apps.journeys.plans import Planned, plan_of, usual_journey
from tenant_apps.journeys.steps import next_of, standings
from tests.cast import Cast, professional
from tests.factories import flows, journeys, samples
from tests.factories.customers import business, couple, individual
from tests.factories.dossiers import dossier
from vestibule.core.actors import Grant
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def first_answer(actor, run, text: str = "Cleopatra", revision: int | None = None):
    stored = Answer.objects.filter(run=run, key="personal.about_you.first_name").first()
    revision = (stored.revision if stored else 0) if revision is None else revision
    save_answer(actor=actor, run=run, entry=Entry("personal.about_you.first_name", 0, text, revision))


def states(actor, opened) -> dict[str, str]:
    return {str(each.step.kind): str(each.state) for each in standings(actor, opened.journey)}


def waiting(opened, kind: str) -> set[str]:
    step = journeys.step(opened, kind)
    points = ActionPoint.objects.current().filter(dossier=opened)
    chosen = points.filter(run__version__flow=step.flow) if step.flow else points.exclude(request=None)
    return set(chosen.values_list("waits_for", flat=True))


@pytest.mark.parametrize("make", [individual, couple, business], ids=["individual", "joint", "business"])
@pytest.mark.parametrize(
    ("kind", "has_risk", "fact_find_waits_for"),
    [("client", True, "client"), ("adviser", False, "adviser"), ("hybrid", True, "adviser")],
)
def test_each_journey_asks_everything_of_the_right_people_once(cast: Cast, make, kind, has_risk, fact_find_waits_for):
    customer = make()
    opened = dossier(customer, kind="wealth")
    people = 2 if customer.kind == "joint" else 1

    begun = begin_journey(actor=cast.ben.actor, dossier=opened, kind=kind)

    steps = {step.kind: step for step in begun.steps.all()}
    assert list(steps) == list(StepKind.values)
    assert steps["risk"].is_on is has_risk
    fact_find = ActionPoint.objects.filter(dossier=opened, run__version__flow=steps["fact_find"].flow)
    assert set(fact_find.values_list("waits_for", flat=True)) == {fact_find_waits_for}
    assert fact_find.count() == people
    assert DocumentRequest.objects.filter(customer=customer, document_type__code="identity_document").count() == people
    risks = ActionPoint.objects.filter(dossier=opened, run__version__flow__kind="risk")
    assert risks.count() == (people if has_risk else 0)
    assert {point.waits_for for point in risks} <= {"client"}
    assert ActionPoint.objects.filter(dossier=opened, kind="sign").count() == 1
    with pytest.raises(DomainError) as caught:
        begin_journey(actor=cast.ben.actor, dossier=opened, kind=kind)
    assert caught.value.code == "journeys:already-begun"


def test_a_company_is_asked_about_itself_and_everybody_else_what_fits(cast: Cast):
    of_company, of_person = dossier(business(), kind="wealth"), dossier(individual(), kind="mortgage")
    for opened in (of_company, of_person):
        journeys.journey(opened)
    assert journeys.step(of_company, "fact_find").flow.code == flows.BUSINESS
    assert journeys.step(of_person, "fact_find").flow.code == flows.MORTGAGE
    assert journeys.step(of_person, "risk").flow.code == flows.RISK


def test_the_pen_changes_hands_in_the_middle_and_each_answer_keeps_its_author(cast: Cast):
    opened = dossier(individual(), kind="onboarding")
    journeys.journey(opened, "hybrid")
    step = journeys.step(opened, "fact_find")
    run = ActionPoint.objects.get(dossier=opened, run__version__flow=step.flow).run
    client = flows.invited(cast.cleo, run).actor
    with pytest.raises(PenElsewhere):
        first_answer(client, run)
    first_answer(cast.ben.actor, run, "Typed by Ben")
    save_answer(actor=cast.ben.actor, run=run, entry=Entry("personal.about_you.last_name", 0, "Rivers", 1))

    hand_over_step(actor=cast.ben.actor, step=step, doer="client", remark="She prefers it")
    hand_over_step(actor=cast.ben.actor, step=step, doer="client")

    with pytest.raises(PenElsewhere):
        first_answer(cast.ben.actor, run, "Too late")
    with pytest.raises(PenElsewhere):
        complete_run(actor=cast.ben.actor, run=run)
    first_answer(client, run, "Cleopatra")
    answers = {
        answer.key.rpartition(".")[2]: (answer.value, answer.source) for answer in Answer.objects.filter(run=run)
    }
    assert answers["first_name"] == ("Cleopatra", "client")
    assert answers["last_name"] == ("Rivers", "professional")
    change = step.handovers.get()
    assert (change.doer_before, change.doer, change.remark, change.handed_by) == (
        "firm",
        "client",
        "She prefers it",
        cast.ben.account,
    )
    assert waiting(opened, "fact_find") == {"client"}
    hand_over_step(actor=cast.ben.actor, step=step, doer="either")
    first_answer(cast.ben.actor, run, "Both may")
    assert Recorded.objects.filter(verb="journeys.hand_over").count() == 2


def test_nobody_answers_the_risk_questionnaire_for_the_client_whatever_the_flow_says(cast: Cast):
    opened = dossier(individual(), kind="onboarding")
    journeys.journey(opened)
    step = journeys.step(opened, "risk")
    run = ActionPoint.objects.get(dossier=opened, run__version__flow=step.flow).run
    with pytest.raises(OnlyTheClientAnswers):
        first_answer(cast.ben.actor, run)
    with pytest.raises(DomainError) as caught:
        hand_over_step(actor=cast.ben.actor, step=step, doer="firm")
    assert caught.value.code == "journeys:only-the-client"
    with pytest.raises(DomainError) as caught:
        save_plan(actor=cast.ada.actor, journey="adviser", steps=[Planned(StepKind.RISK, is_on=True, doer=Doer.FIRM)])
    assert caught.value.code == "journeys:only-the-client"

    open_to_all = Flow.objects.get(code=flows.SHORT)
    plan = [Planned(StepKind.RISK, is_on=True, doer=Doer.CLIENT, flow=open_to_all)]
    other = dossier(individual(), kind="onboarding")
    begin_journey(actor=cast.ben.actor, dossier=other, kind="client", steps=plan)
    asked = ActionPoint.objects.get(dossier=other, run__version__flow=open_to_all).run
    with pytest.raises(PenElsewhere):
        first_answer(cast.ben.actor, asked)


def test_steps_follow_what_happens_and_contracts_are_recorded_with_their_file(cast: Cast):
    opened = dossier(individual(), kind="onboarding")
    plan = [
        Planned(StepKind.FACT_FIND, is_on=True, doer=Doer.EITHER),
        Planned(StepKind.DUE_DILIGENCE, is_on=True, doer=Doer.FIRM),
        Planned(StepKind.CONTRACTS, is_on=True, doer=Doer.FIRM),
    ]
    begin_journey(actor=cast.ben.actor, dossier=opened, kind="hybrid", steps=plan)
    run = ActionPoint.objects.get(dossier=opened, kind="complete").run
    assert states(cast.ben.actor, opened) == {"fact_find": "todo", "due_diligence": "todo", "contracts": "todo"}
    first_answer(cast.ben.actor, run)
    assert states(cast.ben.actor, opened)["fact_find"] == "running"
    flows.fill(cast.ben.actor, run)
    complete_run(actor=cast.ben.actor, run=run)
    assert states(cast.ben.actor, opened)["fact_find"] == "done"

    step = journeys.step(opened, "contracts")
    file = SimpleUploadedFile("signed.pdf", samples.pdf(pages=1))
    with pytest.raises(DomainError) as caught:
        record_contracts(actor=cast.ben.actor, step=step, file=file, done_on=TODAY() + timedelta(days=1))
    assert (caught.value.code, Publication.objects.count()) == ("journeys:day-ahead", 0)
    record_contracts(actor=cast.ben.actor, step=step, file=file, done_on=TODAY(), remark="In our office")
    assert states(cast.ben.actor, opened)["due_diligence"] == "todo"
    check = open_check(actor=cast.ben.actor, dossier=opened)
    known = {"country": "NL", "channel": "in_person", "exposure": "no", "form": "natural"}
    note_facts(actor=cast.ben.actor, check=check, **known)
    decide_check(actor=cast.ben.actor, check=check, outcome="rejected", reason="No answer")
    assert set(states(cast.ben.actor, opened).values()) == {"done"}
    assert next_of(standings(cast.ben.actor, opened.journey)) is None
    assert ActionPoint.objects.get(dossier=opened, kind="sign").is_handled
    assert Publication.objects.get().title_fr

    reopen_step(actor=cast.ben.actor, step=step)
    reopen_step(actor=cast.ben.actor, step=step)
    assert states(cast.ben.actor, opened)["contracts"] == "todo"
    assert not ActionPoint.objects.get(dossier=opened, kind="sign").is_handled
    with pytest.raises(DomainError) as caught:
        reopen_step(actor=cast.ben.actor, step=journeys.step(opened, "fact_find"))
    assert caught.value.code == "journeys:not-by-hand"


def test_a_step_is_switched_off_and_on_and_what_was_begun_stays(cast: Cast):
    opened = dossier(individual(), kind="onboarding")
    journeys.journey(opened, "adviser")
    identification, contracts, risk = (journeys.step(opened, kind) for kind in ("identification", "contracts", "risk"))
    for step in (identification, contracts):
        switch_step(actor=cast.ben.actor, step=step, is_on=False)
        switch_step(actor=cast.ben.actor, step=step, is_on=False)
    asked = ActionPoint.objects.current().filter(dossier=opened)
    assert not asked.filter(kind="sign").exists()
    assert not asked.filter(request__document_type__code="identity_document").exists()
    for step in (identification, contracts, risk):
        switch_step(actor=cast.ben.actor, step=step, is_on=True)
    assert asked.filter(kind="sign").count() == 1
    assert asked.filter(request__document_type__code="identity_document").count() == 1
    assert asked.filter(run__version__flow__kind="risk").count() == 1
    for step in Step.objects.filter(journey__dossier=opened).exclude(kind="contracts").order_by("pk"):
        switch_step(actor=cast.ben.actor, step=step, is_on=False)
    with pytest.raises(DomainError) as caught:
        switch_step(actor=cast.ben.actor, step=contracts, is_on=False)
    assert caught.value.code == "journeys:no-steps"
    with pytest.raises(DomainError) as caught:
        hand_over_step(actor=cast.ben.actor, step=identification, doer="client")
    assert caught.value.code == "journeys:not-in-use"


def test_the_firm_plans_its_journeys_and_chooses_the_usual_one(cast: Cast):
    flow = Flow.objects.get(code=flows.SHORT)
    steps = [
        Planned(StepKind.FACT_FIND, is_on=True, doer=Doer.EITHER, flow=flow),
        Planned(StepKind.DOCUMENTS, is_on=False, doer=Doer.CLIENT, flow=flow),
    ]
    for _time in range(2):
        save_plan(actor=cast.ada.actor, journey="client", steps=steps)
    planned = {step.kind: step for step in plan_of(JourneyKind.CLIENT)}
    assert (planned["fact_find"].doer, planned["fact_find"].flow) == ("either", flow)
    assert (planned["documents"].is_on, planned["documents"].flow) == (False, None)
    assert planned["identification"].is_on
    assert PlanStep.objects.count() == 2
    choose_usual(actor=cast.ada.actor, kind="hybrid")
    assert usual_journey() == "hybrid"
    choose_usual(actor=cast.ada.actor, kind="")
    assert usual_journey() == ""
    with pytest.raises(DomainError) as caught:
        save_plan(
            actor=cast.ada.actor, journey="client", steps=[Planned(StepKind.DOCUMENTS, is_on=False, doer=Doer.CLIENT)]
        )
    assert caught.value.code == "journeys:no-steps"


def test_who_may_not_steer_or_set_up_is_refused_and_strangers_see_nothing(cast: Cast):
    opened = dossier(individual(), kind="onboarding")
    journeys.journey(opened)
    step = journeys.step(opened, "documents")
    officer = professional(cast.alpha, "Olga", RoleCode.COMPLIANCE_OFFICER).actor
    for actor in (officer, cast.cleo.actor):
        for command, facts in (
            (begin_journey, {"dossier": opened, "kind": "client"}),
            (hand_over_step, {"step": step, "doer": "firm"}),
            (switch_step, {"step": step, "is_on": False}),
            (record_contracts, {"step": step, "file": None, "done_on": TODAY()}),
            (reopen_step, {"step": step}),
        ):
            with pytest.raises(NotAllowed):
                command(actor=actor, **facts)
    for command, facts in ((save_plan, {"journey": "client", "steps": []}), (choose_usual, {"kind": ""})):
        with pytest.raises(NotAllowed):
            command(actor=cast.ben.actor, **facts)
    own = cast.cleo.with_grants(
        Grant(opened.pk, opened.customer_id, opened.customer.members.get().party_id, sees_other_applicants=False)
    )
    assert Journey.objects.visible_to(own.actor).count() == 1
    assert Journey.objects.visible_to(cast.dan.actor).count() == 0
    assert Step.objects.visible_to(cast.dan.actor).count() == 0
    assert PlanStep.objects.visible_to(own.actor).count() == 0
    seen = set(Step.objects.visible_to(own.actor).values_list("kind", flat=True))
    assert seen == set(StepKind.values) - {"due_diligence"}
