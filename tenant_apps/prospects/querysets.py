"""Reads of registrations, saved lists and jobs."""

from typing import Self

from django.db import models

from vestibule.core.actors import Actor, Professional, System


class RegistrationQuerySet(models.QuerySet):
    """Registrations."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only: what is decided about a client, the firm tells in its own words."""
        return self if isinstance(actor, Professional | System) else self.none()


class StatusChangeQuerySet(models.QuerySet):
    """Decisions about registrations."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only."""
        return self if isinstance(actor, Professional | System) else self.none()

    def of(self, customer: models.Model) -> Self:
        """Those about one customer, with who decided, the latest first."""
        return self.filter(registration__customer=customer).select_related("changed_by").order_by("-changed_at", "-pk")


class SavedListQuerySet(models.QuerySet):
    """Saved lists."""

    def visible_to(self, actor: Actor) -> Self:
        """One's own and nobody else's."""
        return self.filter(account_id=actor.account_id) if isinstance(actor, Professional) else self.none()


class JobQuerySet(models.QuerySet):
    """Jobs."""

    def visible_to(self, actor: Actor) -> Self:
        """One's own and nobody else's: a file holds what its owner may read."""
        if isinstance(actor, System):
            return self
        return self.filter(account_id=actor.account_id) if isinstance(actor, Professional) else self.none()

    def without_file(self) -> Self:
        """Leave the bytes where they are."""
        return self.defer("content")

    def latest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")
