"""Times as the firm's clock shows them: appointments are kept as instants, people read and write the firm's time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from shared_apps.organisations.profile import current_organisation
from tenant_apps.appointments.errors import NoSuchTime, TooFarAhead
from vestibule.core.formats import written

FIRST_YEAR, LAST_YEAR = 2000, 2199


def zone_name() -> str:
    """The firm's time zone, as it is called in the world's list of time zones."""
    return current_organisation().time_zone


def zone() -> ZoneInfo:
    return ZoneInfo(zone_name())


def wall(instant: datetime) -> datetime:
    """What the firm's clock shows then, without a zone, so that no page turns it into another."""
    return instant.astimezone(zone()).replace(tzinfo=None)


def instant(shown: datetime, *, field: str = "starts") -> datetime:
    """The moment at which the firm's clock shows this; the first of two in the night when it goes back.

    Raises ``NoSuchTime`` for what no clock shows, and ``TooFarAhead`` for years that nobody can mean.
    """
    if not FIRST_YEAR <= shown.year <= LAST_YEAR:
        raise TooFarAhead(field)
    local = shown.replace(tzinfo=zone(), fold=0)
    found = local.astimezone(UTC)
    if found.astimezone(zone()).replace(tzinfo=None) != shown:
        raise NoSuchTime(field)
    return found


def day_in_words(instant: datetime) -> str:
    """The day with its name, in the language at hand."""
    return written(wall(instant), "NAMED_DAY_FORMAT")


def span_in_words(starts_at: datetime, ends_at: datetime) -> str:
    """From when to when, in the language at hand."""
    first, last = wall(starts_at), wall(ends_at)
    ends = written(last, "TIME_FORMAT")
    if first.date() != last.date():
        ends = f"{day_in_words(ends_at)}, {ends}"
    return f"{written(first, 'TIME_FORMAT')}\u00a0–\u2060\u00a0{ends}"  # a line may end after a dash without a joiner


def midnight(day: date) -> datetime:
    """The first instant of the day, also where a day begins at one o'clock."""
    begin = datetime.combine(day, time())
    while True:
        try:
            return instant(begin)
        except NoSuchTime:
            begin += timedelta(hours=1)
