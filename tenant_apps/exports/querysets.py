"""Reads of exports."""

from typing import Self

from django.db import models
from django.utils import timezone

from tenant_apps.exports.enums import ExportState
from vestibule.core.actors import Actor, Client, Viewer


class ExportQuerySet(models.QuerySet):
    """Exports, as sentences."""

    def visible_to(self, actor: Actor) -> Self:
        """A client's own; nobody else's business, and not that of who looks at the portal as the client."""
        if isinstance(actor, Client) and not isinstance(actor, Viewer):
            return self.filter(account_id=actor.account_id)
        return self.none()

    def to_fetch(self) -> Self:
        """Those that lie ready."""
        return self.filter(state=ExportState.READY, expires_at__gt=timezone.now())

    def past_their_time(self) -> Self:
        return self.filter(state=ExportState.READY, expires_at__lte=timezone.now())

    def newest_first(self) -> Self:
        return self.order_by("-pk")
