"""Reads of invites."""

from typing import Self

from django.db import models

from vestibule.core.actors import Actor, Client


class InviteQuerySet(models.QuerySet):
    """Invites, as sentences."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals see every invite of the firm, clients their own."""
        if isinstance(actor, Client):
            return self.filter(account_id=actor.account_id)
        return self

    def not_revoked(self) -> Self:
        """Invites that still give, or may still give, access."""
        return self.filter(revoked_at__isnull=True)

    def with_colleagues(self) -> Self:
        """Who invited and who ended the access."""
        return self.select_related("invited_by", "revoked_by")

    def giving_access(self) -> Self:
        """Invites that were accepted and not revoked."""
        return self.filter(activated_at__isnull=False, revoked_at__isnull=True)
