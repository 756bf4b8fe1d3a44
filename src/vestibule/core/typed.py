"""Days and times as readers type them: read back from what people write, with an example of it in their language."""

import re
from dataclasses import dataclass
from datetime import datetime, time

from vestibule.core.formats import parse_day, usage

LONGEST = 60
"""No day with a time is longer: whatever is typed is read in every way that it may be split."""
_DIGITS = set("jdnmY -/.")
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.hu]\s*(\d{2}))?(?::\d{2})?\s*(am|pm|h|u|uhr|uur)?", re.ASCII | re.IGNORECASE)


def parse_clock(text: str) -> time | None:
    """The time of the day in a text, None when there is none: 14:30, 14.30, 14h30 and 2:30 pm alike."""
    found = _CLOCK.fullmatch(text.replace("a.m.", "am").replace("p.m.", "pm").strip())
    if not found or not (found[2] or found[3]):
        return None
    hour, half = int(found[1]), (found[3] or "").lower()
    if half in {"am", "pm"}:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, int(found[2] or 0))
    except ValueError:
        return None


def parse_instant(text: str, language: str | None = None) -> datetime | None:
    """The day and the time in a text as a clock on the wall shows them, None when there are none."""
    if len(text) > LONGEST:
        return None
    tidy = " ".join(text.replace("T", " ").split())
    for gap in (place for place, letter in enumerate(tidy) if letter == " "):
        day_found, clock = parse_day(tidy[:gap], language), parse_clock(tidy[gap + 1 :])
        if day_found and clock:
            return datetime.combine(day_found, clock)
    return None


@dataclass(frozen=True, slots=True)
class Typed:
    """How a date, a time or both are typed: in Django's letters, and shown to the reader as an example."""

    pattern: str
    example: str


def typed(*, has_day: bool, has_time: bool, language: str | None = None) -> Typed:
    """How the reader types a day, a time, or a day with a time."""
    here = usage(language)
    pattern = here.day if set(here.day) <= _DIGITS else "d-m-Y"
    number_of_day, month, year, clock = here.letters
    words = {"j": number_of_day, "d": number_of_day, "n": month, "m": month, "Y": year}
    example = "".join(words.get(letter, letter) for letter in pattern)
    patterns, examples = (pattern, "H:i") if has_time else (pattern,), (example, clock) if has_time else (example,)
    if not has_day:
        patterns, examples = ("H:i",), (clock,)
    return Typed(" ".join(patterns), " ".join(examples))
