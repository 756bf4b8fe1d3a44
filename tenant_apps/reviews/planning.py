"""When each client is to be reviewed next, by risk, earlier reviews and identity documents."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, OuterRef, Q
from django.utils import timezone

from tenant_apps.customers.models import Customer, Party
from tenant_apps.diligence.enums import CheckState
from tenant_apps.diligence.models import Check, Identity
from tenant_apps.dossiers.enums import StageOutcome
from tenant_apps.dossiers.models import ActionPoint, Dossier
from tenant_apps.invites.models import Invite
from tenant_apps.reviews.enums import ReviewState
from tenant_apps.reviews.errors import NoDossier
from tenant_apps.reviews.models import Review, ReviewPlan
from vestibule.core.actors import Actor
from vestibule.core.months import months_later

IDENTITY = "identity_document"
"""The type of document that is asked for anew when it expires."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a client's next review follows from."""

    level: str
    since_on: date
    expires_on: date | None
    adviser: int | None


def current_plan() -> ReviewPlan:
    """The firm's rule, or the product's own."""
    return ReviewPlan.objects.select_related("flow").first() or ReviewPlan()


def due_on(plan: ReviewPlan, known: Known, today: date) -> date:
    """The yearly day, or the day on which an identity document expires if that is sooner; today at the earliest."""
    yearly = months_later(known.since_on, plan.months(known.level))
    soonest = min(yearly, known.expires_on) if known.expires_on else yearly
    return max(soonest, today)


def known_of(customers: Iterable[Customer]) -> dict[int, Known]:
    """What is known of each of these clients, in five statements for any number of them."""
    clients = {customer.pk: customer for customer in customers}
    levels: dict[int, tuple[str, date]] = {}
    decided = Check.objects.filter(dossier__customer__in=clients, state=CheckState.DECIDED).order_by(
        "proposed_at", "pk"
    )
    for customer, level, at in decided.values_list("dossier__customer", "level", "proposed_at"):
        levels[customer] = (level, timezone.localdate(at))
    closed = Review.objects.filter(customer__in=clients, state=ReviewState.CLOSED).order_by("closed_at", "pk")
    for customer, level, at in closed.values_list("customer", "level", "closed_at"):
        day = timezone.localdate(at)
        if customer not in levels or levels[customer][1] <= day:
            levels[customer] = (level, day)
    expiring = _expiries(clients)
    advisers = dict(
        Dossier.objects.filter(customer__in=clients).order_by("created_at", "pk").values_list("customer", "adviser")
    )
    found = {}
    for key, customer in clients.items():
        level, since = levels.get(key, ("", timezone.localdate(customer.created_at)))
        adviser = customer.adviser_id or advisers.get(key)
        found[key] = Known(level, since, expiring.get(key), adviser)
    return found


def place_of(actor: Actor, customer: Customer) -> Dossier:
    """The dossier in which a client is asked: rather one that they can enter, rather one under way, then the latest.

    The work of most clients is over when a year has passed; they still enter the dossier that it was done in.
    """
    entered = Invite.objects.visible_to(actor).giving_access().filter(dossier=OuterRef("pk"))
    found = Dossier.objects.visible_to(actor).filter(customer=customer).select_related("customer")
    ranked = found.annotate(is_entered=Exists(entered), is_ongoing=Q(stage__outcome=StageOutcome.ONGOING))
    dossier = ranked.order_by("-is_entered", "-is_ongoing", "-created_at", "-pk").first()
    if dossier is None:
        raise NoDossier
    return dossier


def papers_of(*, actor: Actor, review: Review) -> list[ActionPoint]:
    """The identity documents that were asked for with a review, and how far each is."""
    if review.asked_at is None or review.dossier is None:
        return []
    asked = ActionPoint.objects.visible_to(actor).current().filter(dossier=review.dossier)
    asked = asked.filter(request__document_type__code=IDENTITY, created_at__gte=review.asked_at)
    return list(asked.with_sources().most_urgent_first())


def unasked_of(review: Review, asked: Collection[int]) -> list[Party]:
    """The people of a client who were asked nothing, since they never sent a fact find."""
    if review.asked_at is None:
        return []
    return list(Party.objects.people_of(review.customer).exclude(pk__in=asked))


def _expiries(clients: Iterable[int]) -> dict[int, date]:
    """The first day on which the identity document of somebody expires; of each person the longest valid one counts."""
    read = Identity.objects.filter(check_of__dossier__customer__in=list(clients)).order_by()
    longest = read.values("check_of__dossier__customer", "party").annotate(last=Max("expires_on"))
    found: dict[int, date] = {}
    for row in longest.order_by("check_of__dossier__customer", "party"):
        customer = row["check_of__dossier__customer"]
        found[customer] = min(found.get(customer, row["last"]), row["last"])
    return found
