"""What an import's page shows: how many rows of each fate, and each row in the reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tenant_apps.imports.enums import FATE_TONES, TONES, Fate, RowKind, State
from tenant_apps.imports.fields import CHOICES, NAMED, chosen
from tenant_apps.imports.models import Import, Row
from tenant_apps.imports.telling import reason, said, said_match
from vestibule.core.actors import Actor

PAGE_SIZE = 25
_NAMES = ("legal_name", "first_name", "prefix", "last_name")
_OF_KIND = {
    RowKind.PRODUCT: ("product_kind", "provider", "contract_number"),
    RowKind.CONNECTION: ("connection", "other_reference", "percent"),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with one cell."""

    label: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row."""

    row: Row
    name: str
    tone: str
    troubles: tuple[Trouble, ...]
    matches: tuple[dict[str, Any], ...]
    why: str

    @property
    def is_bad(self) -> bool:
        return self.row.fate == Fate.BAD

    @property
    def is_asked(self) -> bool:
        return self.row.fate == Fate.ASKED


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows there are of a fate."""

    fate: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """An import in figures."""

    total: int
    tone: str
    counts: tuple[Counted, ...]
    by_fate: dict[str, int]

    @property
    def ready(self) -> int:
        return self.by_fate[Fate.READY]

    @property
    def bad(self) -> int:
        return self.by_fate[Fate.BAD]

    @property
    def asked(self) -> int:
        return self.by_fate[Fate.ASKED]

    @property
    def came_in(self) -> int:
        return self.by_fate[Fate.ADDED] + self.by_fate[Fate.UPDATED]

    @property
    def kept(self) -> int:
        return self.by_fate[Fate.KEPT]

    @property
    def left(self) -> int:
        return self.ready + self.bad + self.asked + self.by_fate[Fate.SKIPPED]


def summary(actor: Actor, owner: Import) -> Summary:
    """The figures, in one statement."""
    found = Row.objects.visible_to(actor).filter(owner=owner).counted()
    counts = tuple(Counted(fate.value, str(fate.label), found[fate]) for fate in Fate if found[fate])
    return Summary(sum(found.values()), TONES[State(owner.state)], counts, found)


def lines(owner: Import, rows: Iterable[Row]) -> list[Line]:
    """The rows of one page."""
    found = []
    for row in rows:
        row.owner = owner
        found.append(line_of(row))
    return found


def line_of(row: Row) -> Line:
    """One row."""
    troubles = tuple(_trouble(each) for each in row.troubles) if row.fate == Fate.BAD else ()
    matches = tuple(map(said_match, row.matches))
    return Line(row, _name(row), FATE_TONES[Fate(row.fate)], troubles, matches, reason(row))


def _trouble(kept: dict[str, Any]) -> Trouble:
    label = str(NAMED[kept["field"]].label) if kept["field"] in NAMED else ""
    return Trouble(label, kept["value"], said(kept))


def _name(row: Row) -> str:
    """What the row is about, in a few of its cells; once they are forgotten, the client."""
    codes = _OF_KIND.get(RowKind(row.kind), _NAMES) if row.kind else tuple(row.cells)[:3]
    told = " ".join(_said(code, row.cells[code]) for code in codes if row.cells.get(code))
    return told or (row.customer.name if row.customer else row.reference)


def _said(code: str, text: str) -> str:
    """A cell in the reader's words, where it stands for one of a few choices."""
    found = chosen(code, text) if code in CHOICES else None
    return str(CHOICES[code][found]) if found else text
