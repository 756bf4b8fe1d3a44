"""Tells the demo's history: the product's own commands, run as if on an earlier day, without sending letters anew.

This is the one place where the product believes another time than the clock's. Rows get the instants that they would
have had; the record of activity does not: its times come from the database, so it says truthfully when all was made.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta, tzinfo
from random import Random
from unittest.mock import patch

from django.conf import settings
from django.utils import timezone

OFFICE_HOURS = (9, 17)
LETTERS_KEPT_BACK = "vestibule.demo.past.keep_letter_back"

_moment: ContextVar[datetime | None] = ContextVar("_moment", default=None)


class _LikeDatetime(type):
    """Lets ``isinstance(value, datetime)`` in ``django.utils.timezone`` mean what it says."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, datetime)


class _Clock(metaclass=_LikeDatetime):
    """Stands in ``django.utils.timezone`` for ``datetime``, of which it asks nothing but the time."""

    @staticmethod
    def now(tz: tzinfo | None = None) -> datetime:
        moment = _moment.get()
        return datetime.now(tz) if moment is None else moment.astimezone(tz)


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Let ``timezone.now()`` be this moment for the block; other threads keep the true time."""
    token = _moment.set(moment)
    try:
        with patch.object(timezone, "datetime", _Clock):
            yield
    finally:
        _moment.reset(token)


@contextmanager
def without_letters() -> Iterator[None]:
    """Send no e-mail and no SMS for what is done in the block: it was sent on the day itself."""
    with patch.object(settings, "MESSENGER", LETTERS_KEPT_BACK):
        yield


def keep_letter_back(**_letter: object) -> None:
    """Take the place of the messenger and send nothing."""


class Timeline:
    """The instants of one customer's history: in order, in office hours, between the registration and the end."""

    def __init__(self, chance: Random, start: datetime, end: datetime) -> None:
        self._chance = chance
        self._end = max(start, end)
        self._at = start

    @property
    def at(self) -> datetime:
        return self._at

    def step(self, share: float = 0.3) -> datetime:
        """Go on by up to this share of what is left, and return the new instant."""
        ahead = self._at + (self._end - self._at) * self._chance.uniform(share / 3, share)
        opening = in_office_hours(ahead, self._chance)
        self._at = opening if self._at < opening < self._end else ahead
        return self._at

    def catch_up(self, span: timedelta) -> None:
        """Let nothing happen for so long that less than this span is left."""
        self._at = max(self._at, self._end - span * self._chance.uniform(0.3, 1))


def in_office_hours(moment: datetime, chance: Random) -> datetime:
    """The same day, or the Friday before a weekend, at an hour at which people work."""
    local = timezone.localtime(moment)
    first, last = OFFICE_HOURS
    worked = local.replace(hour=chance.randrange(first, last), minute=chance.randrange(60), second=chance.randrange(60))
    return worked - timedelta(days=max(0, worked.weekday() - 4))
