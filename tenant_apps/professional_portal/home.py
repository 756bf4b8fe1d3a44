"""The home page's reads: registrations per month, the most recent ones, what waits, and how documents stand."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone

from tenant_apps.customers.enums import CustomerKind
from tenant_apps.customers.models import Customer
from tenant_apps.documents.enums import AWAITING_REVIEW, SETTLED, RequestState
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.documents.querysets import DocumentRequestQuerySet
from tenant_apps.dossiers.enums import StageOutcome
from tenant_apps.dossiers.models import ActionPoint, Dossier
from vestibule.core.actors import Actor

MONTHS = 12
SHOWN = 6


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
    """A customer with the latest dossier, if there is one."""

    customer: Customer
    dossier: Dossier | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How many documents of ongoing dossiers stand where."""

    asked: int
    again: int
    review: int
    approved: int


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to do, in one's own dossiers or in the whole firm's: a few of each, and how many there are."""

    to_review: list[DocumentRequest]
    to_review_count: int
    waiting: list[ActionPoint]
    waiting_count: int
    documents: Standing


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers around every page: documents to review in one's own dossiers, at the bell, and in the whole firm."""

    bell: int
    review: int


def registrations_per_month(actor: Actor) -> list[Month]:
    """The last twelve months, the present one last, in one statement."""
    starts = _month_starts(timezone.localdate())
    counted = (
        Customer.objects.visible_to(actor)
        .filter(created_at__date__gte=starts[0])
        .annotate(month=TruncMonth("created_at"))
        .values("month", "kind")
        .annotate(count=Count("pk"))
        .order_by("month", "kind")
    )
    counts = {(timezone.localtime(row["month"]).date(), row["kind"]): row["count"] for row in counted}
    return [Month(start, {kind: counts.get((start, kind), 0) for kind in CustomerKind}) for start in starts]


def recent_registrations(actor: Actor) -> list[Registration]:
    """The customers registered last, with their stage, in two statements."""
    dossiers = Dossier.objects.visible_to(actor).select_related("stage").with_progress().order_by("-created_at", "-pk")
    customers = (
        Customer.objects.visible_to(actor)
        .prefetch_related(Prefetch("dossiers", queryset=dossiers))
        .order_by("-created_at", "-pk")[:SHOWN]
    )
    return [Registration(customer, next(iter(customer.dossiers.all()), None)) for customer in customers]


def work_of(actor: Actor, *, is_own: bool) -> Work:
    """Documents to review and action points that wait for clients, the longest waiting first, in four statements."""
    requests = DocumentRequest.objects.visible_to(actor)
    waiting = ActionPoint.objects.visible_to(actor).open().in_ongoing_dossiers()
    if is_own:
        requests = requests.filter(_is_of(actor, "action_point__dossier__"))
        waiting = waiting.filter(_is_of(actor, "dossier__"))
    to_review = requests.awaiting_review().select_related("document_type", "customer", "party")
    counted = _counted(requests)
    return Work(
        to_review=list(to_review.longest_waiting_first()[:SHOWN]),
        to_review_count=counted.pop("to_review"),
        waiting=list(waiting.with_sources().select_related("dossier__customer").order_by("created_at", "pk")[:SHOWN]),
        waiting_count=waiting.count(),
        documents=Standing(**counted),
    )


def _counted(requests: DocumentRequestQuerySet) -> dict[str, int]:
    """What waits for a review in any dossier, and how those of ongoing ones stand, in one statement."""
    ongoing = Q(action_point__dossier__stage__outcome=StageOutcome.ONGOING)
    states = {
        "asked": (RequestState.ASKED,),
        "again": (RequestState.REJECTED,),
        "review": AWAITING_REVIEW,
        "approved": SETTLED,
    }
    counts = {name: Count("pk", filter=ongoing & Q(state__in=codes)) for name, codes in states.items()}
    return requests.order_by().aggregate(to_review=Count("pk", filter=Q(state__in=AWAITING_REVIEW)), **counts)


def counts_of(actor: Actor) -> Counts:
    """Count in one statement."""
    waiting = DocumentRequest.objects.visible_to(actor).awaiting_review()
    return Counts(
        **waiting.order_by().aggregate(
            bell=Count("pk", filter=_is_of(actor, "action_point__dossier__")), review=Count("pk")
        )
    )


def _is_of(actor: Actor, path: str) -> Q:
    return Q((f"{path}adviser", actor.account_id)) | Q((f"{path}case_handler", actor.account_id))


def _month_starts(today: date) -> list[date]:
    present = today.year * 12 + today.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(present - MONTHS + 1, present + 1)]
