"""Chainable reads of effects."""

from datetime import timedelta
from typing import Any, Self

from django.db import models
from django.db.models.functions import Now

from tenants.outbox.enums import Kind, State


class EffectQuerySet(models.QuerySet[Any]):
    """Effects of the current tenant."""

    def due(self, *kinds: Kind) -> Self:
        """Effects whose time has come by the database's clock, the longest waiting first."""
        return self.filter(state=State.WAITING, kind__in=kinds, available_at__lte=Now()).order_by("available_at", "id")

    def claimed(self) -> Self:
        """The same rows locked, without those that another worker holds."""
        return self.select_for_update(skip_locked=True, of=("self",))

    def waiting(self) -> Self:
        """Effects still to happen."""
        return self.filter(state=State.WAITING).order_by("available_at", "id")

    def dead(self) -> Self:
        """Effects that were given up, the newest first."""
        return self.filter(state=State.DEAD).order_by("-finished_at", "-id")

    def forgettable(self, *, after: timedelta) -> Self:
        """Effects done so long ago that nobody will ask for their key again."""
        return self.filter(state=State.DONE, finished_at__lt=Now() - after)
