"""Reads of reviews: of the firm alone. Clients see what they are asked, in the rooms that ask it."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from tenant_apps.customers.enums import Lifecycle
from tenant_apps.reviews.enums import ReviewState
from vestibule.core.actors import Actor, Professional, System


class OfTheFirm(models.QuerySet):
    """Rows of the firm alone."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only."""
        return self if isinstance(actor, Professional | System) else self.none()


class ReviewQuerySet(OfTheFirm):
    """Reviews."""

    def current(self) -> Self:
        """All but those that are planned for somebody who is no client any more: they wait until the client is back."""
        return self.exclude(state=ReviewState.PLANNED, customer__lifecycle=Lifecycle.FORMER)

    def open(self) -> Self:
        return self.exclude(state=ReviewState.CLOSED)

    def planned(self) -> Self:
        return self.filter(state=ReviewState.PLANNED)

    def overdue(self, today: date) -> Self:
        """Those that should have been closed by now."""
        return self.open().filter(due_on__lt=today)

    def to_do(self, soon: date) -> Self:
        """Those of clients that are due by then, or that wait for the firm since the client has answered."""
        due = Q(state__in=(ReviewState.PLANNED, ReviewState.ASKED), due_on__lte=soon)
        found = self.current().filter(due | Q(state__in=(ReviewState.ANSWERED, ReviewState.PROPOSED)))
        return found.exclude(customer__lifecycle=Lifecycle.PROSPECT)

    def with_subject(self) -> Self:
        return self.select_related("customer", "assigned_to", "dossier")

    def soonest_first(self) -> Self:
        return self.order_by("due_on", "pk")

    def latest_first(self) -> Self:
        return self.order_by("-closed_at", "-pk")

    def by_state(self) -> dict[str, int]:
        """How many there are in each state."""
        return dict(self.order_by().values_list("state").annotate(count=Count("pk")).order_by("state"))

    def by_month_and_person(self) -> Self:
        """How many there are for each month and each person."""
        months = self.order_by().annotate(month=TruncMonth("due_on")).values("month", "assigned_to")
        return months.annotate(count=Count("pk")).order_by("month", "assigned_to")
