"""The list of prospects: what may be asked of it, what each line shows, and how many came each week."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import TruncWeek
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.customers.enums import CustomerKind
from tenant_apps.customers.models import Customer
from tenant_apps.customers.querysets import CustomerQuerySet
from tenant_apps.dossiers.enums import DossierKind
from tenant_apps.dossiers.models import Dossier, Stage
from tenant_apps.dossiers.progress import Progress
from vestibule.core.actors import Actor

WEEKS = 12


class Sort(models.TextChoices):
    NEWEST = "newest", _("Newest first")
    OLDEST = "oldest", _("Oldest first")
    NAME = "name", _("By name")
    NUMBER = "number", _("By number")


ORDER: dict[Sort, tuple[str, ...]] = {
    Sort.NEWEST: ("-created_at", "-pk"),
    Sort.OLDEST: ("created_at", "pk"),
    Sort.NAME: ("sort_name", "pk"),
    Sort.NUMBER: ("number",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody wants to see of the list; an empty value asks for everything."""

    words: str = ""
    kind: str = ""
    stage: UUID | None = None
    adviser: UUID | None = None
    sort: str = Sort.NEWEST


@dataclass(frozen=True, slots=True)
class Prospect:
    """One line of the list, in the reader's words: the customer and the latest dossier, if there is one."""

    public_id: str
    name: str
    number: str
    kinds: str
    added_at: datetime
    dossier_id: UUID | None = None
    stage: str = ""
    tone: str = ""
    percent: int = 0
    adviser: str = ""


def prospects(actor: Actor, question: Question) -> CustomerQuerySet:
    """The prospects that answer the question, in its order."""
    found = Customer.objects.visible_to(actor).prospects()
    if question.words:
        found = found.matching(question.words)
    if question.kind:
        found = found.filter(kind=question.kind)
    wanted = {"adviser__public_id": question.adviser, "stage__public_id": question.stage}
    wanted = {path: value for path, value in wanted.items() if value}
    if wanted:
        found = found.filter(Exists(Dossier.objects.visible_to(actor).filter(customer=OuterRef("pk"), **wanted)))
    return found.order_by(*ORDER[Sort(question.sort)])


def lines(actor: Actor, customers: CustomerQuerySet) -> list[Prospect]:
    """The lines of one page, in three statements.

    Values rather than objects, and each kind and stage put into words once: a page asks for the same few again and
    again, and objects of all that a line touches would cost more than the page.
    """
    customer_kinds = {kind.value: str(kind.label) for kind in CustomerKind}
    dossier_kinds = {kind.value: str(kind.label) for kind in DossierKind}
    shown = customers.values_list("pk", "public_id", "name", "number", "kind", "created_at")
    dossiers = _latest(actor, [pk for pk, *_facts in shown])
    stages = Stage.objects.visible_to(actor).in_bulk({dossier["stage_id"] for dossier in dossiers.values()})
    words = {pk: (str(stage.name), stage.tone) for pk, stage in stages.items()}
    found = []
    for pk, public_id, name, number, kind, added_at in shown:
        line = Prospect(str(public_id), name, number, customer_kinds[kind], added_at)
        if dossier := dossiers.get(pk):
            stage, tone = words[dossier["stage_id"]]
            line = replace(
                line,
                kinds=f"{line.kinds} · {dossier_kinds[dossier['kind']]}",
                dossier_id=dossier["public_id"],
                stage=stage,
                tone=tone,
                percent=Progress(dossier["points_handled"], dossier["points_total"]).percent,
                adviser=dossier["adviser__name"] or "",
            )
        found.append(line)
    return found


def _latest(actor: Actor, customers: list[int]) -> dict[int, dict[str, Any]]:
    """What a line shows of each customer's latest dossier."""
    facts = ("customer_id", "public_id", "kind", "stage_id", "adviser__name", "points_total", "points_handled")
    dossiers = Dossier.objects.visible_to(actor).filter(customer__in=customers).with_progress()
    latest = dossiers.order_by("customer_id", "-created_at", "-pk").distinct("customer_id")
    return {dossier["customer_id"]: dossier for dossier in latest.values(*facts)}


def added_per_week(actor: Actor) -> list[tuple[date, int]]:
    """How many customers were added in each of the last twelve weeks, the present one last, in one statement.

    Those who became clients since then count too.
    """
    today = timezone.localdate()
    present = today - timedelta(days=today.weekday())
    weeks = [present - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    counted = (
        Customer.objects.visible_to(actor)
        .filter(created_at__date__gte=weeks[0])
        .annotate(week=TruncWeek("created_at"))
        .values("week")
        .annotate(count=Count("pk"))
        .order_by("week")
    )
    counts = {timezone.localtime(row["week"]).date(): row["count"] for row in counted}
    return [(week, counts.get(week, 0)) for week in weeks]
