"""Beginning a journey, steering its steps, handing the pen over; and the firm's plans."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from tenant_apps.contracts.models import Contract
from tenant_apps.customers.models import Party
from tenant_apps.diligence.enums import CheckState
from tenant_apps.diligence.models import Check
from tenant_apps.documents.commands.reception import received
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.documents.gateways.contents import ReceivedContent
from tenant_apps.dossiers.asking import asked_of
from tenant_apps.dossiers.commands.action_points import (
    add_action_point,
    ask_for_documents,
    ask_to_complete,
    handle_action_point,
    remove_action_point,
    reopen_action_point,
    settle,
)
from tenant_apps.dossiers.commands.publications import publish_document
from tenant_apps.dossiers.commands.turns import give_turn
from tenant_apps.dossiers.enums import ActionPointKind, ProgressReason, WaitsFor
from tenant_apps.dossiers.models import ActionPoint, Dossier
from tenant_apps.flows.models import Flow
from tenant_apps.journeys import policies
from tenant_apps.journeys.enums import FIXED, QUESTIONS, Doer, JourneyKind, StepKind
from tenant_apps.journeys.errors import (
    AlreadyBegun,
    AlreadyRecorded,
    DayAhead,
    FlowMissing,
    FollowsContracts,
    NoSteps,
    NotByHand,
    NotInUse,
    OnlyTheClient,
    OnlyTheFirm,
)
from tenant_apps.journeys.models import Handover, Journey, PlanStep, Step, UsualJourney
from tenant_apps.journeys.plans import Planned, flow_for, is_for_client, is_offered, plan_of
from tenant_apps.journeys.steps import current_points, papers_of, people_asked, untouched_points
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@command
def begin_journey(*, actor: Actor, dossier: Dossier, kind: str, steps: Sequence[Planned] | None = None) -> Journey:
    """Begin a journey as the firm planned it, or with these steps, and ask for everything that they want.

    What is asked already, or done, is not asked twice. Nobody is told by it: that stays a deliberate act.
    """
    require(actor, policies.STEER)
    planned = [_checked(step) for step in (plan_of(JourneyKind(kind)) if steps is None else steps)]
    if not any(step.is_on for step in planned):
        raise NoSteps
    Dossier.objects.select_for_update(of=("self",), no_key=True).get(pk=dossier.pk)
    if Journey.objects.filter(dossier=dossier).exists():
        raise AlreadyBegun
    journey = Journey.objects.create(dossier=dossier, kind=JourneyKind(kind), begun_by_id=actor.account_id)
    for position, planned_step in enumerate(planned):
        step = Step.objects.create(
            journey=journey,
            kind=planned_step.kind,
            position=position,
            is_on=planned_step.is_on,
            doer=planned_step.doer,
            flow=_flow(planned_step, dossier, is_planned=steps is None),
        )
        if step.is_on:
            _ask(actor, dossier, step)
    record("journeys.begin", dossier, actor=actor, kind=kind)
    return journey


@command
def hand_over_step(*, actor: Actor, step: Step, doer: str, remark: str = "") -> Step:
    """Give the pen to somebody else, in the middle too: what was written stays, with who wrote it.

    The same again changes nothing. What only the client may answer stays with the client, whoever asks.
    """
    require(actor, policies.STEER)
    step = _held(step)
    wanted = Doer(doer)
    if not step.is_on:
        raise NotInUse
    _check_doer(StepKind(step.kind), wanted, step.flow)
    if step.doer == wanted:
        return step
    before, step.doer = step.doer, wanted
    step.save(update_fields=["doer"])
    Handover.objects.create(
        step=step, doer_before=before, doer=wanted, remark=remark.strip(), handed_by_id=actor.account_id
    )
    _give_turns(actor, step, current_points(step.journey.dossier, step))
    record("journeys.hand_over", step.journey.dossier, actor=actor, step=step.kind, before=before, doer=str(wanted))
    return step


@command
def switch_step(*, actor: Actor, step: Step, is_on: bool) -> Step:
    """Take a step into use, and ask for what it wants; or out of use, and ask no more for what nobody began.

    What was delivered or answered stays, and so does what a colleague asked by hand. The same again changes nothing.
    """
    require(actor, policies.STEER)
    step = _held(step)
    if step.is_on == is_on:
        return step
    dossier = step.journey.dossier
    if not is_on and not Step.objects.filter(journey=step.journey_id, is_on=True).exclude(pk=step.pk).exists():
        raise NoSteps
    step.is_on = is_on
    if is_on and not current_points(dossier, step):
        planned = Planned(StepKind(step.kind), is_on=True, doer=Doer(step.doer), flow=step.flow)
        step.flow = _flow(planned, dossier, is_planned=False)
    step.save(update_fields=["is_on", "flow"])
    if is_on:
        _ask(actor, dossier, step)
    else:
        _ask_no_more(actor, dossier, step)
    record("journeys.switch_step", dossier, actor=actor, step=step.kind, is_on=is_on)
    return step


def record_contracts(*, actor: Actor, step: Step, file: "UploadedFile[bytes]", done_on: date, remark: str = "") -> Step:
    """Take in the signed contracts of a form, record them, and let the client find them in the portal."""
    require(actor, policies.STEER)
    with received(file, FormatGroup.values) as content:
        return file_contracts(actor=actor, step=step, content=content, done_on=done_on, remark=remark)


@command
def file_contracts(*, actor: Actor, step: Step, content: ReceivedContent, done_on: date, remark: str = "") -> Step:
    """Record that the contracts were signed, with the signed file, which the client finds in the portal.

    Of the client no signed copy is asked any more. Once: what is recorded is opened again first.
    """
    require(actor, policies.STEER)
    step = _held(step)
    _check_by_hand(step)
    if not step.is_on:
        raise NotInUse
    if step.done_at is not None:
        raise AlreadyRecorded
    _check_day(done_on)
    dossier = step.journey.dossier
    step.publication = publish_document(actor=actor, dossier=dossier, content=content, titles=_titles(), remarks={})
    step.save(update_fields=["publication"])
    return _record(actor, step, done_on, remark)


@command
def follow_check(*, actor: Actor, dossier: Dossier, is_decided: bool) -> None:
    """Bring the step in line with the due diligence; asks for no right of its own: the decision has done so."""
    rows = Step.objects.select_for_update(of=("self",), no_key=True)
    step = rows.filter(journey__dossier=dossier, kind=StepKind.DUE_DILIGENCE).first()
    if step is not None and (step.done_at is not None) != is_decided:
        _follow(step, is_decided=is_decided, by=actor.account_id)


@command
def follow_contracts(*, actor: Actor, dossier: Dossier, is_taken_back: bool = False) -> None:
    """Bring the step in line with the contracts of the dossier: done once all are signed, open when one no longer is.

    Asks for no right of its own: what was done with the contract has done so. What was recorded by hand stays, and a
    step that is done stays so when another contract is added later.
    """
    rows = Step.objects.select_for_update(of=("self",), no_key=True)
    found = rows.filter(journey__dossier=dossier, kind=StepKind.CONTRACTS, is_on=True, publication=None).first()
    if found is None:
        return
    step = _held(found)
    if _signed_all(dossier) and step.done_at is None:
        _follow(step, is_decided=True, by=actor.account_id)
        _settle(actor, step, is_done=True)
    elif step.done_at is not None and is_taken_back:
        _follow(step, is_decided=False, by=None)
        _settle(actor, step, is_done=False)
    if step.done_at is None:
        _ask_to_sign(actor, dossier, step, people_asked(dossier.customer))
        _give_turns(actor, step, current_points(dossier, step))


def _signed_all(dossier: Dossier) -> bool:
    """Whether the dossier holds contracts, and each that was not withdrawn is signed."""
    signed = Contract.objects.filter(dossier=dossier).standing().order_by("pk").values_list("signed_at", flat=True)
    return bool(signed) and all(signed)


def _follow(step: Step, *, is_decided: bool, by: int | None) -> None:
    step.done_on = timezone.localdate() if is_decided else None
    step.done_at = timezone.now() if is_decided else None
    step.done_by_id = by if is_decided else None
    step.save(update_fields=["done_on", "done_at", "done_by"])


@command
def reopen_step(*, actor: Actor, step: Step) -> Step:
    """Take back that a step was recorded by hand, and ask for the signed copy anew, unless one came in.

    A file that was added stays in the dossier. Twice is once.
    """
    require(actor, policies.STEER)
    step = _held(step)
    _check_by_hand(step)
    if step.done_at is None:
        return step
    if step.publication_id is None:
        raise FollowsContracts
    step.done_on = step.done_at = step.done_by = step.publication = None
    step.save(update_fields=["done_on", "done_at", "done_by", "publication"])
    _settle(actor, step, is_done=False)
    record("journeys.reopen_step", step.journey.dossier, actor=actor, step=step.kind)
    return step


@command
def save_plan(*, actor: Actor, journey: str, steps: Sequence[Planned]) -> None:
    """Say how the firm wants one of its journeys; those that run already stay as they are."""
    require(actor, policies.CONFIGURE)
    kind, planned = JourneyKind(journey), [_checked(step) for step in steps]
    if not any(step.is_on for step in planned):
        raise NoSteps
    for step in planned:
        _check_doer(step.kind, step.doer, step.flow if step.is_on else None)
        values = {"is_on": step.is_on, "doer": step.doer, "flow": step.flow}
        PlanStep.objects.update_or_create(journey=kind, kind=step.kind, defaults=values)
    record("journeys.save_plan", None, actor=actor, journey=str(kind))


@command
def choose_usual(*, actor: Actor, kind: str) -> UsualJourney:
    """Say which journey a new prospect goes unless another is chosen; empty for none."""
    require(actor, policies.CONFIGURE)
    chosen = JourneyKind(kind) if kind else ""
    usual, _is_new = UsualJourney.objects.update_or_create(is_only_row=True, defaults={"kind": chosen})
    record("journeys.choose_usual", None, actor=actor, kind=str(chosen))
    return usual


def _checked(step: Planned) -> Planned:
    _check_doer(step.kind, step.doer)
    return step if step.kind in QUESTIONS else replace(step, flow=None)


def _check_doer(kind: StepKind, doer: Doer, flow: Flow | None = None) -> None:
    """Refuse who never does this step, and the firm where nobody but the client may answer."""
    fixed = FIXED.get(kind)
    if fixed is not None and doer != fixed:
        raise OnlyTheClient if fixed == Doer.CLIENT else OnlyTheFirm
    if doer == Doer.FIRM and flow is not None and is_for_client(flow):
        raise OnlyTheClient


def _check_by_hand(step: Step) -> None:
    if step.kind != StepKind.CONTRACTS:
        raise NotByHand


def _flow(step: Planned, dossier: Dossier, *, is_planned: bool) -> Flow | None:
    """The flow of a step that asks questions; what the firm planned and cannot be asked is switched on without one."""
    if step.kind not in QUESTIONS or not step.is_on:
        return step.flow
    found = flow_for(step, dossier)
    if found is None and not is_planned:
        raise FlowMissing(f"{step.kind}_flow")
    _check_doer(step.kind, step.doer, found)
    return found


def _held(step: Step) -> Step:
    """The step as it is now, locked, with its dossier."""
    rows = Step.objects.select_for_update(of=("self",), no_key=True)
    held: Step = rows.select_related("journey__dossier__customer", "flow", "point").get(pk=step.pk)
    return held


def _ask(actor: Actor, dossier: Dossier, step: Step) -> None:
    """Ask in the dossier for what the step wants and nobody was asked yet, and say whose turn it is."""
    people = people_asked(dossier.customer)
    if step.kind in QUESTIONS:
        _ask_flow(actor, dossier, step, people)
    elif step.kind == StepKind.DUE_DILIGENCE:
        if Check.objects.filter(dossier=dossier, state=CheckState.DECIDED).exists():
            _follow(step, is_decided=True, by=actor.account_id)
    elif step.kind == StepKind.CONTRACTS:
        if _signed_all(dossier) and step.done_at is None:
            _follow(step, is_decided=True, by=actor.account_id)
        elif step.done_at is None:
            _ask_to_sign(actor, dossier, step, people)
    else:
        _ask_documents(actor, dossier, step, people)
    _give_turns(actor, step, current_points(dossier, step))


def _ask_flow(actor: Actor, dossier: Dossier, step: Step, people: Sequence[Party]) -> None:
    if step.flow is None or not is_offered(step.flow):
        return
    asked = {point.party_id for point in current_points(dossier, step)}
    for party in people:
        if party.pk not in asked:
            ask_to_complete(actor=actor, dossier=dossier, party=party, flow=step.flow)


def _ask_documents(actor: Actor, dossier: Dossier, step: Step, people: Sequence[Party]) -> None:
    for party in people:
        asked = asked_of(dossier, party)
        types = [paper for paper in papers_of(dossier, step, party) if paper not in asked]
        if types:
            ask_for_documents(actor=actor, dossier=dossier, document_types=types, party=party)


def _ask_to_sign(actor: Actor, dossier: Dossier, step: Step, people: Sequence[Party]) -> None:
    """Ask for the signed copy, unless contracts of the dossier that were sent ask for theirs."""
    if Contract.objects.filter(dossier=dossier).standing().exclude(point=None, signed_at=None).exists():
        _ask_no_more(actor, dossier, step)
        return
    if step.point is not None:
        return
    with override(people[0].language if people else None):
        subject = _("Sign the contracts")
    step.point = add_action_point(actor=actor, dossier=dossier, kind=ActionPointKind.SIGN, subject=subject)
    step.save(update_fields=["point"])


def _ask_no_more(actor: Actor, dossier: Dossier, step: Step) -> None:
    """Take away what nobody began."""
    for point in untouched_points(dossier, step):
        remove_action_point(actor=actor, action_point=point)
        if point.pk == step.point_id:
            step.point = None
            step.save(update_fields=["point"])


def _give_turns(actor: Actor, step: Step, points: Sequence[ActionPoint]) -> None:
    """Let what is open wait for whoever does the step, unless it waits for somebody outside."""
    waits_for = WaitsFor.ADVISER if step.doer == Doer.FIRM else WaitsFor.CLIENT
    for point in points:
        if not point.is_handled and not point.is_by_hand and point.waits_for != WaitsFor.THIRD_PARTY:
            give_turn(actor=actor, action_point=point, waits_for=waits_for)


def _check_day(done_on: date) -> None:
    if done_on > timezone.localdate():
        raise DayAhead


def _titles() -> dict[str, str]:
    """What the signed contracts are called, in each language."""
    titles = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            titles[code] = _("Signed contracts")
    return titles


def _settle(actor: Actor, step: Step, *, is_done: bool) -> None:
    """Let what the step itself asks to be signed be handled, or open again."""
    point = step.point
    if point is not None and point.is_by_hand:
        (handle_action_point if is_done else reopen_action_point)(actor=actor, action_point=point)
    elif point is not None:
        reason = ProgressReason.HANDLED if is_done else ProgressReason.REOPENED
        settle(actor=actor, action_point=point, handled=is_done, reason=reason)


def _record(actor: Actor, step: Step, done_on: date, remark: str) -> Step:
    _check_day(done_on)
    step.remark, step.done_on, step.done_at = remark.strip(), done_on, timezone.now()
    step.done_by_id = actor.account_id
    step.save(update_fields=["remark", "done_on", "done_at", "done_by"])
    _settle(actor, step, is_done=True)
    record("journeys.record_step", step.journey.dossier, actor=actor, step=step.kind)
    return step
