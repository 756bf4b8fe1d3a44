"""The calendar of reviews: how many each person has in each month."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from tenant_apps.accounts.models import Account
from tenant_apps.reviews.models import Review
from tenant_apps.reviews.planning import months_later
from vestibule.core.actors import Actor
from vestibule.core.formats import month_name

MONTHS = 12
LATE, LATER = "late", "later"


@dataclass(frozen=True, slots=True)
class Cell:
    """How many there are, and the question to the list that shows them."""

    count: int
    query: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One month with a cell for each person."""

    label: str
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """Months down, people across; who has nothing has no column."""

    people: tuple[str, ...]
    rows: tuple[Row, ...]


def month_of(day: date, today: date) -> str:
    """The line of the calendar in which a day stands."""
    if day < today.replace(day=1):
        return LATE
    if day >= months_later(today.replace(day=1), MONTHS):
        return LATER
    return f"{day:%Y-%m}"


def calendar(actor: Actor, month: str, person: str) -> Calendar:
    """The year from now on, with what is late and what comes later, in two statements."""
    today = timezone.localdate()
    counts: dict[tuple[str, int | None], int] = {}
    for row in Review.objects.visible_to(actor).open().by_month_and_person():
        place = month_of(row["month"], today), row["assigned_to"]
        counts[place] = counts.get(place, 0) + row["count"]
    keys = {key for _month, key in counts}
    names = Account.objects.visible_to(actor).filter(pk__in=[key for key in keys if key]).order_by("name", "pk")
    people: list[tuple[int | None, str, str]] = [(each.pk, each.name, str(each.public_id)) for each in names]
    if None in keys:
        people.append((None, _("Nobody"), "nobody"))
    rows = []
    for code, label in _months(today):
        found = [counts.get((code, key), 0) for key, _name, _id in people]
        if code in {LATE, LATER} and not sum(found):
            continue
        cells = tuple(
            Cell(count, f"month={code}&person={public_id}", (code, public_id) == (month, person))
            for count, (_key, _name, public_id) in zip(found, people, strict=True)
        )
        rows.append(Row(label, cells, sum(found)))
    return Calendar(tuple(name for _key, name, _id in people), tuple(rows))


def _months(today: date) -> list[tuple[str, str]]:
    firsts = [months_later(today.replace(day=1), number) for number in range(MONTHS)]
    named = [(f"{first:%Y-%m}", f"{month_name(first.month)} {first.year}") for first in firsts]
    return [(LATE, _("Before")), *named, (LATER, _("Later"))]
