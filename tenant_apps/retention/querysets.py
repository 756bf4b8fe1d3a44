"""Reads of retention. None of it is a client's to see."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from vestibule.core.actors import Actor, Professional, System


class OfTheFirm(models.QuerySet):
    """Rows of the firm alone."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only."""
        return self if isinstance(actor, Professional | System) else self.none()


class RetentionQuerySet(OfTheFirm):
    """Dates of customers."""

    def due(self, today: date) -> Self:
        """Those whose time is over, who are not held and did not become clients in the meantime."""
        return self.near(today).filter(erase_on__lte=today)

    def near(self, day: date) -> Self:
        """Those of prospects that nobody holds, until this day."""
        return self.filter(Q(held_at=None), erase_on__lte=day, customer__lifecycle="prospect")
