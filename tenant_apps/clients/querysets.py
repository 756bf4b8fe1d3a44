"""Reads of client files, relations, products and changes: for those who work at the firm."""

from collections.abc import Iterable
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from tenant_apps.customers.enums import Lifecycle
from vestibule.core.actors import Actor, Professional, System
from vestibule.core.permissions import allows, permission_named


class _OfTheFirm(models.QuerySet):
    """Rows that no client sees."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only."""
        return self if isinstance(actor, Professional | System) else self.none()


class ClientFileQuerySet(_OfTheFirm):
    """Client files."""


class RelationQuerySet(_OfTheFirm):
    """Relations."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only; with somebody who is a prospect and nothing else, those who may see prospects."""
        found = super().visible_to(actor)
        if not isinstance(actor, Professional) or allows(actor, permission_named("prospects:view")):
            return found
        members = apps.get_model("customers", "CustomerParty").objects
        known = members.exclude(customer__lifecycle=Lifecycle.PROSPECT).values("party")
        hidden = members.filter(customer__lifecycle=Lifecycle.PROSPECT).exclude(party__in=known).values("party")
        return found.exclude(Q(party__in=hidden) | Q(other__in=hidden))

    def about(self, parties: Iterable[int]) -> Self:
        """Those of any of these parties, with both."""
        keys = list(parties)
        found = self.filter(Q(party__in=keys) | Q(other__in=keys))
        return found.select_related("party", "other").order_by("pk")


class HoldingQuerySet(_OfTheFirm):
    """Products that clients have."""

    def of(self, customer: models.Model) -> Self:
        """Those of one client, the running ones first."""
        return self.filter(customer=customer).order_by(models.F("ended_on").asc(nulls_first=True), "kind", "pk")


class ChangeQuerySet(_OfTheFirm):
    """Changes."""

    def about(self, customer: models.Model, parties: Iterable[int]) -> Self:
        """Those of one client and its parties, the latest first, with who made them."""
        found = self.filter(Q(customer=customer) | Q(party__in=list(parties)))
        return found.select_related("changed_by", "party").order_by("-changed_at", "-pk")
