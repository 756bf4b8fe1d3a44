"""Reads of journeys, their steps and the firm's plans."""

from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Prefetch

from tenant_apps.journeys.enums import UNSEEN
from vestibule.core.actors import Actor, Client, Professional, System


class PlanStepQuerySet(models.QuerySet):
    """The firm's own settings of steps."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only."""
        return self if isinstance(actor, Professional | System) else self.none()


class JourneyQuerySet(models.QuerySet):
    """Journeys."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: every journey. Clients: those of the dossiers that an invite opens."""
        if isinstance(actor, Professional | System):
            return self
        if isinstance(actor, Client):
            return self.filter(dossier__in={grant.dossier_id for grant in actor.grants})
        return self.none()

    def of_dossier(self, public_id: UUID) -> models.Model | None:
        """The journey of the dossier of this public id, with the dossier."""
        return self.filter(dossier__public_id=public_id).select_related("dossier").first()


class StepQuerySet(models.QuerySet):
    """Steps."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: every step. Clients: those in use of their dossiers, without what the firm checks of them."""
        if isinstance(actor, Professional | System):
            return self
        if isinstance(actor, Client):
            own = self.filter(journey__dossier__in={grant.dossier_id for grant in actor.grants})
            return own.filter(is_on=True).exclude(kind__in=UNSEEN)
        return self.none()

    def with_subject(self) -> Self:
        """With the dossier and its customer, and the flow that is asked."""
        return self.select_related("journey__dossier__customer", "flow", "point", "publication__file", "done_by")

    def in_order(self) -> Self:
        return self.order_by("position", "pk")

    def with_handovers(self) -> Self:
        """With each time the pen changed hands, the latest first, and by whom."""
        changes = self.model._meta.get_field("handovers").related_model.objects
        latest = changes.select_related("handed_by").order_by("-handed_at", "-pk")
        return self.prefetch_related(Prefetch("handovers", queryset=latest))
