"""The calendar of reviews: how many each person has in each month."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from tenant_apps.accounts.models import Account
from tenant_apps.reviews.models import Review
from vestibule.core.actors import Actor
from vestibule.core.formats import month_name, written
from vestibule.core.months import months_later

MONTHS = 12
LATE, LATER = "late", "later"


@dataclass(frozen=True, slots=True)
class Month:
    """A column: the month, with the year where another begins, and its name in full."""

    code: str
    short: str
    year: str
    name: str


@dataclass(frozen=True, slots=True)
class Cell:
    """How many there are, the question to the list that shows them, and of what."""

    count: int
    query: str
    label: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One person with a cell for all months and one for each."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """People down, months across; who has nothing has no row, and the last row is of everybody."""

    months: tuple[Month, ...]
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
    for row in Review.objects.visible_to(actor).current().open().by_month_and_person():
        place = month_of(row["month"], today), row["assigned_to"]
        counts[place] = counts.get(place, 0) + row["count"]
    codes, keys = {code for code, _key in counts}, {key for _code, key in counts}
    names = Account.objects.visible_to(actor).filter(pk__in=[key for key in keys if key]).order_by("name", "pk")
    people: list[tuple[int | None, str, str]] = [(each.pk, each.name, str(each.public_id)) for each in names]
    if None in keys:
        people.append((None, _("Nobody"), "nobody"))
    months = tuple(each for each in _months(today) if each.code not in {LATE, LATER} or each.code in codes)

    def row_of(label: str, person_id: str, found: dict[str, int]) -> Row:
        cells = [
            Cell(
                found.get(each.code, 0),
                f"month={each.code}&person={person_id}",
                f"{label}, {each.name}",
                (each.code, person_id) == (month, person),
            )
            for each in months
        ]
        whole = Cell(sum(found.values()), f"person={person_id}", label, (month, person) == ("", person_id) != ("", ""))
        return Row(label, (whole, *cells))

    rows = [
        row_of(name, public_id, {code: counts[code, each] for code, each in counts if each == key})
        for key, name, public_id in people
    ]
    if len(rows) > 1:
        sums = {code: sum(count for (place, _key), count in counts.items() if place == code) for code in codes}
        rows.append(row_of(_("Everybody"), "", sums))
    return Calendar(months, tuple(rows))


def _months(today: date) -> list[Month]:
    found = []
    for number in range(MONTHS):
        first = months_later(today.replace(day=1), number)
        year = str(first.year) if not number or first.month == 1 else ""
        name = f"{month_name(first.month)} {first.year}"
        found.append(Month(f"{first:%Y-%m}", written(first, "M"), year, name))
    before, later = _("Before"), _("Later")
    return [Month(LATE, before, "", before), *found, Month(LATER, later, "", later)]
