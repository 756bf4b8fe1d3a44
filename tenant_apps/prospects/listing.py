"""The list of prospects: what may be asked of it, what each line shows, and how many came each week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch
from django.db.models.functions import TruncWeek
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.customers.enums import CustomerKind
from tenant_apps.customers.models import Customer
from tenant_apps.customers.querysets import CustomerQuerySet
from tenant_apps.dossiers.enums import DossierKind
from tenant_apps.dossiers.models import Dossier
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
    """The prospects that answer the question, in its order, with what ``lines`` needs."""
    found = Customer.objects.visible_to(actor).prospects()
    if question.words:
        found = found.matching(question.words)
    if question.kind:
        found = found.filter(kind=question.kind)
    dossiers = Dossier.objects.visible_to(actor)
    wanted = {"adviser__public_id": question.adviser, "stage__public_id": question.stage}
    wanted = {path: value for path, value in wanted.items() if value}
    if wanted:
        found = found.filter(Exists(dossiers.filter(customer=OuterRef("pk"), **wanted)))
    latest_first = dossiers.select_related("stage", "adviser").with_progress().order_by("-created_at", "-pk")
    return found.prefetch_related(Prefetch("dossiers", queryset=latest_first)).order_by(*ORDER[Sort(question.sort)])


def lines(customers: Sequence[Customer]) -> list[Prospect]:
    """The lines of one page. Each kind is put into words once: a page asks for the same few again and again."""
    customer_kinds = {kind.value: str(kind.label) for kind in CustomerKind}
    dossier_kinds = {kind.value: str(kind.label) for kind in DossierKind}
    found = []
    for customer in customers:
        kind = customer_kinds[customer.kind]
        facts = (str(customer.public_id), customer.name, customer.number)
        dossier = next(iter(customer.dossiers.all()), None)
        if dossier is None:
            found.append(Prospect(*facts, kind, customer.created_at))
            continue
        found.append(
            Prospect(
                *facts,
                kinds=f"{kind} · {dossier_kinds[dossier.kind]}",
                added_at=customer.created_at,
                dossier_id=dossier.public_id,
                stage=dossier.stage.name,
                tone=dossier.stage.tone,
                percent=dossier.progress.percent,
                adviser=dossier.adviser.name if dossier.adviser else "",
            )
        )
    return found


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
