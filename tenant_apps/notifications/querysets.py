"""Chainable reads of messages."""

from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models

from tenant_apps.notifications.enums import Right, State
from tenant_apps.notifications.happenings import HAPPENINGS
from vestibule.core.actors import Actor

ALWAYS = tuple(each.code for each in HAPPENINGS.values() if each.always_goes)


class MessageQuerySet(models.QuerySet):
    """Messages of the current organisation."""

    def visible_to(self, actor: Actor) -> Self:
        """All of them for those who follow deliveries; nothing for others."""
        return self if actor.has(Right.VIEW) else self.none()

    def newest_first(self) -> Self:
        """In the reverse order of writing."""
        return self.order_by("-id")

    def failed(self) -> Self:
        """Messages that did not arrive and will not by themselves."""
        return self.filter(state=State.FAILED)

    def waiting_about(self, matter: UUID) -> Self:
        """Messages about this dossier that have not left, alone or together with others."""
        return self.filter(matter=matter, state__in=[State.QUEUED, State.HELD, State.BUNDLED])

    def held_back(self) -> Self:
        """Messages that wait because the client was written to enough this week."""
        return self.filter(state=State.HELD)

    def counted_since(self, account_id: int, moment: datetime) -> Self:
        """What went to this client, or is about to, since that moment; what always goes is not counted."""
        told = self.filter(account_id=account_id, created_at__gt=moment).exclude(event__in=["", *ALWAYS])
        return told.exclude(state__in=[State.HELD, State.BUNDLED, State.WITHDRAWN])

    def in_state(self, state: str) -> Self:
        """Messages in this state, or all without one."""
        return self.filter(state=state) if state else self


class CreditEntryQuerySet(models.QuerySet):
    """The ledger."""

    def visible_to(self, actor: Actor) -> Self:
        """Those who set notifications up."""
        return self if actor.has(Right.CONFIGURE) else self.none()

    def newest_first(self) -> Self:
        return self.order_by("-id")


class WordingQuerySet(models.QuerySet):
    """The firm's own texts."""

    def visible_to(self, actor: Actor) -> Self:
        """Those who set notifications up."""
        return self if actor.has(Right.CONFIGURE) else self.none()
