"""The list as a file: the columns that are shown, for every prospect that the reader may see."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from tenant_apps.customers.models import Customer
from tenant_apps.prospects.enums import Column, JobKind
from tenant_apps.prospects.listing import Firm, Prospect, firm_of, in_parts, lines
from vestibule.core import formats
from vestibule.core.actors import Actor
from vestibule.core.sheets import CSV_TYPE, XLSX_TYPE, as_csv, as_xlsx, safe

PART = 500


@dataclass(frozen=True, slots=True)
class Kind:
    """A format of file."""

    extension: str
    content_type: str


KINDS: dict[str, Kind] = {
    JobKind.EXPORT_CSV: Kind("csv", CSV_TYPE),
    JobKind.EXPORT_XLSX: Kind("xlsx", XLSX_TYPE),
}


def file_name(kind: str) -> str:
    """The name under which the file is saved."""
    return f"{_('prospects')}-{timezone.localdate().isoformat()}.{KINDS[kind].extension}"


def exported(actor: Actor, customers: Sequence[int], columns: Sequence[str], kind: str) -> bytes:
    """The file, with a head and one row for each customer whom the actor may see, in the given order."""
    rows = _rows(actor, customers, columns)
    return as_csv(rows) if kind == JobKind.EXPORT_CSV else as_xlsx(rows, _("Prospects"))


def _rows(actor: Actor, customers: Sequence[int], columns: Sequence[str]) -> Iterator[list[str]]:
    yield [_("Name"), _("Kind"), *(str(Column(column).label) for column in columns)]
    firm = firm_of(actor)
    for part in in_parts(customers, PART):
        yield from _rows_of(actor, firm, part, columns)


def _rows_of(actor: Actor, firm: Firm, part: Sequence[int], columns: Sequence[str]) -> Iterator[list[str]]:
    found = Customer.objects.visible_to(actor).filter(pk__in=part).order_by("pk")
    by_key = {line.pk: line for line in lines(actor, found, firm, columns)}
    for line in (by_key[pk] for pk in part if pk in by_key):
        yield [safe(text) for text in (line.name, line.kinds, *(_cell(line, column) for column in columns))]


def _cell(line: Prospect, column: str) -> str:
    if column == Column.ADDED:
        return _iso(timezone.localtime(line.added_at).date())
    if column == Column.ERASED:
        return _iso(line.erase_on) if line.erase_on else ""
    if column == Column.PROGRESS:
        return formats.percentage(line.percent) if line.dossier_id else ""
    return str(getattr(line, column))


def _iso(day: date) -> str:
    return day.isoformat()
