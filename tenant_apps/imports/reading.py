"""A file as a table: its encoding and separator are found, its rows come one by one, and no row spoils another."""

import csv
import io
import re
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from tenant_apps.imports.errors import (
    EmptyFile,
    FileTooLarge,
    HeadingsMissing,
    HeadingTwice,
    NotATable,
    OldWorkbook,
    TooManyColumns,
    UnsafeWorkbook,
)
from vestibule.core.sorting import folded

LARGEST = 20 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 100
LONGEST_ROW = 50
"""A row runs over so many lines at most; a quote that is not closed by then was never meant to open anything."""
SEPARATORS = ",;\t|"
XLSX = "xlsx"
_SAMPLE = 64 * 1024
_ROWS_TRIED = 20
_UNPACKED = 200 * 1024 * 1024
_PARTS = 2_000
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OLD = b"\xd0\xcf\x11\xe0"
_LOST = "\N{REPLACEMENT CHARACTER}"
_OPEN = "unexpected end of data"
_UNREADABLE = (
    *(BadZipFile, InvalidFileException, ParseError, RuntimeError),  # the last for a protected part
    *(LookupError, ValueError, TypeError, AttributeError, OSError, EOFError, zlib.error),
)
_ARCHIVE = b"PK\x03\x04"
LAST_ROW = 1_048_576
"""A sheet has no row behind this one; a number that is larger would be counted up to."""
_PROLOGUE = re.compile(rb"(?:(?><\?.*?\?>)|(?><!--.*?-->)|\s)*+<[A-Za-z_:]", re.DOTALL)
"""What stands in XML before its first element, when that declares nothing."""
_STRANGE = re.compile(r"[\x00-\x08\x0e-\x1f]")
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file with the number of its first line; ``is_broken`` if its quotes do not match."""

    number: int
    cells: tuple[str, ...]
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A file: its headings, and its other rows that are not empty. The encoding of a workbook is ``xlsx``."""

    header: tuple[str, ...]
    lines: Iterator[Line]
    encoding: str
    separator: str


def open_table(content: bytes) -> Table:
    """Read a CSV or XLSX file. Raises what is wrong with it as a whole; the lines are read as they are asked for."""
    if len(content) > LARGEST:
        raise FileTooLarge(LARGEST // (1024 * 1024))
    if not content.strip():
        raise EmptyFile
    if content.startswith(_ARCHIVE):
        lines, encoding, separator = _of_workbook(content), XLSX, ""
    else:
        text, encoding = decoded(content)
        separator, start = separator_of(text)
        lines = _of_text(text, separator, start)
    head = next(lines, None)
    if head is None:
        raise EmptyFile
    return Table(_header(head), filter(_is_said, lines), encoding, separator)


def _is_said(line: Line) -> bool:
    """Whether it is no remark: one begins with #, as the second row of our template does."""
    return not next(filter(None, line.cells), "").lstrip().startswith("#")


def decoded(content: bytes) -> tuple[str, str]:
    """The text and the encoding in which it was found."""
    if content.startswith((_OLD, b"%PDF")):
        raise OldWorkbook if content.startswith(_OLD) else NotATable
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        _check_text(text)
        return text, encoding
    raise NotATable


def _encodings(content: bytes) -> Iterator[str]:
    marked = [encoding for mark, encoding in _BOMS if content.startswith(mark)]
    if marked:
        yield from marked
        return
    even, odd = content[:2_000:2].count(0), content[1:2_000:2].count(0)
    half = min(len(content), 2_000) // 2
    if half and max(even, odd) > half * 0.4 and min(even, odd) < half * 0.1:
        yield "utf-16-le" if odd > even else "utf-16-be"
    yield "utf-8"
    yield "cp1252"


def _check_text(text: str) -> None:
    """Raise ``NotATable`` for what is full of signs that no text has; a few of them spoil their own rows only."""
    sample = text[:_SAMPLE]
    strange = len(_STRANGE.findall(sample))
    if strange > max(3, len(sample) // 20):
        raise NotATable
    if not text.strip("\ufeff \t\r\n\0"):
        raise EmptyFile


def separator_of(text: str) -> tuple[str, int]:
    """What stands between the cells, and where the first row begins: after a line ``sep=;`` there is one."""
    told = text[:6].lower().lstrip("\ufeff")
    if told.startswith("sep=") and len(told) > 4 and told[4] in SEPARATORS:
        return told[4], text.find("\n") + 1 if "\n" in text else len(text)
    sample = text[:_SAMPLE].splitlines(keepends=True)[: _ROWS_TRIED * 5]
    return max(SEPARATORS, key=lambda separator: _likelihood(sample, separator)), 0


def _likelihood(sample: Sequence[str], separator: str) -> tuple[float, int]:
    """How many rows have as many cells as the first, where that is more than one, and how many these are."""
    rows = []
    for line in _records(iter(sample), separator):
        if any(line.cells):
            rows.append(len(line.cells))
        if len(rows) == _ROWS_TRIED:
            break
    if not rows or rows[0] < 2:
        return (0.0, 0)
    return (sum(count == rows[0] for count in rows) / len(rows), rows[0])


def _of_text(text: str, separator: str, start: int) -> Iterator[Line]:
    lines = io.StringIO(text.replace("\0", _LOST), newline="")
    lines.seek(start)
    for line in _records(lines, separator, first=2 if start else 1):
        if any(cell.strip("\ufeff \t") for cell in line.cells):
            yield line


def _records(lines: Iterable[str], separator: str, first: int = 1) -> Iterator[Line]:
    """Each row, over as many lines as its quotes ask for. One whose quotes do not match is one line, and broken."""
    source, waiting, number = iter(lines), deque[str](), first
    while True:
        held = waiting.popleft() if waiting else next(source, None)
        if held is None:
            return
        taken, cells = [held], None
        while cells is None:
            cells, is_open = _cells("".join(taken), separator)
            more = (waiting.popleft() if waiting else next(source, None)) if is_open else None
            if cells is None and (more is None or len(taken) >= LONGEST_ROW):
                waiting.extendleft(reversed([*taken[1:], *([more] if more is not None else [])]))
                break
            if more is not None:
                taken.append(more)
        if cells is None:
            yield Line(number, tuple(held.rstrip("\r\n").split(separator)), is_broken=True)
            number += 1
        else:
            yield Line(number, tuple(cells))
            number += len(taken)


def _cells(text: str, separator: str) -> tuple[list[str] | None, bool]:
    """The cells of a row, or none; and whether a quote is still open."""
    try:
        return next(csv.reader([text], delimiter=separator, strict=True), []), False
    except csv.Error as error:
        return None, _OPEN in str(error)


def _of_workbook(content: bytes) -> Iterator[Line]:
    """The rows of the first sheet. The archive is looked at before anything in it is unpacked."""
    try:
        _check_archive(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        found = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1, max_row=LAST_ROW)
        for number, cells in enumerate(found, start=1):
            if cells.count(None) == len(cells):
                continue
            texts = [_shown(cell) for cell in cells]
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                yield Line(number, tuple(texts))
    except _UNREADABLE as error:
        raise UnsafeWorkbook from error


def _check_archive(content: bytes) -> None:
    """Raise ``UnsafeWorkbook`` for what unpacks to too much, or declares entities."""
    with ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > _PARTS or sum(part.file_size for part in parts) > _UNPACKED:
            raise UnsafeWorkbook
        if not any(part.filename.startswith("xl/") for part in parts):
            raise NotATable
        for part in parts:
            with archive.open(part) as stream:
                head = stream.read(4_096).replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
            is_xml = head[:1] in {b"<", b""} or part.filename.endswith((".xml", ".rels"))
            if is_xml and part.file_size and not _PROLOGUE.match(head):
                raise UnsafeWorkbook


def _shown(cell: Any) -> str:
    """A cell of a workbook as it would be typed."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _header(line: Line) -> tuple[str, ...]:
    """The headings; columns without one at the end are left out."""
    found = [" ".join(cell.strip("\ufeff").split()) for cell in line.cells]
    while found and not found[-1]:
        found.pop()
    if len(found) > MOST_COLUMNS:
        raise TooManyColumns(MOST_COLUMNS)
    if not found or line.is_broken or not all(_is_heading(cell) for cell in found if cell):
        raise HeadingsMissing
    seen: set[str] = set()
    for heading in filter(None, found):
        if folded(heading) in seen:
            raise HeadingTwice(heading[:60])
        seen.add(folded(heading))
    return tuple(heading[:100] for heading in found)


def _is_heading(text: str) -> bool:
    """A heading has a letter in it, and is no address, date or formula."""
    return any(char.isalpha() for char in text) and "@" not in text and not text.startswith("=")


def tidy(cell: str) -> str:
    """A cell without what spreadsheets put around it: spaces, and the apostrophe before what looks like a formula."""
    text = " ".join(cell.replace("\ufeff", "").replace("\0", _LOST).split())
    return text[1:] if text.startswith("'") and text[1:].startswith(_RISKY) else text
