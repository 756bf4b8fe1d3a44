"""Publishing a draft, and moving what is being filled in to another version on purpose."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from tenant_apps.flows import policies
from tenant_apps.flows.catalogue.library import LANGUAGES
from tenant_apps.flows.commands.runs import change_of
from tenant_apps.flows.definitions import Definition, check_definition
from tenant_apps.flows.differences import differences
from tenant_apps.flows.enums import Change, RunState
from tenant_apps.flows.errors import DraftChanged, DraftIncomplete, NothingToPublish, NotMovable
from tenant_apps.flows.fields.base import Value
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import Answer, AnswerChange, Flow, FlowRun, FlowVersion, Item
from tenant_apps.flows.problems import problems_in
from tenant_apps.flows.rebasing import Carried, carried
from tenant_apps.flows.sheets import Place
from tenant_apps.flows.versions import compiled
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def publish_draft(*, actor: Actor, flow: Flow, seen: str, runs: Collection[UUID] = ()) -> FlowVersion:
    """Make the draft the version that new fact finds follow, and move these running ones to it.

    ``seen`` is the mark of the draft that the actor looked at: what somebody changed since is not published unseen.
    All other runs keep the version that they have. A run that was sent meanwhile keeps its own too.
    """
    require(actor, policies.MANAGE)
    flow = Flow.objects.select_for_update(of=("self",)).get(pk=flow.pk)
    draft = FlowVersion.objects.drafts().filter(flow=flow).first()
    if draft is None:
        raise NothingToPublish
    if seen != mark_of(draft):
        raise DraftChanged
    if problems := problems_in(draft.definition, "en"):
        raise DraftIncomplete(problems)
    newest = FlowVersion.objects.newest_of(flow).first()
    if newest is not None and not differences(newest.definition, draft.definition, "en"):
        raise NothingToPublish
    draft.published_at, draft.published_by_id = timezone.now(), actor.account_id
    draft.save(update_fields=["published_at", "published_by"])
    record("flows.publish", flow, actor=actor, code=flow.code, number=draft.number, moved=len(runs))
    for run in FlowRun.objects.open().of_flow(flow).filter(public_id__in=runs).order_by("pk"):
        move_run(actor=actor, run=run, version=draft)
    return draft


@command
def publish_definition(*, actor: Actor, flow: Flow, definition: Definition) -> FlowVersion:
    """Publish these questions as the newest version, in the place of a draft if there is one. Runs keep their version.

    For questions that are ready-made: ``InvalidDefinition`` is a mistake in them, not of whoever acts.
    """
    require(actor, policies.MANAGE)
    flow = Flow.objects.select_for_update(of=("self",)).get(pk=flow.pk)
    whole = {**definition, "languages": list(LANGUAGES)}
    check_definition(whole)
    newest = FlowVersion.objects.filter(flow=flow).order_by("-number").first()
    if newest is None or newest.published_at is not None:
        newest = FlowVersion(flow=flow, number=newest.number + 1 if newest else 1)
    newest.definition, newest.published_at, newest.published_by_id = whole, timezone.now(), actor.account_id
    newest.changed_at, newest.changed_by_id, newest.left_out = newest.published_at, actor.account_id, []
    if newest.pk is None:
        newest.save(force_insert=True)
    else:
        columns = ["definition", "published_at", "published_by", "changed_at", "changed_by", "left_out"]
        newest.save(update_fields=columns)
    record("flows.publish", flow, actor=actor, code=flow.code, number=newest.number, moved=0)
    return newest


@command
def move_run(*, actor: Actor, run: FlowRun, version: FlowVersion) -> FlowRun:
    """Let somebody go on in another version of the flow. Every answer is kept, shown or not, with a line of history.

    What no longer fits is asked again. The form says what changed until it is sent.
    """
    require(actor, policies.MANAGE)
    held: FlowRun = FlowRun.objects.with_subject().select_for_update(of=("self",)).get(pk=run.pk)
    if not held.is_open or version.published_at is None or version.flow_id != held.version.flow_id:
        raise NotMovable
    if held.version_id == version.pk:
        return held
    if _has_twin(held, version):
        raise NotMovable
    filled = read_run(held)
    highest = dict(Item.objects.filter(run=held).values_list("key").annotate(Max("number")))
    values = {place: answer.value for place, answer in filled.answers.items()}
    outcome = carried(filled.flow, compiled(version), values, filled.items, highest)
    held.moved_at, held.moved_by_id = timezone.now(), actor.account_id  # before the lines of history that follow
    _write(actor, held, filled.answers, outcome)
    held.moved_from_id, held.version = held.version_id, version
    held.save(update_fields=["version", "moved_from", "moved_at", "moved_by"])
    record("flows.move", held, actor=actor, number=version.number, asked_again=len(outcome.again))
    return held


def mark_of(draft: FlowVersion) -> str:
    """What tells one state of a draft from another."""
    return draft.changed_at.isoformat()


def _has_twin(run: FlowRun, version: FlowVersion) -> bool:
    others = FlowRun.objects.filter(state=RunState.OPEN, version=version, dossier_id=run.dossier_id)
    return others.filter(customer_id=run.customer_id, party_id=run.party_id).exists()


def _write(actor: Actor, run: FlowRun, answers: dict[Place, Answer], outcome: Carried) -> None:
    Item.objects.bulk_create(
        Item(run=run, key=key, number=number) for key, numbers in outcome.added.items() for number in numbers
    )
    for place, there in outcome.moved.items():
        if there not in outcome.again:
            target = answers.get(there) or Answer(run=run, key=there[0], item=there[1], revision=0)
            _copy(answers[place], target)
            _put(actor, target, outcome.values[there])
        _put(actor, answers[place], None)
    for place in outcome.again - set(outcome.moved.values()):
        _put(actor, answers[place], None)
    for place, value in outcome.rewritten.items():
        if place not in outcome.moved.values():
            _put(actor, answers[place], value)


def _copy(source: Answer, target: Answer) -> None:
    """Who answered and who confirmed goes with the answer."""
    target.source, target.answered_at, target.answered_by_id = source.source, source.answered_at, source.answered_by_id
    target.confirmed_at, target.confirmed_by_id = source.confirmed_at, source.confirmed_by_id


def _put(actor: Actor, answer: Answer, value: Value) -> None:
    answer.value = value
    answer.revision += 1
    if value is None:
        answer.confirmed_at, answer.confirmed_by = None, None
    if answer.pk is None:
        answer.save(force_insert=True)
    else:
        fields = ["value", "revision", "source", "answered_at", "answered_by", "confirmed_at", "confirmed_by"]
        answer.save(update_fields=fields)
    line: AnswerChange = change_of(answer, actor, change=Change.MOVED)
    line.save(force_insert=True)
