"""The list of prospects: what may be asked of it, what each line shows, and how many came each week."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import TruncWeek
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import Account
from tenant_apps.customers.enums import CustomerKind
from tenant_apps.customers.models import Customer
from tenant_apps.customers.querysets import CustomerQuerySet
from tenant_apps.documents.enums import AWAITING_REVIEW
from tenant_apps.dossiers.enums import DossierKind, WaitsFor
from tenant_apps.dossiers.models import ActionPoint, Dossier, Stage
from tenant_apps.dossiers.progress import Progress
from tenant_apps.prospects.enums import TONES, Column, Source, Standing, Status
from tenant_apps.prospects.models import Registration
from tenants.prepared import Prepared
from vestibule.core.actors import Actor, as_any
from vestibule.core.sorting import alphabetical, columns_as_shown

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

WAITING_FOR: dict[WaitsFor, Q] = {
    WaitsFor.CLIENT: Q(handled_at=None, waits_for=WaitsFor.CLIENT),
    WaitsFor.ADVISER: Q(handled_at=None, waits_for=WaitsFor.ADVISER) | Q(request__state__in=AWAITING_REVIEW),
    WaitsFor.THIRD_PARTY: Q(handled_at=None, waits_for=WaitsFor.THIRD_PARTY),
}
"""Which action points wait for whom; what was delivered waits for the firm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody wants to see of the list; an empty value asks for everything that is not archived."""

    words: str = ""
    kind: str = ""
    status: str = ""
    stage: UUID | None = None
    adviser: UUID | None = None
    source: str = ""
    waits_for: str = ""
    standing: str = Standing.CURRENT
    sort: str = Sort.NEWEST


@dataclass(frozen=True, slots=True)
class ShownStage:
    """A stage in the reader's words."""

    public_id: str
    name: str
    tone: str
    workflow: str


@dataclass(frozen=True, slots=True)
class Firm:
    """What every line and every filter needs to know of the firm: its stages by key, and who works there."""

    stages: Mapping[int, ShownStage]
    colleagues: tuple[tuple[str, str], ...]

    def stage_choices(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Every stage, under the name of its workflow."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for stage in self.stages.values():
            groups.setdefault(stage.workflow, []).append((stage.public_id, stage.name))
        return list(groups.items())


@dataclass(frozen=True, slots=True)
class Prospect:
    """One line of the list, in the reader's words: the customer and the latest dossier, if there is one."""

    pk: int
    public_id: str
    name: str
    number: str
    kind: str
    added_at: datetime
    source: str
    status: str
    status_tone: str
    dossier_kind: str = ""
    dossier_id: UUID | None = None
    stage: str = ""
    tone: str = ""
    percent: int = 0
    adviser: str = ""
    handler: str = ""
    waits: str = ""
    erase_on: date | None = None
    is_held: bool = False

    @property
    def kinds(self) -> str:
        return f"{self.kind} · {self.dossier_kind}" if self.dossier_kind else self.kind


def firm_of(actor: Actor) -> Firm:
    """Read the firm's stages and people, in two statements; values, since objects would cost more than the page."""
    reader, names = as_any(actor), len(columns_as_shown("name"))
    stages = {
        pk: ShownStage(str(public_id), _first(words[:names]), tone, _first(words[names:]))
        for pk, public_id, tone, *words in _stages(reader=reader, language=get_language())
    }
    return Firm(stages, tuple((str(public_id), name) for public_id, name in _colleagues(reader=reader)))


@Prepared
def _stages(*, reader: Actor, language: str | None) -> models.QuerySet:
    rows = Stage.objects.visible_to(reader).in_order().rewrite(mode=False)  # the columns are named as they are
    return rows.values_list("pk", "public_id", "tone", *columns_as_shown("name"), *columns_as_shown("workflow__name"))


@Prepared
def _colleagues(*, reader: Actor) -> models.QuerySet:
    people = Account.objects.visible_to(reader).professionals().active().order_by(alphabetical("name"), "pk")
    return people.values_list("public_id", "name")


class _Words(dict[tuple[type[models.TextChoices], str], str]):
    """Each choice in the reader's words, translated when it is first asked for."""

    def __missing__(self, asked: tuple[type[models.TextChoices], str]) -> str:
        choices, value = asked
        self[asked] = str(choices(value).label)
        return self[asked]


def _first(texts: Iterable[str | None]) -> str:
    """The first text that is not empty."""
    return next(filter(None, texts), "")


def prospects(actor: Actor, question: Question) -> CustomerQuerySet:
    """The prospects that answer the question, in its order."""
    is_archived = question.standing == Standing.ARCHIVED
    found = Customer.objects.visible_to(actor)
    if question.status != Status.CONVERTED:
        found = found.prospects()
    archived = Exists(Registration.objects.filter(customer=OuterRef("pk"), archived_at__isnull=False))
    found = found.filter(archived if is_archived else ~archived)  # the database knows that most have none
    if question.words:
        found = found.matching(question.words)
    if question.kind:
        found = found.filter(kind=question.kind)
    if question.source:
        found = found.filter(registration__source=question.source)
    if question.status:
        found = _with_status(found, question.status)
    if question.waits_for:
        found = found.alias(waiting=_points(WAITING_FOR[WaitsFor(question.waits_for)])).filter(waiting__gt=0)
    wanted = {"adviser__public_id": question.adviser, "stage__public_id": question.stage}
    wanted = {path: value for path, value in wanted.items() if value}
    if wanted:
        found = found.filter(Exists(Dossier.objects.visible_to(actor).filter(customer=OuterRef("pk"), **wanted)))
    return found.order_by(*ORDER[Sort(question.sort)])


def lines(
    actor: Actor, customers: CustomerQuerySet, firm: Firm, columns: Collection[str] = tuple(Column)
) -> list[Prospect]:
    """The lines of one page, in two statements.

    Values rather than objects, and each kind, stage and status put into words once: a page asks for the same few again
    and again. For whom a dossier waits is only asked where it is shown.
    """
    words = _Words()
    facts = ("pk", "public_id", "name", "number", "kind", "created_at", "registration__status", "registration__source")
    facts += ("retention__erase_on", "retention__held_at")
    shown = list(customers.values_list(*facts))
    latest = (
        _latest([pk for pk, *_facts in shown], reader=as_any(actor), waits=Column.WAITS in columns) if shown else []
    )
    dossiers = {dossier["customer_id"]: dossier for dossier in latest}
    found = []
    for pk, public_id, name, number, kind, added_at, decided, source, erase_on, held_at in shown:
        dossier = dossiers.get(pk)
        status = (
            status_of(decided, dossier["points_handled"], dossier["points_total"]) if dossier else status_of(decided)
        )
        found.append(
            Prospect(
                pk,
                str(public_id),
                name,
                number,
                words[CustomerKind, kind],
                added_at,
                words[Source, source] if source else "",
                words[Status, status],
                TONES[status],
                erase_on=erase_on,
                is_held=held_at is not None,
                **(_of_dossier(dossier, firm, words) if dossier else {}),
            )
        )
    return found


def status_of(decided: str | None, handled: int = 0, total: int = 0) -> Status:
    """What was decided; while nothing was, whether all that was asked for in the latest dossier is handled."""
    if decided and decided != Status.INCOMPLETE:
        return Status(decided)
    return Status.COMPLETE if total and handled == total else Status.INCOMPLETE


def _of_dossier(dossier: Mapping[str, Any], firm: Firm, words: _Words) -> dict[str, Any]:
    stage = firm.stages[dossier["stage_id"]]
    return {
        "dossier_kind": words[DossierKind, dossier["kind"]],
        "dossier_id": dossier["public_id"],
        "stage": stage.name,
        "tone": stage.tone,
        "percent": Progress(dossier["points_handled"], dossier["points_total"]).percent,
        "adviser": dossier["adviser__name"] or "",
        "handler": dossier["case_handler__name"] or "",
        "waits": " · ".join(words[WaitsFor, each] for each in WAITING_FOR if dossier.get(f"waits_{each}")),
    }


@Prepared
def _latest(customers: list[int], *, reader: Actor, waits: bool) -> models.QuerySet:
    """What a line shows of each customer's latest dossier."""
    people = ("adviser__name", "case_handler__name")
    points = ActionPoint.objects.visible_to(reader).current().filter(dossier=OuterRef("pk"))
    asked = {f"waits_{each}": Exists(points.filter(which)) for each, which in WAITING_FOR.items() if waits}
    dossiers = (
        Dossier.objects.visible_to(reader).filter(customer__pk__among=customers).with_progress().annotate(**asked)
    )
    latest = dossiers.order_by("customer_id", "-created_at", "-pk").distinct("customer_id")
    facts = ("customer_id", "public_id", "kind", "stage_id", *people, "points_total", "points_handled", *asked)
    return latest.values(*facts)


def _points(which: Q) -> Subquery:
    """How many such action points the customer's latest dossier has, the one that a line shows; NULL without any.

    A number and not EXISTS, which is planned as a join by what the database has counted of the tables; a number is
    looked up by the indexes, whatever it has counted.
    """
    latest = Dossier.objects.filter(customer=OuterRef(OuterRef("pk"))).order_by("-created_at", "-pk").values("pk")[:1]
    points = ActionPoint.objects.current().filter(dossier=Subquery(latest)).order_by().values("dossier")
    return Subquery(points.annotate(number=Count("pk", filter=which)).values("number"))


def _with_status(found: CustomerQuerySet, status: str) -> CustomerQuerySet:
    if status not in {Status.INCOMPLETE, Status.COMPLETE}:
        return found.filter(registration__status=status)
    undecided = found.filter(Q(registration=None) | Q(registration__status=Status.INCOMPLETE))
    undecided = undecided.alias(open=_points(Q(handled_at=None)))
    if status == Status.COMPLETE:
        return undecided.filter(open=0)
    return undecided.filter(Q(open=None) | Q(open__gt=0))


def in_parts(customers: Iterable[int], size: int) -> Iterator[list[int]]:
    """The same customers, so many at a time."""
    part: list[int] = []
    for pk in customers:
        part.append(pk)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def added_per_week(actor: Actor) -> list[tuple[date, int]]:
    """How many customers were added in each of the last twelve weeks, the present one last, in one statement.

    Those who became clients since then count too.
    """
    today = timezone.localdate()
    present = today - timedelta(days=today.weekday())
    weeks = [present - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    first = timezone.make_aware(datetime.combine(weeks[0], time.min))
    counted = _added_per_week(first, reader=as_any(actor), zone=timezone.get_current_timezone_name())
    counts = {timezone.localtime(row["week"]).date(): row["count"] for row in counted}
    return [(week, counts.get(week, 0)) for week in weeks]


@Prepared
def _added_per_week(first: datetime, *, reader: Actor, zone: str) -> models.QuerySet:
    found = Customer.objects.visible_to(reader).filter(created_at__gte=first)
    return found.annotate(week=TruncWeek("created_at")).values("week").annotate(count=Count("pk")).order_by("week")
