"""Reads of documents for many clients: each person's own, for what they hold is not for every colleague."""

from typing import Self

from django.db import models
from django.db.models import Count, Q

from tenant_apps.handouts.enums import UNDER_WAY, LineState
from vestibule.core.actors import Actor, Professional, System


class HandoutQuerySet(models.QuerySet):
    """What was handed over for many clients."""

    def visible_to(self, actor: Actor) -> Self:
        """One's own and nobody else's."""
        if isinstance(actor, System):
            return self
        return self.filter(account_id=actor.account_id) if isinstance(actor, Professional) else self.none()

    def with_counts(self) -> Self:
        """Add how many lines there are, how many are over, and with how many it did not work."""
        return self.annotate(
            total=Count("lines"),
            over=Count("lines", filter=~Q(lines__state__in=UNDER_WAY)),
            failed=Count("lines", filter=Q(lines__state=LineState.FAILED)),
        )

    def latest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")


class _OfHandout(models.QuerySet):
    """Rows of what somebody handed over."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of one's own handouts."""
        if isinstance(actor, System):
            return self
        return self.filter(handout__account_id=actor.account_id) if isinstance(actor, Professional) else self.none()


class HandoutFileQuerySet(_OfHandout):
    """Files that were handed over."""


class HandoutLineQuerySet(_OfHandout):
    """Which file goes to whom."""

    def waiting(self) -> Self:
        return self.filter(state=LineState.WAITING)

    def under_way(self) -> Self:
        return self.filter(state__in=UNDER_WAY)

    def in_order(self) -> Self:
        return self.order_by("customer__sort_name", "pk")
