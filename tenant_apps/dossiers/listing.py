"""The list of dossiers: what may be asked of it, and in which order."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tenant_apps.dossiers.models import Dossier
from tenant_apps.dossiers.querysets import DossierQuerySet
from vestibule.core.actors import Actor


class Sort(models.TextChoices):
    NEWEST = "newest", _("Newest first")
    OLDEST = "oldest", _("Oldest first")
    NAME = "name", _("By name")
    SUBMISSION = "submission", _("By planned submission")


class Reach(models.TextChoices):
    ONGOING = "", _("In progress")
    ALL = "all", _("Finished ones too")


ORDER = {
    Sort.NEWEST: ("-created_at", "-pk"),
    Sort.OLDEST: ("created_at", "pk"),
    Sort.NAME: ("customer__sort_name", "pk"),
    Sort.SUBMISSION: (F("planned_submission_on").asc(nulls_last=True), "pk"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody wants to see of the list; an empty value asks for everything in progress."""

    words: str = ""
    kind: str = ""
    stage: UUID | None = None
    owner: UUID | None = None
    reach: str = Reach.ONGOING
    sort: str = Sort.NEWEST


def dossiers(actor: Actor, question: Question) -> DossierQuerySet:
    """The dossiers that answer the question, in its order, with what a line shows."""
    found = Dossier.objects.visible_to(actor)
    if question.words:
        found = found.matching(question.words)
    if question.kind:
        found = found.filter(kind=question.kind)
    if question.stage:
        found = found.filter(stage__public_id=question.stage)
    elif question.reach == Reach.ONGOING:
        found = found.ongoing()
    if question.owner:
        found = found.filter(Q(adviser__public_id=question.owner) | Q(case_handler__public_id=question.owner))
    return found.with_people().with_progress().order_by(*ORDER[Sort(question.sort)])
