"""The hours in which a firm writes to nobody, by the clock of the firm."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone


def goes_at(begins: time | None, ends: time | None, zone: str, now: datetime | None = None) -> datetime | None:
    """When a message may go that is written now; None for at once."""
    if begins is None or ends is None or begins == ends:
        return None
    moment = (now or timezone.now()).astimezone(ZoneInfo(zone))
    clock = moment.time().replace(tzinfo=None)
    over_midnight = begins > ends
    is_quiet = (clock >= begins or clock < ends) if over_midnight else begins <= clock < ends
    if not is_quiet:
        return None
    day = moment.date() + timedelta(days=1 if over_midnight and clock >= begins else 0)
    return datetime.combine(day, ends, tzinfo=ZoneInfo(zone))
