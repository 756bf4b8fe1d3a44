"""Reads of due diligence. Nothing of it is ever a client's to see: what a firm examines it may not announce."""

from typing import Self

from django.db import models

from vestibule.core.actors import Actor, Professional, System


class OfTheFirm(models.QuerySet):
    """Rows of the firm alone."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only."""
        return self if isinstance(actor, Professional | System) else self.none()


class CheckQuerySet(OfTheFirm):
    """Due diligence of dossiers."""

    def with_subject(self) -> Self:
        """With the dossier, its customer, and who proposed and confirmed."""
        return self.select_related("dossier__customer", "proposed_by", "confirmed_by")
