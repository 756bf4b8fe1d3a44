"""The list of dossiers: what may be asked of it, and in which order."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from tenant_apps.dossiers.models import Dossier, Stage, Workflow
from tenant_apps.dossiers.querysets import DossierQuerySet
from vestibule.core.actors import Actor


class Sort(models.TextChoices):
    NEWEST = "newest", _("Newest first")
    OLDEST = "oldest", _("Oldest first")
    NAME = "name", _("By name")
    SUBMISSION = "submission", _("By planned submission")
    DEADLINE = "deadline", _("By deadline")


class Reach(models.TextChoices):
    ONGOING = "", _("In progress")
    ALL = "all", _("Finished ones too")


ORDER = {
    Sort.NEWEST: ("-created_at", "-pk"),
    Sort.OLDEST: ("created_at", "pk"),
    Sort.NAME: ("customer__sort_name", "pk"),
    Sort.SUBMISSION: (F("planned_submission_on").asc(nulls_last=True), "pk"),
    Sort.DEADLINE: (F("next_deadline_on").asc(nulls_last=True), "pk"),
}
MOST_CARDS = 25
"""Per column of the board."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody wants to see of the list; an empty value asks for everything in progress."""

    words: str = ""
    kind: str = ""
    workflow: UUID | None = None
    stage: UUID | None = None
    owner: UUID | None = None
    team: UUID | None = None
    interest: str = ""
    reach: str = Reach.ONGOING
    sort: str = Sort.NEWEST


def dossiers(actor: Actor, question: Question) -> DossierQuerySet:
    """The dossiers that answer the question, in its order, with what a line shows."""
    found = _narrowed(actor, question)
    if question.stage:
        found = found.filter(stage__public_id=question.stage)
    elif question.reach == Reach.ONGOING:
        found = found.ongoing()
    return found.with_people().with_progress().with_next_deadline().order_by(*ORDER[Sort(question.sort)])


@dataclass(frozen=True, slots=True)
class Column:
    """A stage of the board: how many dossiers stand in it, and the first of them."""

    stage: Stage
    count: int
    dossiers: tuple[Dossier, ...]

    @property
    def rest(self) -> int:
        return self.count - len(self.dossiers)


def board(actor: Actor, question: Question, workflow: Workflow) -> list[Column]:
    """The dossiers of one workflow under their stages, in three statements. An archived stage only while it is used.

    A column shows the ``MOST_CARDS`` that came first, by planned submission; the list shows the rest.
    """
    found = _narrowed(actor, question).filter(workflow=workflow)
    counts = dict(found.order_by().values_list("stage").annotate(count=Count("pk")))
    by_stage = Window(RowNumber(), partition_by="stage", order_by=ORDER[Sort.SUBMISSION])
    ranked = (
        found.with_people().with_progress().with_next_deadline().annotate(place=by_stage).filter(place__lte=MOST_CARDS)
    )
    cards: dict[int, list[Dossier]] = {}
    for dossier in ranked.order_by("stage__position", "place"):
        cards.setdefault(dossier.stage_id, []).append(dossier)
    stages = Stage.objects.visible_to(actor).filter(workflow=workflow).in_order()
    return [
        Column(stage, counts.get(stage.pk, 0), tuple(cards.get(stage.pk, ())))
        for stage in stages
        if not stage.is_archived or stage.pk in counts
    ]


def _narrowed(actor: Actor, question: Question) -> DossierQuerySet:
    """The dossiers that answer what list and board may both be asked."""
    found = Dossier.objects.visible_to(actor)
    if question.words:
        found = found.matching(question.words)
    if question.kind:
        found = found.filter(kind=question.kind)
    if question.workflow:
        found = found.filter(workflow__public_id=question.workflow)
    if question.owner:
        found = found.filter(Q(adviser__public_id=question.owner) | Q(case_handler__public_id=question.owner))
    if question.team:
        found = found.filter(team__public_id=question.team)
    return found.of_interest_to(actor, question.interest)
