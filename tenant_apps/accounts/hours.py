"""The hours at which somebody of the firm can be reached: kept per weekday, by the firm's clock."""

from collections.abc import Mapping
from datetime import time
from itertools import groupby

from django.utils import timezone
from django.utils.dates import WEEKDAYS

from shared_apps.organisations.profile import current_organisation
from vestibule.core.formats import written

Hours = Mapping[int, tuple[time, time]]
"""From when to when, by weekday; Monday is 0."""


def as_kept(hours: Hours) -> dict[str, list[str]]:
    """How the column holds it."""
    return {str(day): [moment.strftime("%H:%M") for moment in span] for day, span in sorted(hours.items())}


def as_hours(kept: Mapping[str, list[str]]) -> dict[int, tuple[time, time]]:
    """What the column holds."""
    return {int(day): (time.fromisoformat(begins), time.fromisoformat(ends)) for day, (begins, ends) in kept.items()}


def in_words(kept: Mapping[str, list[str]]) -> tuple[tuple[str, str], ...]:
    """Days and times in the reader's language; days in a row with the same times are one line."""
    hours = as_hours(kept)
    lines = []
    # Days in a row differ from their place in the list by the same number.
    in_a_row = groupby(enumerate(sorted(hours)), key=lambda placed: (placed[1] - placed[0], hours[placed[1]]))
    for (_gap, (begins, ends)), placed in in_a_row:
        days = [day for _place, day in placed]
        first, last = str(WEEKDAYS[days[0]]), str(WEEKDAYS[days[-1]])
        named = first if len(days) == 1 else f"{first} – {last}"
        times = " – ".join(written(moment, "TIME_FORMAT") for moment in (begins, ends))
        lines.append((named[:1].upper() + named[1:], times))
    return tuple(lines)


def zone_to_name() -> str:
    """The firm's time zone where the reader's clock shows another time; nothing for a reader in the same zone."""
    zone = zone_name()
    return "" if zone == timezone.get_current_timezone_name() else zone.replace("_", " ")


def zone_name() -> str:
    """The firm's time zone, by whose clock the hours are meant."""
    return current_organisation().time_zone
