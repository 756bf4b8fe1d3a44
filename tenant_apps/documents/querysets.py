"""Reads of requests, deliveries, files and uploads."""

from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Prefetch, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from tenant_apps.documents.enums import (
    AWAITING_REVIEW,
    OPEN,
    SETTLED,
    WAITING_FOR_CLIENT,
    Decision,
    FileState,
    RequestState,
)
from tenant_apps.documents.holders import held_visibly, taken_from
from vestibule.core.actors import Actor, Client, Professional, System
from vestibule.core.sorting import alphabetical_as_shown
from vestibule.core.visibility import not_hidden, opened_to


def _visible_requests(actor: Actor, path: str = "") -> Q | None:
    """The condition on requests, reached over ``path``, that holds for what the actor may see; None hides all."""
    if isinstance(actor, Professional | System):
        return Q()
    if isinstance(actor, Client) and actor.grants:
        return opened_to(actor, path) & not_hidden(actor, path)
    return None


def standing_remark(request: str = "") -> Coalesce:
    """The remark with which the firm agreed to what was delivered, or to that it does not apply, while that stands.

    ``request`` is the path to the request; a next round leaves the remark behind.
    """
    verdicts = apps.get_model("documents.Review").objects.filter(decision=Decision.APPROVE)
    path = f"{request}__" if request else ""
    standing = verdicts.filter(request=OuterRef(f"{path}pk"), round=OuterRef(f"{path}round"))
    return Coalesce(Subquery(standing.values("remark")[:1]), Value("", models.TextField()))


class DocumentTypeQuerySet(models.QuerySet):
    """Document types."""

    def visible_to(self, actor: Actor) -> Self:
        """The catalogue is no secret to anybody who works at the firm or is advised by it."""
        return self if isinstance(actor, Professional | Client | System) else self.none()

    def in_use(self) -> Self:
        return self.filter(is_active=True)

    def by_name(self) -> Self:
        return self.order_by(alphabetical_as_shown("name"), "pk")


class LabelQuerySet(models.QuerySet):
    """Labels of papers."""

    def visible_to(self, actor: Actor) -> Self:
        """What papers are called is no secret to anybody who works at the firm."""
        return self if isinstance(actor, Professional | System) else self.none()

    def in_use(self) -> Self:
        return self.filter(is_active=True)

    def required(self) -> Self:
        """Those without which no portal is shared."""
        return self.in_use().filter(is_required=True)

    def by_name(self) -> Self:
        return self.order_by(alphabetical_as_shown("name"), "pk")

    def needed_first(self) -> Self:
        """Those in use before the others, and of these those that sharing waits for."""
        return self.order_by("-is_active", "-is_required", alphabetical_as_shown("name"), "pk")


class DocumentRequestQuerySet(models.QuerySet):
    """Document requests."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: every request. Clients: what their invites open, see ``opened_to``."""
        condition = _visible_requests(actor)
        return self.none() if condition is None else self.filter(condition)

    def of_customer(self, customer: models.Model) -> Self:
        return self.filter(customer=customer)

    def of_customers_matching(self, words: str) -> Self:
        """Those of customers whom the words find, see ``CustomerQuerySet.matching``."""
        return self.filter(customer__in=apps.get_model("customers.Customer").objects.matching(words))

    def needed(self) -> Self:
        """All but the cancelled."""
        return self.exclude(state=RequestState.CANCELLED)

    def waiting_for_client(self) -> Self:
        return self.filter(state__in=WAITING_FOR_CLIENT)

    def awaiting_review(self) -> Self:
        return self.filter(state__in=AWAITING_REVIEW)

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def reviewed(self) -> Self:
        return self.filter(state__in=SETTLED)

    def waiting_longer_than(self, request: models.Model) -> Self:
        """Those in front of this one in the order of waiting; none if it does not wait."""
        at = request.delivered_at
        return self.filter(Q(delivered_at__lt=at) | Q(delivered_at=at, pk__lt=request.pk)) if at else self.none()

    def waiting_shorter_than(self, request: models.Model) -> Self:
        """Those behind this one in the order of waiting; none if it does not wait."""
        at = request.delivered_at
        return self.filter(Q(delivered_at__gt=at) | Q(delivered_at=at, pk__gt=request.pk)) if at else self.none()

    def longest_waiting_first(self) -> Self:
        return self.order_by("delivered_at", "pk")

    def beside(self, request: models.Model) -> Self:
        """The others of the same dossier for which something may still come in."""
        of_dossier = self.filter(customer=request.customer_id, dossier_id=request.dossier_id)
        return of_dossier.open().exclude(pk=request.pk)

    def in_order(self) -> Self:
        """As they were asked."""
        return self.order_by("created_at", "pk")

    def with_customer(self) -> Self:
        return self.select_related("customer")

    def with_deliveries(self) -> Self:
        """What a list of requests shows: type, person, and the files of each round."""
        deliveries = apps.get_model("documents.Delivery").objects.standing().order_by("pk")
        standing = deliveries.select_related("file", "delivered_by")
        return self.select_related("document_type", "party").prefetch_related(Prefetch("deliveries", queryset=standing))

    def with_standing_remark(self) -> Self:
        """Add ``standing_remark``: what the firm remarked when it agreed."""
        return self.annotate(standing_remark=standing_remark())

    def with_reviews(self) -> Self:
        """The verdict on each round, and whose it is."""
        verdicts = apps.get_model("documents.Review").objects.select_related("reviewed_by").order_by("round")
        return self.prefetch_related(Prefetch("reviews", queryset=verdicts))


class DeliveryQuerySet(models.QuerySet):
    """Deliveries: one file in one round of one request."""

    def visible_to(self, actor: Actor) -> Self:
        """The deliveries of the requests that the actor may see."""
        condition = _visible_requests(actor, "request__")
        return self.none() if condition is None else self.filter(condition)

    def standing(self) -> Self:
        """All but the withdrawn."""
        return self.filter(withdrawn_at=None)

    def counted(self) -> Self:
        """Those that passed the check and were not withdrawn: what a reviewer may judge."""
        return self.standing().filter(file__state=FileState.PROMOTED)

    def being_checked(self) -> Self:
        return self.standing().filter(file__state=FileState.QUARANTINED)

    def photos_of(self, request: models.Model) -> Self:
        """The checked pictures of the present round of a request, as they came in."""
        of_round = self.counted().filter(request=request, round=request.round)
        return of_round.filter(file__content_type__startswith="image/").order_by("delivered_at", "pk")


class StoredFileQuerySet(models.QuerySet):
    """Files."""

    def visible_to(self, actor: Actor) -> Self:
        """The files of deliveries that stand and whose request the actor may see, and what other rooms open to them."""
        if isinstance(actor, System):
            return self
        condition = _visible_requests(actor, "delivery__request__")
        if condition is None:
            return self.none()
        return self.filter(condition & Q(delivery__isnull=False, delivery__withdrawn_at=None) | held_visibly(actor))

    def promoted(self) -> Self:
        return self.filter(state=FileState.PROMOTED)

    def stored(self) -> Self:
        """Those whose bytes must exist."""
        return self.filter(state__in=(FileState.QUARANTINED, FileState.PROMOTED))

    def of_round(self, request: models.Model) -> Self:
        """Those delivered in the present round of a request."""
        return self.filter(delivery__request=request, delivery__round=request.round)

    def of_customer(self, customer_id: int) -> Self:
        return self.filter(delivery__request__customer=customer_id)

    def total_size(self) -> int:
        return self.stored().aggregate(total=Coalesce(Sum("size"), 0))["total"]


class UploadQuerySet(models.QuerySet):
    """Uploads under way."""

    def visible_to(self, actor: Actor) -> Self:
        """Nobody but the one who started an upload goes on with it, and only while what it is for is still in sight."""
        if isinstance(actor, System):
            return self
        if not isinstance(actor, Client | Professional):
            return self.none()
        asked = _visible_requests(actor, "request__")
        condition = taken_from(actor) if asked is None else taken_from(actor) | Q(request__isnull=False) & asked
        return self.filter(condition, account=actor.account_id)

    def of_requests(self) -> Self:
        return self.exclude(request=None)

    def held(self, holder: str, holder_id: int | None = None) -> Self:
        """Those for a subject of another room, or for any of that room's."""
        found = self.filter(holder=holder)
        return found if holder_id is None else found.filter(holder_id=holder_id)

    def unexpired(self) -> Self:
        return self.filter(expires_at__gt=timezone.now())

    def expired(self) -> Self:
        return self.filter(expires_at__lte=timezone.now())

    def unfinished(self) -> Self:
        return self.filter(file=None)

    def finished(self) -> Self:
        return self.exclude(file=None)

    def of_customer(self, customer_id: int) -> Self:
        return self.filter(request__customer=customer_id)

    def under_way(self) -> Self:
        """Those whose bytes may still come."""
        return self.unfinished().unexpired()

    def total_size(self) -> int:
        return self.under_way().aggregate(total=Coalesce(Sum("size"), 0))["total"]
