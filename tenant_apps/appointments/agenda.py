"""The agenda: a day, a week or what is to come, of oneself, of one's teams or of the whole firm."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.accounts.models import Account
from tenant_apps.appointments import times
from tenant_apps.appointments.models import Appointment
from tenant_apps.appointments.querysets import AppointmentQuerySet
from vestibule.core.actors import Actor

MOST = 300
"""More than a firm has in a week; a page stays a page."""


class Span(models.TextChoices):
    """How much of it."""

    WEEK = "week", pgettext_lazy("agenda", "Week")
    DAY = "day", pgettext_lazy("agenda", "Day")
    UPCOMING = "upcoming", pgettext_lazy("agenda", "All upcoming")


class Reach(models.TextChoices):
    """Whose appointments."""

    MINE = "mine", pgettext_lazy("appointments", "Mine")
    TEAM = "team", _("Of my teams")
    ALL = "all", _("Of everybody")


@dataclass(frozen=True, slots=True)
class Day:
    """One day with its appointments, the earliest first."""

    on: date
    is_today: bool
    appointments: tuple[Appointment, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the page shows, and the days to which one may turn."""

    span: Span
    whose: Reach
    on: date
    days: tuple[Day, ...]
    before: date | None
    after: date | None

    @property
    def is_empty(self) -> bool:
        return not any(day.appointments for day in self.days)

    @property
    def last(self) -> date:
        """The last day that is shown."""
        return self.days[-1].on if self.days else self.on


def agenda(actor: Actor, *, span: Span, whose: Reach, on: date | None) -> Agenda:
    """The agenda around a day, today unless one is said; in a weekend the week is the one to come."""
    today = times.wall(timezone.now()).date()
    if on is None or not times.FIRST_YEAR < on.year < times.LAST_YEAR:
        on = today + timedelta(days=7 - today.weekday()) if span == Span.WEEK and today.weekday() > 4 else today
    found = _of(Appointment.objects.visible_to(actor).standing().with_people().soonest_first(), actor, whose)
    if span == Span.UPCOMING:
        return Agenda(span, whose, today, tuple(_days(found.upcoming()[:MOST], today)), None, None)
    step = 7 if span == Span.WEEK else 1
    first = on - timedelta(days=on.weekday()) if span == Span.WEEK else on
    begins, ends = times.midnight(first), times.midnight(first + timedelta(days=step))
    by_day = {day.on: day for day in _days(found.between(begins, ends)[:MOST], today)}
    shown = [first + timedelta(days=number) for number in range(step)]
    days = tuple(by_day.get(day) or Day(day, day == today, ()) for day in shown)
    turned = timedelta(days=step)
    return Agenda(span, whose, on, days, on - turned, on + turned)


def _of(appointments: AppointmentQuerySet, actor: Actor, whose: Reach) -> AppointmentQuerySet:
    if whose == Reach.MINE:
        return appointments.of_accounts([actor.account_id])
    if whose == Reach.TEAM:
        return appointments.of_accounts(Account.objects.filter(teams__members=actor.account_id).values("pk"))
    return appointments


def _days(appointments: Iterable[Appointment], today: date) -> Iterable[Day]:
    for day, held in groupby(appointments, key=lambda appointment: appointment.local_start.date()):
        yield Day(day, day == today, tuple(held))
