"""What happens again and again in every tenant: effects by name, fanned out by the sweep.

    every("inbox.remind", minutes=10)
    nightly("customers.forget_expired", at="02:30")

Each time has a key of its own in the tenant's outbox, so it happens once however many schedulers run, and the latest
time that was missed is caught up. The effect is registered in the same ``tasks.py`` and takes no arguments.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """An effect and when it falls due: every ``interval`` since ``offset`` after midnight."""

    name: str
    interval: timedelta
    offset: timedelta = timedelta()

    def key(self, now: datetime) -> str:
        """Return the outbox key of the latest time that has come."""
        epoch = datetime(2000, 1, 1, tzinfo=UTC) + self.offset
        latest = epoch + self.interval * ((now - epoch) // self.interval)
        return f"schedule:{self.name}:{latest:%Y-%m-%dT%H:%M:%S}"


_recurrences: dict[str, Recurrence] = {}


def every(name: str, *, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
    """Have the effect happen at this interval, at most a day, in every tenant."""
    interval = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if not timedelta() < interval <= _DAY:
        msg = f"{name}: the interval must lie between a second and a day"
        raise ValueError(msg)
    _recurrences[name] = Recurrence(name, interval)


def nightly(name: str, *, at: str = "02:00") -> None:
    """Have the effect happen once a day after this time (UTC), in every tenant."""
    clock = time.fromisoformat(at)
    _recurrences[name] = Recurrence(name, _DAY, timedelta(hours=clock.hour, minutes=clock.minute))


def recurrences() -> tuple[Recurrence, ...]:
    """Return everything that recurs."""
    return tuple(_recurrences.values())
