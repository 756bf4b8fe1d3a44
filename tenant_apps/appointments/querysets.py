"""Reads of appointments, who takes part, and the times that are offered."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from vestibule.core.actors import Actor, Client, Professional, System


def _of_party(party_id: int) -> Exists:
    participants = apps.get_model("appointments", "Participant").objects
    return Exists(participants.filter(appointment=OuterRef("pk"), party=party_id))


class AppointmentQuerySet(models.QuerySet):
    """Appointments."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: each. Clients: those in which they take part, with "yes" all of that dossier."""
        if isinstance(actor, Professional | System):
            return self
        if not isinstance(actor, Client):
            return self.none()
        opened = Q(pk__in=())
        for grant in actor.grants:
            in_dossier = Q(dossier=grant.dossier_id)
            opened |= in_dossier if grant.sees_other_applicants else in_dossier & Q(_of_party(grant.party_id))
        return self.filter(opened)

    def standing(self) -> Self:
        """All but the cancelled."""
        return self.filter(cancelled_at=None)

    def upcoming(self) -> Self:
        """Those that stand and are not over."""
        return self.standing().filter(ends_at__gt=timezone.now())

    def not_upcoming(self) -> Self:
        """Those that are over or were cancelled."""
        return self.exclude(cancelled_at=None, ends_at__gt=timezone.now())

    def soonest_first(self) -> Self:
        return self.order_by("starts_at", "pk")

    def latest_first(self) -> Self:
        return self.order_by("-starts_at", "-pk")

    def between(self, first: datetime, last: datetime) -> Self:
        """Those of which any part lies between the two instants."""
        return self.filter(starts_at__lt=last, ends_at__gt=first)

    def of_accounts(self, accounts: object) -> Self:
        """Those in which any of these people of the firm take part."""
        participants = apps.get_model("appointments", "Participant").objects
        return self.filter(Exists(participants.filter(appointment=OuterRef("pk"), account__in=accounts)))

    def with_people(self) -> Self:
        """Customer, dossier, who takes part, and the times that are offered."""
        models_of = apps.get_app_config("appointments").get_model
        participants = models_of("Participant").objects.select_related("party", "account").order_by("pk")
        slots = models_of("Slot").objects.open().select_related("chosen_by").order_by("starts_at", "pk")
        return self.select_related("dossier__customer", "organiser").prefetch_related(
            Prefetch("participants", queryset=participants), Prefetch("slots", queryset=slots, to_attr="open_slots")
        )

    def to_remind(self) -> Self:
        """Those whose time to remind has come and that did not begin yet."""
        now = timezone.now()
        return self.standing().filter(remind_at__lte=now, reminded_at=None, starts_at__gt=now)


class ParticipantQuerySet(models.QuerySet):
    """Who takes part."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: everybody. Clients: themselves, in the dossiers that are open to them."""
        if isinstance(actor, Professional | System):
            return self
        if not isinstance(actor, Client):
            return self.none()
        own = Q(pk__in=())
        for grant in actor.grants:
            own |= Q(appointment__dossier=grant.dossier_id, party=grant.party_id)
        return self.filter(own)


class SlotQuerySet(models.QuerySet):
    """Times that are offered instead of an appointment's own."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals: each. Clients: those of the appointments in which they take part."""
        if isinstance(actor, Professional | System):
            return self
        own = apps.get_model("appointments", "Participant").objects.visible_to(actor)
        return self.filter(appointment__in=own.values("appointment"))

    def open(self) -> Self:
        """Those that may be chosen, or are chosen and wait for the firm's answer."""
        return self.filter(closed_at=None)

    def chosen(self) -> Self:
        return self.open().exclude(chosen_at=None)

    def between(self, first: datetime, last: datetime) -> Self:
        return self.filter(starts_at__lt=last, ends_at__gt=first)


class CalendarFileQuerySet(models.QuerySet):
    """Calendar files as they were sent."""

    def visible_to(self, actor: Actor) -> Self:
        """Professionals only; each reader gets the own one with the letter."""
        return self if isinstance(actor, Professional | System) else self.none()
