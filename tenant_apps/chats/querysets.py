"""Reads of what professionals asked customer success."""

from datetime import datetime
from typing import Self

from django.db import models

from vestibule.core.actors import Actor, Professional, System


class InquiryQuerySet(models.QuerySet):
    """Questions to customer success."""

    def visible_to(self, actor: Actor) -> Self:
        """One's own; colleagues' questions are nobody else's business, and clients have none."""
        if isinstance(actor, System):
            return self
        return self.filter(account=actor.account_id) if isinstance(actor, Professional) else self.none()

    def newest_first(self) -> Self:
        return self.order_by("-pk")

    def asked_before(self, moment: datetime) -> Self:
        return self.filter(created_at__lt=moment)
