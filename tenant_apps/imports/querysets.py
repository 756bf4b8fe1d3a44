"""Reads of imports and their rows."""

from typing import Self

from django.db import models
from django.db.models import Count

from tenant_apps.imports.enums import Fate
from vestibule.core.actors import Actor, Professional, System


class _OfTheFirm(models.QuerySet):
    """Rows that no client sees."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only; the permission says which of them."""
        return self if isinstance(actor, Professional | System) else self.none()


class ImportQuerySet(_OfTheFirm):
    """Imports."""

    def latest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")


class RowQuerySet(_OfTheFirm):
    """Rows of files."""

    def in_order(self) -> Self:
        return self.order_by("line", "pk")

    def counted(self) -> dict[str, int]:
        """How many there are of each fate, in one statement."""
        found = dict(self.order_by("fate").values_list("fate").annotate(many=Count("pk")))
        return {fate: found.get(fate, 0) for fate in Fate.values}


class MappingQuerySet(_OfTheFirm):
    """How columns of files are read."""
