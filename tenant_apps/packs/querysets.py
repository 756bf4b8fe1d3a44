"""Reads of what was installed."""

from typing import Self

from django.db import models

from vestibule.core.actors import Actor, Professional, System


class InstallationQuerySet(models.QuerySet):
    """Installed packs."""

    def visible_to(self, actor: Actor) -> Self:
        """Nobody but the firm's people."""
        return self if isinstance(actor, Professional | System) else self.none()

    def with_items(self) -> Self:
        return self.select_related("installed_by", "updated_by").prefetch_related("items")
