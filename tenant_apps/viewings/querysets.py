"""Reads of viewings."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from vestibule.core.actors import Actor, Client


class ViewingQuerySet(models.QuerySet):
    """Viewings, as sentences."""

    def visible_to(self, actor: Actor) -> Self:
        """A client sees who looked at their own portal, a professional every viewing of the firm."""
        if isinstance(actor, Client):
            return self.filter(Q(party__account_id=actor.account_id) | Q(party_id__in=actor.own_party_ids))
        return self

    def open(self) -> Self:
        """Neither closed nor past its time."""
        return self.filter(ended_at=None, expires_at__gt=timezone.now())

    def past_their_time(self) -> Self:
        """Never closed by anybody, and over."""
        return self.filter(ended_at=None, expires_at__lte=timezone.now())

    def newest_first(self) -> Self:
        return self.order_by("-pk")

    def with_people(self) -> Self:
        return self.select_related("party", "viewed_by", "dossier")
