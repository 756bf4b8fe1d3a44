"""Files as they come: encodings, separators, quotes, archives. Each is read, or refused with a sentence."""

import csv
import io
import struct
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tenant_apps.imports import reading
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
from tenant_apps.imports.reading import LARGEST, SEPARATORS, open_table, tidy
from vestibule.core.errors import DomainError

TEXT = "Nummer;Naam\r\n1;Zoë\r\n2;Häns\r\n"


def rows(content: bytes) -> list[tuple[str, ...]]:
    return [line.cells for line in open_table(content).lines]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"], ids=lambda name: name
)
def test_encodings_are_found(encoding):
    assert rows(TEXT.encode(encoding)) == [("1", "Zoë"), ("2", "Häns")]


@pytest.mark.parametrize("separator", list(SEPARATORS))
def test_separators_are_found_also_where_others_stand_in_the_cells(separator):
    file = io.StringIO(newline="")
    others = SEPARATORS.replace(separator, "")
    csv.writer(file, delimiter=separator).writerows([["a", "b", "c"], ["1", f"x{others}y", "2"], ["3", "4", "5"]])
    table = open_table(file.getvalue().encode())
    assert table.separator == separator
    assert [line.cells for line in table.lines] == [("1", f"x{others}y", "2"), ("3", "4", "5")]


def test_a_line_may_say_the_separator():
    table = open_table(b"sep=|\r\na|b,c\r\n1|2\r\n")
    assert (table.header, [(line.number, line.cells) for line in table.lines]) == (("a", "b,c"), [(3, ("1", "2"))])


def test_lines_keep_their_numbers_over_breaks_remarks_and_empty_lines():
    content = b'a,b\n\n# a remark,\n"two\nlines",2\n,,\nlast,1\n'
    assert [(line.number, line.cells) for line in open_table(content).lines] == [
        (4, ("two\nlines", "2")),
        (7, ("last", "1")),
    ]


@pytest.mark.parametrize("broken", ['x,"never closed', 'x,"closed"too early', '"x"y,1'])
def test_broken_quotes_spoil_their_own_line_only(broken):
    content = f"a,b\nfine,1\n{broken}\n" + "".join(f"row,{number}\n" for number in range(200))
    lines = list(open_table(content.encode()).lines)
    assert [line.number for line in lines if line.is_broken] == [3]
    assert len(lines) == 202
    assert lines[-1].cells == ("row", "199")


def test_a_sign_for_inches_is_no_quote():
    assert rows(b'a,b\n12" pipe,1\n5" pipe,2\n') == [('12" pipe', "1"), ('5" pipe', "2")]


def test_nul_stays_in_its_own_row():
    assert rows(b"a,b\nx\0,1\ny,2\n") == [("x\N{REPLACEMENT CHARACTER}", "1"), ("y", "2")]


def workbook(*told: list[object]) -> bytes:
    book = Workbook()
    for row in told:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/"), content)
    return file.getvalue()


MOMENT = datetime(2020, 1, 2, 3, 4)  # noqa: DTZ001 - a workbook knows no time zones


def test_a_workbook_is_read_as_it_would_be_typed():
    told = workbook(["a", "b", "c", "d"], ["Zoë", 12.0, date(1980, 12, 31), MOMENT], [None, None])
    assert rows(told) == [("Zoë", "12", "1980-12-31", "2020-01-02 03:04")]


def patched(content: bytes, local: int, central: int, value: int) -> bytes:
    """The archive with another value in the header of each part, in both places where it stands."""
    found = bytearray(content)
    for mark, place in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        at = -1
        while (at := found.find(mark, at + 1)) >= 0:
            struct.pack_into("<H", found, at + place, value)
    return bytes(found)


def rebuilt(change: Callable[[bytes], bytes], sheet: bytes = b"sheet1.xml") -> bytes:
    """A workbook whose sheet has other bytes, and perhaps another name."""
    source, file = ZipFile(io.BytesIO(BOOK)), io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name in source.namelist():
            told = source.read(name)
            told = change(told) if name.endswith("sheet1.xml") else told.replace(b"sheet1.xml", sheet)
            packed.writestr(name.replace("sheet1.xml", sheet.decode()), told)
    return file.getvalue()


def with_row(number: int) -> bytes:
    """A workbook whose second row says that it is this one."""
    return rebuilt(lambda told: told.replace(b'r="2"', b'r="%d"' % number).replace(b'2"', b'%d"' % number))


def declaring(before: bytes, sheet: bytes = b"sheet1.xml") -> bytes:
    """A workbook whose sheet declares an entity, behind something else."""
    return rebuilt(
        lambda told: before + b'<!DOCTYPE worksheet [<!ENTITY b "c">]>' + told[told.index(b"<worksheet") :], sheet
    )


def damaged() -> bytes:
    """A workbook whose first part does not unpack."""
    content = bytearray(BOOK)
    content[60:90] = b"\xff" * 30
    return bytes(content)


BOOK = workbook(["a", "b"], ["1", "2"])
_BOMB = b"<a>" + b" " * (210 * 1024 * 1024) + b"</a>"
HOSTILE = {
    "nothing": (b"", EmptyFile),
    "spaces": (b" \r\n \n", EmptyFile),
    "only a mark": (b"\xef\xbb\xbf", EmptyFile),
    "noughts": (b"\0" * 5_000, NotATable),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 50, NotATable),
    "a PDF": (b"%PDF-1.7 ...", NotATable),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1" + b"\0" * 500, OldWorkbook),
    "another archive": (archive(readme=b"hello"), NotATable),
    "a broken archive": (b"PK\x03\x04" + b"rubbish" * 50, UnsafeWorkbook),
    "a workbook without sheets": (archive(xl__workbook__xml=b"<workbook/>"), UnsafeWorkbook),
    "entities": (archive(**{"xl__workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), UnsafeWorkbook),
    "entities in a sheet": (declaring(b""), UnsafeWorkbook),
    "entities behind a remark": (declaring(b"<!--" + b"x" * 5_000 + b"-->"), UnsafeWorkbook),
    "entities behind spaces": (declaring(b" " * 5_000), UnsafeWorkbook),
    "entities under another name": (declaring(b"", b"sheet1.data"), UnsafeWorkbook),
    "a protected workbook": (patched(BOOK, 6, 8, 1), UnsafeWorkbook),
    "a workbook packed in an unknown way": (patched(BOOK, 8, 10, 97), UnsafeWorkbook),
    "a damaged workbook": (damaged(), UnsafeWorkbook),
    "numbers for headings": (b"1,2,3\n4,5,6\n", HeadingsMissing),
    "a row for headings": (b"natural,Jan,jan@example.com\n", HeadingsMissing),
    "a formula for a heading": (b"=1+1,b\n1,2\n", HeadingsMissing),
    "the same heading": (b"Name,name \n1,2\n", HeadingTwice),
    "many columns": ((",".join(f"c{number}" for number in range(200)) + "\n").encode(), TooManyColumns),
    "too large": (b"a,b\n" + b"x" * LARGEST, FileTooLarge),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name):
    content, error = HOSTILE[name]
    with pytest.raises(error) as caught:
        list(open_table(content).lines)
    assert str(caught.value).endswith((".", "one."))
    assert caught.value.code.startswith("imports:")


def test_a_row_that_no_sheet_has_is_not_counted_up_to(monkeypatch):
    monkeypatch.setattr(reading, "LAST_ROW", 1_000)
    assert rows(with_row(1_000)) == [("1", "2")]
    assert rows(with_row(1_001)) == []


def test_a_text_may_begin_like_an_archive():
    assert rows(b"PK;Name\n1;Jan\n") == [("1", "Jan")]


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked():
    with pytest.raises(UnsafeWorkbook):
        open_table(archive(**{"xl__workbook.xml": b"<a/>", "xl__sharedStrings.xml": _BOMB}))


def test_apostrophes_before_what_looks_like_a_formula_are_taken_off_again():
    assert [tidy(text) for text in ("'=1", "'+31 6", "'s", "  a \t b ")] == ["=1", "+31 6", "'s", "a b"]


CELL = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@settings(max_examples=60, deadline=None)
@given(
    told=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=12),
    separator=st.sampled_from(SEPARATORS),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_was_written_is_what_is_read(told, separator, encoding):
    said = [row for row in told if any(cell.strip("\ufeff \t") for cell in row)]
    said = [row for row in said if not next(filter(None, row)).lstrip().startswith("#")]
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL).writerows([["one", "two", "three"], *said])
    table = open_table(file.getvalue().encode(encoding))
    assert table.separator == separator
    assert [list(line.cells) for line in table.lines] == said


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
def test_no_file_at_all_does_more_than_be_refused(content):
    with suppress(DomainError):
        list(open_table(content).lines)
