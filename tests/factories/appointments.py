"""Appointments in dossiers, at ten o'clock by the firm's clock."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from tenant_apps.accounts.models import Account
from tenant_apps.appointments import times
from tenant_apps.appointments.commands.answers import offer_times
from tenant_apps.appointments.commands.appointments import make_appointment
from tenant_apps.appointments.models import Appointment, Slot
from tenant_apps.appointments.plans import Plan
from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models import Dossier
from vestibule.core.actors import System

A_TEST = System("a test")


def at_ten(*, days: int, hour: int = 10) -> datetime:
    """Ten o'clock, so many days from now."""
    shown = times.wall(timezone.now() + timedelta(days=days))
    return times.instant(shown.replace(hour=hour, minute=0, second=0, microsecond=0)).astimezone(UTC)


def plan(dossier: Dossier, account: Account, *, days: int = 7, hour: int = 10, **facts: object) -> Plan:
    """An hour at the office with the first applicant, or with those in ``positions``."""
    positions = facts.pop("positions", (1,))
    begins = facts.pop("starts_at", None) or at_ten(days=days, hour=hour)
    members = dossier.customer.members.filter(position__in=positions).order_by("position")
    values = {
        "way": "office",
        "subject": "First talk",
        "place": "Main street 1, Utrecht",
        "starts_at": begins,
        "ends_at": begins + timedelta(hours=1),
        "applicants": list(Party.objects.filter(pk__in=members.values("party")).order_by("pk")),
        "colleagues": [account],
    }
    return Plan(**values | facts)


def appointment(dossier: Dossier, account: Account, **facts: object) -> Appointment:
    """An appointment that everybody was told of."""
    return make_appointment(actor=A_TEST, dossier=dossier, plan=plan(dossier, account, **facts))


def offered(held: Appointment, *, days: int = 9, hours: tuple[int, ...] = (14,)) -> list[Slot]:
    """Other times for it."""
    return offer_times(actor=A_TEST, appointment=held, starts=[at_ten(days=days, hour=hour) for hour in hours])
