"""Reads of requests, deliveries, files and uploads."""

from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Prefetch, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from tenant_apps.documents.enums import AWAITING_REVIEW, OPEN, SETTLED, WAITING_FOR_CLIENT, FileState, RequestState
from tenant_apps.documents.holders import held_visibly
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


class DocumentTypeQuerySet(models.QuerySet):
    """Document types."""

    def visible_to(self, actor: Actor) -> Self:
        """The catalogue is no secret to anybody who works at the firm or is advised by it."""
        return self if isinstance(actor, Professional | Client | System) else self.none()

    def in_use(self) -> Self:
        return self.filter(is_active=True)

    def by_name(self) -> Self:
        return self.order_by(alphabetical_as_shown("name"), "pk")


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

    def in_order(self) -> Self:
        """As they were asked."""
        return self.order_by("created_at", "pk")

    def with_customer(self) -> Self:
        return self.select_related("customer")

    def with_deliveries(self) -> Self:
        """What a list of requests shows: type, person, and the files of each round."""
        standing = apps.get_model("documents.Delivery").objects.standing().select_related("file").order_by("pk")
        return self.select_related("document_type", "party").prefetch_related(Prefetch("deliveries", queryset=standing))

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
        """Nobody but the one who started an upload goes on with it, and only while its request is still in sight."""
        if isinstance(actor, System):
            return self
        condition = _visible_requests(actor, "request__")
        return self.none() if condition is None else self.filter(condition, account=actor.account_id)

    def unexpired(self) -> Self:
        return self.filter(expires_at__gt=timezone.now())

    def expired(self) -> Self:
        return self.filter(expires_at__lte=timezone.now())

    def unfinished(self) -> Self:
        return self.filter(file=None)

    def of_customer(self, customer_id: int) -> Self:
        return self.filter(request__customer=customer_id)

    def under_way(self) -> Self:
        """Those whose bytes may still come."""
        return self.unfinished().unexpired()

    def total_size(self) -> int:
        return self.under_way().aggregate(total=Coalesce(Sum("size"), 0))["total"]
