"""The home page's reads: registrations and how stages are passed, the most recent ones, what is to do and to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models
from django.db.models import Avg, Count, F, Prefetch, Q, Value, Window
from django.db.models.functions import Lead, TruncMonth
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import Team
from tenant_apps.appointments.models import Appointment
from tenant_apps.customers.enums import CustomerKind, Lifecycle
from tenant_apps.customers.models import Customer
from tenant_apps.customers.querysets import CustomerQuerySet
from tenant_apps.documents.enums import AWAITING_REVIEW, SETTLED, RequestState
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.documents.querysets import DocumentRequestQuerySet
from tenant_apps.dossiers.enums import StageOutcome, WaitsFor
from tenant_apps.dossiers.models import ActionPoint, Dossier, Stage, StageChange
from tenant_apps.prospects.enums import TONES, Status
from tenant_apps.prospects.listing import status_of
from tenant_apps.reviews.enums import TONES as REVIEW_TONES
from tenant_apps.reviews.enums import ReviewState
from tenant_apps.reviews.models import Review
from tenant_apps.reviews.policies import VIEW as SEE_REVIEWS
from tenants.prepared import Prepared, PreparedTotals
from vestibule.core.actors import Actor, as_any
from vestibule.core.months import months_later
from vestibule.core.permissions import allows

MONTHS = 12
RANGES = (3, 6, 12, 24)
SHOWN = 6
WAITING, DUE, REVIEWS = range(3)
SOON = timedelta(days=7)


class Whose(models.TextChoices):
    """In whose dossiers the home page looks."""

    ME = "me", _("Mine")
    TEAM = "team", _("My teams")
    FIRM = "firm", _("The whole firm")


@dataclass(frozen=True, slots=True)
class Month:
    """How many customers were registered in one month, by kind."""

    starts_on: date
    counts: dict[CustomerKind, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Registration:
    """A customer with the latest dossier, if there is one; ``status`` is none of a client who never was a prospect."""

    customer: Customer
    dossier: Dossier | None
    status: Status | None

    @property
    def tone(self) -> str:
        return TONES[self.status] if self.status else ""


@dataclass(frozen=True, slots=True)
class Passage:
    """How many dossiers came into a stage, how many went on from it, and how many days that took on average."""

    stage: Stage
    came: int
    went_on: int
    days: float | None

    @property
    def percent(self) -> int:
        return self.went_on * 100 // self.came if self.came else 0

    @property
    def whole_days(self) -> int | None:
        """To the nearest day; less than one counts as one."""
        return None if self.days is None else max(1, round(self.days))


@dataclass(frozen=True, slots=True)
class Standing:
    """How many documents of ongoing dossiers stand where."""

    asked: int
    again: int
    review: int
    approved: int


class ReviewToDo(NamedTuple):
    """The review of a client, as much of it as a line shows."""

    public_id: UUID
    client: str
    due_on: date
    state: str

    @property
    def label(self) -> str:
        return str(ReviewState(self.state).label)

    @property
    def tone(self) -> str:
        return REVIEW_TONES[ReviewState(self.state)]

    @property
    def is_overdue(self) -> bool:
        return self.due_on < timezone.localdate()


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to do: a few of each, and how many there are; ``reviews`` is none for who may not see reviews."""

    to_review: list[DocumentRequest]
    to_review_count: int
    waiting: list[ActionPoint]
    waiting_count: int
    due: list[ActionPoint]
    due_count: int
    reviews: list[ReviewToDo] | None
    reviews_count: int
    today: list[Appointment]
    documents: Standing


def registrations_per_month(actor: Actor, whose: str = Whose.FIRM, months: int = MONTHS) -> list[Month]:
    """The last months, the present one last, in one statement."""
    starts = _month_starts(timezone.localdate(), months)
    since, zone = _midnight(starts[0]), timezone.get_current_timezone_name()
    counted = _per_month(since, *_asker(actor, whose), reader=as_any(actor), whose=whose, zone=zone)
    counts = {(timezone.localtime(row["month"]).date(), row["kind"]): row["count"] for row in counted}
    return [Month(start, {kind: counts.get((start, kind), 0) for kind in CustomerKind}) for start in starts]


@Prepared
def _per_month(since: datetime, *asker: int, reader: Actor, whose: str, zone: str) -> models.QuerySet:
    by_month = _customers(*asker, reader=reader, whose=whose).filter(created_at__gte=since)
    by_month = by_month.annotate(month=TruncMonth("created_at")).values("month", "kind")
    return by_month.annotate(count=Count("pk")).order_by("month", "kind")


def recent_registrations(actor: Actor, whose: str = Whose.FIRM) -> list[Registration]:
    """The customers registered last, with their status and stage, in two statements."""
    dossiers = Dossier.objects.visible_to(actor).select_related("stage").with_progress().order_by("-created_at", "-pk")
    customers = (
        _customers(*_asker(actor, whose), reader=actor, whose=whose)
        .select_related("registration")
        .prefetch_related(Prefetch("dossiers", queryset=dossiers))
        .order_by("-created_at", "-pk")[:SHOWN]
    )
    return [_registration(customer) for customer in customers]


def _registration(customer: Customer) -> Registration:
    latest = next(iter(customer.dossiers.all()), None)
    kept = getattr(customer, "registration", None)
    if kept is None and customer.lifecycle != Lifecycle.PROSPECT:
        return Registration(customer, latest, None)
    progress = (latest.points_handled, latest.points_total) if latest else ()
    return Registration(customer, latest, status_of(kept and kept.status, *progress))


def is_without_customers(actor: Actor) -> bool:
    """Whether the firm has registered nobody yet."""
    return not Customer.objects.visible_to(actor).exists()


def _customers(*asker: int, reader: Actor, whose: str) -> CustomerQuerySet:
    found = Customer.objects.visible_to(reader)
    if whose == Whose.FIRM:
        return found
    dossiers = Dossier.objects.visible_to(reader).filter(_belonging(whose, *asker))
    return found.filter(pk__in=dossiers.values("customer"))


def passages(actor: Actor, whose: str, months: int, workflow: str = "") -> tuple[list[Passage], dict[str, str]]:
    """How the stages of one workflow are passed, and the name of each workflow by its id, in two statements.

    Counted are dossiers opened in the range. Who is sent back did not go on; who ended without result neither.
    """
    every = list(Stage.objects.visible_to(actor).select_related("workflow").in_order())
    stages = [stage for stage in every if not stage.is_archived]
    workflows = {str(stage.workflow.public_id): str(stage.workflow) for stage in stages if stage.workflow.is_active}
    chosen = workflow if workflow in workflows else next(iter(workflows), "")
    of_chosen = [stage for stage in stages if str(stage.workflow.public_id) == chosen]
    if not of_chosen:
        return [], workflows
    start = _midnight(_month_starts(timezone.localdate(), months)[0])
    ways = tuple((stage.pk, _further(stage, every)) for stage in of_chosen)
    whom = _asker(actor, whose)
    counts = _moved(start, of_chosen[0].workflow_id, *whom, reader=as_any(actor), whose=whose, ways=ways)
    return [
        Passage(
            stage, counts[f"came_{stage.pk}"], counts.get(f"went_{stage.pk}", 0), _days(counts.get(f"time_{stage.pk}"))
        )
        for stage in of_chosen
    ], workflows


@PreparedTotals
def _moved(
    start: datetime,
    workflow: int,
    *asker: int,
    reader: Actor,
    whose: str,
    ways: tuple[tuple[int, tuple[int, ...]], ...],
) -> tuple[models.QuerySet, dict[str, models.Aggregate]]:
    """``ways`` are the stages, each with those to which a dossier goes on from it."""
    opened = _belonging(whose, *asker, path="dossier__") & Q(dossier__created_at__gte=start)
    moves = StageChange.objects.visible_to(reader).filter(opened, dossier__workflow=workflow)
    following = {"partition_by": F("dossier"), "order_by": "id"}
    moves = moves.annotate(
        left_at=Window(Lead("changed_at"), **following), following=Window(Lead("stage"), **following)
    )
    asked: dict[str, models.Aggregate] = {}
    for stage, further in ways:
        asked[f"came_{stage}"] = Count("dossier", filter=Q(stage=stage), distinct=True)
        if further:
            on = Q(stage=stage, following__in=further)
            asked[f"went_{stage}"] = Count("dossier", filter=on, distinct=True)
            asked[f"time_{stage}"] = Avg(F("left_at") - F("changed_at"), filter=on)
    return moves.order_by(), asked


def _further(stage: Stage, stages: list[Stage]) -> tuple[int, ...]:
    """The stages to which a dossier goes on from this one, archived ones included."""
    return tuple(
        each.pk
        for each in stages
        if each.workflow_id == stage.workflow_id
        and each.position > stage.position
        and each.outcome != StageOutcome.ENDED
    )


def work_of(actor: Actor, *, whose: str) -> Work:
    """What to review, what waits for clients, what is due or waits for the firm, and today's appointments.

    The longest waiting first; in five statements.
    """
    whom, whole = _asker(actor, whose), {"reader": as_any(actor), "whose": whose}
    counted = _counted(*whom, **whole)
    may_see_reviews = allows(actor, SEE_REVIEWS)
    found = sorted(_first_of_each(timezone.localdate() + SOON, *whom, **whole, has_reviews=may_see_reviews))
    (waiting_points, waiting_count), (due_points, due_count) = _points(actor, found)
    reviews = [row for row in found if row.which == REVIEWS]
    return Work(
        to_review=_to_review(*whom, **whole),
        to_review_count=counted.pop("to_review"),
        waiting=sorted(waiting_points, key=lambda point: (point.created_at, point.pk)),
        waiting_count=waiting_count,
        due=sorted(due_points, key=lambda point: (point.due_on or date.max, point.created_at, point.pk)),
        due_count=due_count,
        reviews=sorted(_reviews(reviews), key=lambda review: review.due_on) if may_see_reviews else None,
        reviews_count=reviews[0].how_many if reviews else 0,
        today=_today(actor, whose),
        documents=Standing(**counted),
    )


@Prepared
def _to_review(*asker: int, reader: Actor, whose: str) -> models.QuerySet:
    found = _requests(*asker, reader=reader, whose=whose).awaiting_review()
    return found.select_related("document_type", "customer", "party").longest_waiting_first()[:SHOWN]


def _requests(*asker: int, reader: Actor, whose: str) -> DocumentRequestQuerySet:
    requests = DocumentRequest.objects.visible_to(reader)
    return (
        requests if whose == Whose.FIRM else requests.filter(_belonging(whose, *asker, path="action_point__dossier__"))
    )


def _points(actor: Actor, found: list[Any]) -> Iterator[tuple[list[ActionPoint], int]]:
    """Those that wait for clients and those due, in no order, and how many there are, in one statement."""
    shown = ActionPoint.objects.visible_to(actor).with_sources().select_related("dossier__customer")
    points = shown.in_bulk([row.pk for row in found if row.which != REVIEWS])
    for which in (WAITING, DUE):
        rows = [row for row in found if row.which == which]
        yield [points[row.pk] for row in rows if row.pk in points], rows[0].how_many if rows else 0


def _reviews(found: list[Any]) -> list[ReviewToDo]:
    return [ReviewToDo(row.key, row.client, row.day, row.state) for row in found]


@Prepared
def _first_of_each(soon: date, *asker: int, reader: Actor, whose: str, has_reviews: bool) -> models.QuerySet:
    """The first action points that wait for clients, those due and the first reviews, and how many there are of each.

    Counted are keys alone: what a line shows of a point is read for the few that are shown. A review says it at once.
    """
    points = ActionPoint.objects.visible_to(reader).open().in_ongoing_dossiers()
    points = points.filter(_belonging(whose, *asker, path="dossier__"))
    waiting = points.filter(waits_for=WaitsFor.CLIENT).order_by("created_at", "pk")
    due = points.filter(Q(due_on__lte=soon) | Q(waits_for=WaitsFor.ADVISER))
    due = due.order_by(F("due_on").asc(nulls_last=True), "created_at", "pk")
    nothing = Value("", output_field=models.TextField())
    narrow = [
        points.annotate(key=F("public_id"), client=nothing, day=F("due_on"), state=nothing) for points in (waiting, due)
    ]
    if has_reviews:
        reviews = Review.objects.visible_to(reader).to_do(soon).filter(_done_by(whose, *asker)).soonest_first()
        narrow.append(reviews.annotate(key=F("public_id"), client=F("customer__name"), day=F("due_on")))
    first, *others = (
        rows.annotate(which=Value(which), how_many=Window(Count("pk"))).values_list(
            "which", "how_many", "pk", "key", "client", "day", "state", named=True
        )[:SHOWN]
        for which, rows in enumerate(narrow)
    )
    return first.union(*others, all=True).order_by("which", "pk")


def _done_by(whose: str, asker: int | None = None) -> Q:
    """The condition on reviews that one does oneself, somebody of one's teams, or anybody."""
    if whose == Whose.ME:
        return Q(assigned_to=asker)
    if whose == Whose.TEAM:
        return Q(assigned_to__in=Team.members.through.objects.filter(team__members=asker).values("account"))
    return Q()


def _today(actor: Actor, whose: str) -> list[Appointment]:
    """The appointments of today that are not over; one's own are those in which one takes part."""
    tomorrow = _midnight(timezone.localdate() + timedelta(days=1))
    found = Appointment.objects.visible_to(actor).upcoming().filter(starts_at__lt=tomorrow)
    if whose == Whose.ME:
        found = found.of_accounts([actor.account_id])
    elif whose == Whose.TEAM:
        found = found.filter(_belonging(whose, actor.account_id, path="dossier__"))
    return list(found.select_related("dossier__customer").soonest_first()[:SHOWN])


def _days(lasted: timedelta | None) -> float | None:
    return None if lasted is None else lasted / timedelta(days=1)


@PreparedTotals
def _counted(*asker: int, reader: Actor, whose: str) -> tuple[models.QuerySet, dict[str, models.Aggregate]]:
    """What waits for a review in any dossier, and how those of ongoing ones stand, in one statement."""
    ongoing = Q(action_point__dossier__stage__outcome=StageOutcome.ONGOING)
    states = {
        "asked": (RequestState.ASKED,),
        "again": (RequestState.REJECTED,),
        "review": AWAITING_REVIEW,
        "approved": SETTLED,
    }
    counts = {name: Count("pk", filter=ongoing & Q(state__in=codes)) for name, codes in states.items()}
    counts["to_review"] = Count("pk", filter=Q(state__in=AWAITING_REVIEW))
    return _requests(*asker, reader=reader, whose=whose).order_by(), counts


def _asker(actor: Actor, whose: str) -> tuple[int, ...]:
    """Whose account decides; nobody's where the whole firm is asked for."""
    return () if whose == Whose.FIRM or actor.account_id is None else (actor.account_id,)


def _belonging(whose: str, asker: int | None = None, path: str = "") -> Q:
    """The condition on dossiers, reached over ``path``, that are one's own, of one's teams, or anybody's."""
    if whose == Whose.ME:
        return Q((f"{path}adviser", asker)) | Q((f"{path}case_handler", asker))
    if whose == Whose.TEAM:
        return Q((f"{path}team__in", Team.objects.filter(members=asker)))
    return Q()


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _month_starts(today: date, months: int = MONTHS) -> list[date]:
    return [months_later(today.replace(day=1), number) for number in range(1 - months, 1)]
