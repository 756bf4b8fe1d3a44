"""Starting, adding to, sending and reopening what somebody fills in."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from tenant_apps.customers.enums import CustomerKind
from tenant_apps.customers.models import Customer, Party
from tenant_apps.flows import events, policies
from tenant_apps.flows.commands.results import checked_outcome, keep_result
from tenant_apps.flows.compiled import CompiledFlow, Repeat
from tenant_apps.flows.couples import couple_of
from tenant_apps.flows.enums import Change, RunState, Source
from tenant_apps.flows.errors import (
    AnswersMissing,
    DifferencesOpen,
    FlowNotOffered,
    InvalidAnswer,
    OnlyTheClientAnswers,
    PartyNotOfCustomer,
    PenElsewhere,
    RunCompleted,
    TooFewItems,
    TooManyItems,
    UnknownQuestion,
)
from tenant_apps.flows.fields.base import Value
from tenant_apps.flows.filled import Filled, read_run
from tenant_apps.flows.models import Answer, AnswerChange, Flow, FlowRun, FlowVersion, Item
from tenant_apps.flows.pens import pen_of
from tenant_apps.flows.prefill import PARTY_FACTS
from tenant_apps.flows.versions import asked_of, compiled
from vestibule.core.actors import Actor, Client, System
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import require
from vestibule.core.records import record

_SUBJECT = ("customer", "party", "version")


@command
def start_run(
    *,
    actor: Actor,
    customer: Customer,
    party: Party,
    flow: Flow,
    dossier_id: int | None = None,
    known: Mapping[str, str] | None = None,
) -> FlowRun:
    """Let the party fill in the newest version of the flow, with what the file already knows filled in.

    Nothing is filled in beforehand where only the client may answer.

    ``known`` is what the caller knows of the work, see ``prefill.ABOUT_THE_WORK``; the client reads it.

    A party who has this flow open already keeps that run: it is returned as it is. A run belongs to one dossier, since
    that decides who may see it: for a dossier only its own run is returned, or one of no dossier, which is then its.
    """
    require(actor, policies.FILL_IN)
    version = FlowVersion.objects.newest_of(flow).first()
    if version is None or not flow.is_active:
        raise FlowNotOffered
    members = list(customer.members.order_by("position").values_list("party", flat=True))
    if party.pk not in members:
        raise PartyNotOfCustomer
    Party.objects.select_for_update(of=("self",)).get(pk=party.pk)
    running = _running(customer, party, flow, dossier_id)
    if running is not None:
        return running
    run = FlowRun.objects.create(
        customer=customer,
        party=party,
        version=version,
        dossier_id=dossier_id,
        is_partner=customer.kind == CustomerKind.JOINT and members[0] != party.pk,
        started_by_id=actor.account_id,
    )
    asked = asked_of(run)
    _add_least_items(run, asked)
    if not asked.client_only:
        _prefill(run, asked, party, known or {})
    record("flows.start", run, actor=actor, flow=flow.code, party=str(party.public_id))
    return run


@command
def add_item(*, actor: Actor, run: FlowRun, key: str) -> int:
    """Add an empty entry to a subsection that repeats; return its number."""
    run = hold_open(actor, run)
    repeat = _repeat(compiled(run.version), key)
    numbers = list(Item.objects.filter(run=run, key=key).values_list("number", "removed_at"))
    if sum(removed_at is None for _number, removed_at in numbers) >= repeat.maximum:
        raise TooManyItems(repeat.maximum)
    number = max((number for number, _removed_at in numbers), default=0) + 1
    Item.objects.create(run=run, key=key, number=number)
    return number


@command
def remove_item(*, actor: Actor, run: FlowRun, key: str, number: int) -> None:
    """Take an entry out. Its answers stay in the history. Removing it twice does nothing more."""
    run = hold_open(actor, run)
    repeat = _repeat(compiled(run.version), key)
    present = Item.objects.filter(run=run, key=key, removed_at=None)
    item = present.filter(number=number).first()
    if item is None:
        return
    if present.count() <= repeat.minimum:
        raise TooFewItems(repeat.minimum)
    item.removed_at, item.removed_by_id = timezone.now(), actor.account_id
    item.save(update_fields=["removed_at", "removed_by"])


@command
def complete_run(*, actor: Actor, run: FlowRun, noted: Collection[str] = ()) -> FlowRun:
    """Send the answers. By the client, this confirms everything that others filled in; the history says so.

    Refused while a required answer is missing, and to whoever reads the answers of both of two people while one of
    them differs that nobody settled or explained. Sending twice changes nothing. A scored questionnaire comes to its
    result; ``noted`` are the contradictions that the client looked at and stands by, without which it is refused.
    """
    held = hold(actor, run)
    if not held.is_open:
        return held
    refuse_on_behalf(actor, held)
    filled = read_run(held)
    if gaps := filled.sheet.gaps():
        raise AnswersMissing(len(gaps))
    couple = None if isinstance(actor, System) else couple_of(actor, filled)
    if couple is not None and couple.open_rows:
        raise DifferencesOpen
    outcome = checked_outcome(filled, noted)
    if isinstance(actor, Client):
        confirm(actor, [answer for _page, _question, answer in filled.to_confirm()])
        Answer.objects.of_run(held).exclude(was_confirmed_at=None).update(was_confirmed_at=None)
    held.state, held.completed_at, held.completed_by_id = RunState.COMPLETED, timezone.now(), actor.account_id
    held.save(update_fields=["state", "completed_at", "completed_by"])
    record("flows.complete", held, actor=actor)
    if outcome is not None:
        keep_result(actor, filled, outcome)
    events.run_completed.send(FlowRun, run=held, actor=actor)
    return held


@command
def reopen_run(*, actor: Actor, run: FlowRun) -> FlowRun:
    """Let sent answers be changed again, until they are sent anew; refused to who does not have the pen."""
    held = hold(actor, run)
    if held.is_open:
        return held
    if isinstance(actor, Client):
        refuse_on_behalf(actor, held)
    held.last_sent_at = held.completed_at
    held.state, held.completed_at, held.completed_by = RunState.OPEN, None, None
    held.save(update_fields=["state", "completed_at", "completed_by", "last_sent_at"])
    record("flows.reopen", held, actor=actor)
    events.run_reopened.send(FlowRun, run=held, actor=actor)
    return held


@command
def ask_run_for_product(*, actor: Actor, run: FlowRun, product_id: int | None) -> FlowRun:
    """Say for which product it is filled in; none is for the whole dossier. Twice is once."""
    require(actor, policies.FILL_IN)
    held = hold(actor, run)
    if held.product_id != product_id:
        held.product_id = product_id
        held.save(update_fields=["product_id"])
        record("flows.ask_for_product", held, actor=actor, product_id=product_id)
    return held


@command
def note_reading(*, actor: Actor, run: FlowRun) -> None:
    """Record that somebody who works at the firm looked at all answers of a run."""
    require(actor, policies.VIEW)
    record("flows.read", run, actor=actor)


def hold(actor: Actor, run: FlowRun) -> FlowRun:
    """Lock the run for somebody who may act in it; everything that changes a run begins here."""
    if isinstance(actor, Client):
        require(actor, policies.ANSWER)
        if not policies.is_own(actor, run):
            raise NotAllowed(policies.ANSWER.code)
    else:
        require(actor, policies.FILL_IN)
    known = [name for name in _SUBJECT if name in run._state.fields_cache]
    rows = FlowRun.objects.all() if len(known) == len(_SUBJECT) else FlowRun.objects.with_subject()
    held: FlowRun = rows.select_for_update(of=("self",)).get(pk=run.pk)
    for name in known:  # what was read to get here is not read again
        if getattr(run, f"{name}_id") == getattr(held, f"{name}_id"):
            setattr(held, name, getattr(run, name))
    return held


def hold_open(actor: Actor, run: FlowRun) -> FlowRun:
    """Lock the run for an answer: refused once the answers were sent, and where only the client may give them."""
    held = hold(actor, run)
    if not held.is_open:
        raise RunCompleted
    refuse_on_behalf(actor, held)
    return held


def refuse_on_behalf(actor: Actor, run: FlowRun) -> None:
    """Refuse everybody but the client where only the client may answer, and who does not have the pen."""
    if not isinstance(actor, Client) and compiled(run.version).client_only:
        raise OnlyTheClientAnswers
    pen = pen_of(run)
    if pen is not None and not isinstance(actor, System) and policies.source_of(actor) != pen:
        raise PenElsewhere(is_with_client=pen == Source.CLIENT)


def confirm(actor: Client, answers: Iterable[Answer]) -> None:
    """Mark answers of others as right, in the name of the client, with a line of history each."""
    now, changes = timezone.now(), []
    answers = list(answers)
    for answer in answers:
        answer.confirmed_at, answer.confirmed_by_id, answer.revision = now, actor.account_id, answer.revision + 1
        answer.was_confirmed_at = None
        changes.append(change_of(answer, actor, change=Change.CONFIRMED))
    Answer.objects.bulk_update(answers, ["confirmed_at", "confirmed_by", "revision", "was_confirmed_at"])
    AnswerChange.objects.bulk_create(changes)


def change_of(
    answer: Answer, actor: Actor, *, change: Change = Change.ANSWERED, attempt: UUID | None = None
) -> AnswerChange:
    """The line of history for the answer's present state."""
    return AnswerChange(
        run_id=answer.run_id,
        answer=answer,
        revision=answer.revision,
        change=change,
        value=answer.value,
        source=answer.source,
        made_by_id=actor.account_id,
        attempt=attempt,
    )


def filled_for(actor: Actor, run: FlowRun) -> Filled:
    """The locked run with its answers, for a command that changes one of them."""
    return read_run(hold_open(actor, run))


def _running(customer: Customer, party: Party, flow: Flow, dossier_id: int | None) -> FlowRun | None:
    """The open run to go on with, see ``start_run``."""
    running = FlowRun.objects.open().filter(customer=customer, party=party, version__flow=flow).newest_first()
    if dossier_id is None:
        newest: FlowRun | None = running.first()
        return newest
    by_dossier = {run.dossier_id: run for run in running.filter(Q(dossier_id=dossier_id) | Q(dossier_id=None))}
    found = by_dossier.get(dossier_id) or by_dossier.get(None)
    if found is not None and found.dossier_id is None:
        found.dossier_id = dossier_id
        found.save(update_fields=["dossier_id"])
    return found


def _earlier_answers(run: FlowRun, asked: CompiledFlow) -> dict[str, Value]:
    """The last answer that this person gave for this customer to each question that wants it.

    What somebody else typed for one product is left out unless the person confirmed it: it may not be shown.
    """
    keys = [each.key for page in asked.subsections for each in page.questions if each.prefill]
    if not keys:
        return {}
    is_seen = Q(run__product_id=None) | Q(source=Source.CLIENT) | Q(confirmed_at__isnull=False)
    given = Answer.objects.filter(is_seen, run__party=run.party_id, run__customer=run.customer_id, key__in=keys, item=0)
    newest = given.exclude(value=None).order_by("key", "-answered_at", "-pk").distinct("key")
    return {answer.key: answer.value for answer in newest.select_related("run__customer")}


def _repeat(asked: CompiledFlow, key: str) -> Repeat:
    subsection = asked.subsection(key)
    if subsection is None or subsection.repeat is None:
        raise UnknownQuestion
    return subsection.repeat


def _add_least_items(run: FlowRun, asked: CompiledFlow) -> None:
    Item.objects.bulk_create(
        Item(run=run, key=subsection.key, number=number + 1)
        for subsection in asked.subsections
        if subsection.repeat
        for number in range(subsection.repeat.minimum)
    )


def _prefill(run: FlowRun, asked: CompiledFlow, party: Party, given: Mapping[str, str]) -> None:
    """Answers from the file, marked as such; what does not fit its question is left out."""
    answers, earlier = [], _earlier_answers(run, asked)
    for question in (question for subsection in asked.subsections for question in subsection.questions):
        if not question.prefill or question.type.is_file or asked.subsection_of(question).repeat:
            continue
        try:
            fact = (
                PARTY_FACTS[question.prefill](party) if question.prefill in PARTY_FACTS else given.get(question.prefill)
            )
            value = question.clean(fact or earlier.get(question.key))
        except InvalidAnswer:
            continue
        if value is not None:
            answers.append(Answer(run=run, key=question.key, value=value, source=Source.IMPORTED))
    Answer.objects.bulk_create(answers)
    AnswerChange.objects.bulk_create(
        AnswerChange(run=run, answer=answer, revision=answer.revision, value=answer.value, source=answer.source)
        for answer in answers
    )
