"""The list as a file: the columns that are shown, for every prospect that the reader may see.

Cells that a spreadsheet would take for a formula begin with an apostrophe: names come from anybody.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils import timezone
from django.utils.translation import gettext as _

from tenant_apps.customers.models import Customer
from tenant_apps.prospects.enums import Column, JobKind
from tenant_apps.prospects.listing import Firm, Prospect, firm_of, in_parts, lines
from vestibule.core import formats
from vestibule.core.actors import Actor

PART = 500
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
_BEYOND_XML = {code: None for code in range(32) if code not in {9, 10, 13}}

_FOLDER = "xl"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{_FOLDER}/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/{_FOLDER}/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATIONS}/officeDocument" Target="{_FOLDER}/workbook.xml"/></Relationships>'
    ),
    f"{_FOLDER}/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A format of file."""

    extension: str
    content_type: str


KINDS: dict[str, Kind] = {
    JobKind.EXPORT_CSV: Kind("csv", "text/csv; charset=utf-8"),
    JobKind.EXPORT_XLSX: Kind("xlsx", f"{_KIND}.sheet"),
}


def file_name(kind: str) -> str:
    """The name under which the file is saved."""
    return f"{_('prospects')}-{timezone.localdate().isoformat()}.{KINDS[kind].extension}"


def exported(actor: Actor, customers: Sequence[int], columns: Sequence[str], kind: str) -> bytes:
    """The file, with a head and one row for each customer whom the actor may see, in the given order."""
    rows = _rows(actor, customers, columns)
    return _as_csv(rows) if kind == JobKind.EXPORT_CSV else _as_xlsx(rows)


def safe(text: str) -> str:
    """The text so that no spreadsheet reckons with it."""
    return f"'{text}" if text.startswith(_RISKY) else text


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


def _as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Separated by semicolons and with a mark in front, as the spreadsheets of our countries expect."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows(rows)
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def _as_xlsx(rows: Iterable[Sequence[str]]) -> bytes:
    """One sheet of texts: a cell that is a text is never reckoned with."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in _PARTS.items():
            archive.writestr(name, _HEAD + text)
        title = escape(str(_("Prospects")))[:31]
        archive.writestr(
            f"{_FOLDER}/workbook.xml",
            f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
            f'<sheet name="{title}" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        with archive.open(f"{_FOLDER}/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for row in rows:
                cells = "".join(
                    f'<c t="inlineStr"><is><t xml:space="preserve">{_text(cell)}</t></is></c>' for cell in row
                )
                sheet.write(f"<row>{cells}</row>".encode())
            sheet.write(b"</sheetData></worksheet>")
    return file.getvalue()


def _text(cell: str) -> str:
    return escape(cell.translate(_BEYOND_XML))
