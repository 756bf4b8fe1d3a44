"""Chainable reads of messages."""

from typing import Self

from django.db import models

from tenant_apps.notifications.enums import Right, State
from vestibule.core.actors import Actor


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

    def in_state(self, state: str) -> Self:
        """Messages in this state, or all without one."""
        return self.filter(state=state) if state else self
