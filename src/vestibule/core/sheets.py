"""Tables as files to save: CSV and XLSX that no spreadsheet reckons with.

What a spreadsheet would take for a formula has an apostrophe in front: names come from anybody. That may also stand
behind a comma in the midst of a cell, since spreadsheets of some countries begin a new cell there.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

_RISKY = re.compile(r"^(?=[=+\-@\t\r\n])|(?<=[,\t])(?=[=+@]|-[\w(])")
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
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = f"{_KIND}.sheet"


def safe(text: str) -> str:
    """The text so that no spreadsheet reckons with it."""
    return _RISKY.sub("'", text)


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Separated by semicolons and with a mark in front, as the spreadsheets of our countries expect."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows(rows)
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def as_xlsx(rows: Iterable[Sequence[str]], title: str) -> bytes:
    """One sheet of texts: a cell that is a text is never reckoned with."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in _PARTS.items():
            archive.writestr(name, _HEAD + text)
        archive.writestr(
            f"{_FOLDER}/workbook.xml",
            f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
            f'<sheet name="{escape(title[:31])}" sheetId="1" r:id="r1"/></sheets></workbook>',
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
