"""The firm's own workflows: their names, their stages, the order and the rules."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.text import slugify

from shared_apps.organisations.profile import current_organisation
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.enums import StageOutcome, StageTone
from tenant_apps.dossiers.errors import LastStage, NameMissing, StageInUse
from tenant_apps.dossiers.models import Stage, Workflow
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.ordering import in_order
from vestibule.core.permissions import require
from vestibule.core.records import record

Names = Mapping[str, str]
"""A text by language code."""


@command
def add_workflow(*, actor: Actor, kind: str, names: Names, like: Workflow | None = None, code: str = "") -> Workflow:
    """Add a workflow for a kind of dossier, with the current stages of another one to begin with, or none yet.

    ``code`` is that of the same one elsewhere.
    """
    require(actor, policies.CONFIGURE)
    columns = columns_of("name", names)
    position = Workflow.objects.order_by("-position").values_list("position", flat=True).first() or 0
    workflow = Workflow.objects.create(kind=kind, code=code or _code(names), position=position + 1, **columns)
    stages = Stage.objects.filter(workflow=like).current().order_by("position") if like else ()
    for place, stage in enumerate(stages, start=1):
        stage.pk, stage.public_id = None, Stage._meta.get_field("public_id").get_default()
        stage.workflow, stage.position, stage.created_at = workflow, place, timezone.now()
        stage.save(force_insert=True)
    record("dossiers.add_workflow", workflow, actor=actor, kind=kind)
    return workflow


@command
def edit_workflow(*, actor: Actor, workflow: Workflow, names: Names, is_active: bool) -> Workflow:
    """Rename the workflow, offer it for new dossiers or stop doing so. Running dossiers go on."""
    require(actor, policies.CONFIGURE)
    columns = columns_of("name", names) | {"is_active": is_active}
    workflow = Workflow.objects.select_for_update(of=("self",), no_key=True).get(pk=workflow.pk)
    put(workflow, columns)
    record("dossiers.edit_workflow", workflow, actor=actor, is_active=is_active)
    return workflow


@command
def add_stage(
    *,
    actor: Actor,
    workflow: Workflow,
    names: Names,
    tone: str = StageTone.INFO,
    outcome: str = StageOutcome.ONGOING,
    rules: Collection[str] = (),
    code: str = "",
) -> Stage:
    """Add a stage at the end of those in progress: before what completes or ends the work.

    ``code`` is that of the same one elsewhere.
    """
    require(actor, policies.CONFIGURE)
    columns = columns_of("name", names)
    workflow = Workflow.objects.select_for_update(of=("self",), no_key=True).get(pk=workflow.pk)
    stages = list(workflow.stages.order_by("position"))
    stage = Stage.objects.create(
        workflow=workflow,
        code=code or _code(names),
        position=max((each.position for each in stages), default=0) + 1,
        tone=tone,
        outcome=outcome,
        rules=sorted(rules),
        **columns,
    )
    current = [each for each in stages if not each.is_archived]
    ongoing = [place for place, each in enumerate(current, start=1) if each.outcome == StageOutcome.ONGOING]
    place = max(ongoing, default=0) if outcome == StageOutcome.ONGOING else len(current)
    current.insert(place, stage)
    _number(current, [each for each in stages if each.is_archived])
    record("dossiers.add_stage", workflow, actor=actor, stage=stage.code)
    return stage


@command
def edit_stage(*, actor: Actor, stage: Stage, names: Names, tone: str, outcome: str, rules: Collection[str]) -> Stage:
    """Change a stage's name, colour, meaning or rules. Dossiers that stand in it stay there."""
    require(actor, policies.CONFIGURE)
    columns = columns_of("name", names) | {"tone": tone, "outcome": outcome, "rules": sorted(rules)}
    stage = _held(stage)
    put(stage, columns)
    record("dossiers.edit_stage", stage.workflow, actor=actor, stage=stage.code, rules=stage.rules)
    return stage


@command
def order_stages(*, actor: Actor, workflow: Workflow, order: Sequence[UUID]) -> None:
    """Put the stages in this order; it must name each that is not archived. ``OtherOrder`` if the list has changed."""
    require(actor, policies.CONFIGURE)
    workflow = Workflow.objects.select_for_update(of=("self",), no_key=True).get(pk=workflow.pk)
    stages = list(workflow.stages.order_by("position"))
    current = in_order([stage for stage in stages if not stage.is_archived], order)
    _number(current, [stage for stage in stages if stage.is_archived])
    record("dossiers.order_stages", workflow, actor=actor)


@command
def archive_stage(*, actor: Actor, stage: Stage) -> Stage:
    """Take no dossiers into the stage any more; those in it stay until they are moved. Twice is once."""
    require(actor, policies.CONFIGURE)
    stage = _held(stage)
    if stage.is_archived:
        return stage
    _check_not_last(stage)
    stage.archived_at = timezone.now()
    stage.save(update_fields=["archived_at"])
    record("dossiers.archive_stage", stage.workflow, actor=actor, stage=stage.code)
    return stage


@command
def restore_stage(*, actor: Actor, stage: Stage) -> Stage:
    """Offer an archived stage again. Twice is once."""
    require(actor, policies.CONFIGURE)
    stage = _held(stage)
    if stage.is_archived:
        stage.archived_at = None
        stage.save(update_fields=["archived_at"])
        record("dossiers.restore_stage", stage.workflow, actor=actor, stage=stage.code)
    return stage


@command
def remove_stage(*, actor: Actor, stage: Stage) -> None:
    """Delete a stage in which no dossier ever stood; any other is archived instead."""
    require(actor, policies.CONFIGURE)
    stage = _held(stage)
    if not stage.is_archived:
        _check_not_last(stage)
    used = Stage.objects.with_use().get(pk=stage.pk)
    if used.was_used or used.dossier_count:
        raise StageInUse
    record("dossiers.remove_stage", stage.workflow, actor=actor, stage=stage.code)
    stage.delete()


def columns_of(name: str, texts: Names, *, is_required: bool = True) -> dict[str, str]:
    """The columns of a text that is written in every language; the firm's first language must not be empty."""
    first = current_organisation().first_language
    if is_required and not texts.get(first, "").strip():
        raise NameMissing(first)
    return {f"{name}_{language}": text.strip() for language, text in texts.items()}


def put(row: Workflow | Stage, columns: Mapping[str, object]) -> None:
    """Write these columns."""
    for column, value in columns.items():
        setattr(row, column, value)
    row.save(update_fields=list(columns))


def _held(stage: Stage) -> Stage:
    """The stage as it is now, with its workflow locked: of two people each sees what the other did.

    ``NotFound`` when the other removed it.
    """
    Workflow.objects.select_for_update(of=("self",), no_key=True).get(pk=stage.workflow_id)
    found: Stage | None = Stage.objects.select_related("workflow").filter(pk=stage.pk).first()
    if found is None:
        raise NotFound
    return found


def _check_not_last(stage: Stage) -> None:
    if not Stage.objects.filter(workflow=stage.workflow).current().exclude(pk=stage.pk).exists():
        raise LastStage


def _number(current: Sequence[Stage], archived: Sequence[Stage]) -> None:
    for place, stage in enumerate((*current, *archived), start=1):
        stage.position = place
    Stage.objects.bulk_update((*current, *archived), ["position"])


def _code(names: Names) -> str:
    """A code that nothing else has: what it is first called, and something random."""
    first = slugify(names.get(current_organisation().first_language, ""))[:28]
    return f"{first or 'own'}-{get_random_string(8, '0123456789abcdef')}"
