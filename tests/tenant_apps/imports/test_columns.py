"""Columns named by hand, through the page: explained, remembered, and nothing that was chosen is lost."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from openpyxl import Workbook

from tenant_apps.imports.enums import Fate, RowKind, State
from tenant_apps.imports.listing import line_of
from tenant_apps.imports.models import Import, Row
from tests.factories.imports import ANNA, brought_in, taken_in
from tests.tenant_apps.imports.test_imports import fates, path, whys

pytestmark = pytest.mark.django_db
HEADINGS = ("Klantnr.", "Zijn naam", "", "Post (privé)", "Geb.")
ROW = ("A-1", "de Vries", "Anna", "anna@vries.example", "31-12-1980")
NAMED = {"column_0": "reference", "column_1": "last_name", "column_2": "first_name", "column_3": "email"}


def table(*rows: tuple[str, ...]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows(rows)
    return file.getvalue().encode()


def workbook(*rows: tuple[str, ...]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def sent(browser, content: bytes, name: str = "other.csv"):
    return browser.post(path("index"), {"file": SimpleUploadedFile(name, content)})


def uploaded(browser, content: bytes, name: str = "other.csv") -> Import:
    assert sent(browser, content, name).status_code == 302
    return Import.objects.latest("pk")


@pytest.mark.parametrize("write", [table, workbook], ids=["csv", "xlsx"])
def test_columns_are_named_by_hand_once_and_read_so_the_next_time(cast, write):
    browser = cast.ben.browser()
    owner = uploaded(browser, write(HEADINGS, ROW))
    assert owner.state == State.MAPPING
    detail, columns = path("detail", owner.public_id), path("columns", owner.public_id)
    assert browser.get(detail)["Location"].endswith(columns.removeprefix("/pro"))
    page = browser.get(columns).content.decode()
    assert "In the file: de Vries" in page
    assert "Column 3, without a heading" in page
    named = browser.post(columns, {"usual_kind": "natural", **NAMED, "column_4": "birth_date"})
    assert named["Location"].endswith(detail.removeprefix("/pro"))
    row = owner.rows.get()
    assert (row.fate, row.facts["parties"][0]["first_name"]) == (Fate.READY, "Anna")
    again = uploaded(browser, write(HEADINGS, ("A-2", "Smit", "Bo", "bo@smit.example", "")))
    assert (again.state, again.usual_kind, fates(again)) == (State.CHECKED, "natural", ["ready"])


def test_what_cannot_be_is_told_beside_its_column_and_every_choice_stays(cast):
    browser = cast.ben.browser()
    owner = uploaded(browser, table(HEADINGS, ROW))
    columns = path("columns", owner.public_id)
    for told, words in (
        ({**NAMED, "usual_kind": "natural", "column_4": "email"}, "Two columns stand for “E-mail address”"),
        (NAMED, "Choose what the rows are about"),
        ({"usual_kind": "natural"}, "Say for at least one column what it stands for"),
        ({**NAMED, "usual_kind": "natural", "column_4": "walrus"}, "Select a valid choice"),
    ):
        answer = browser.post(columns, told)
        page = answer.content.decode()
        assert (answer.status_code, words in page) == (422, True)
        chosen = [value for name, value in told.items() if value != "walrus"]
        assert all(f'<option value="{value}" selected>' in page for value in chosen)
    owner.refresh_from_db()
    assert (owner.state, owner.rows.count()) == (State.MAPPING, 0)


def test_a_wrong_column_is_seen_in_the_dry_run_and_named_anew(cast):
    browser = cast.ben.browser()
    owner = uploaded(browser, table(HEADINGS, ROW))
    columns = path("columns", owner.public_id)
    browser.post(columns, {"usual_kind": "natural", **NAMED, "column_3": "birth_date"})
    assert whys(owner) == {2: [("birth_date", "Write the date as 31-12-1980 or 1980-12-31.")]}
    page = browser.get(path("detail", owner.public_id)).content.decode()
    assert "anna@vries.example" in page
    assert columns in page
    assert '<option value="birth_date" selected>' in browser.get(columns).content.decode()
    browser.post(columns, {"usual_kind": "natural", **NAMED})
    assert fates(owner) == ["ready"]


def test_the_same_heading_twice_is_refused_with_a_sentence(cast):
    answer = sent(cast.ben.browser(), table(("Naam", "Mail", "naam"), ("a", "b", "c")))
    assert answer.status_code == 422
    assert "Two columns have the heading “naam”. Give each its own." in answer.content.decode()
    assert not Import.objects.exists()


def test_sixty_columns_are_asked_and_the_last_is_read(cast):
    browser = cast.ben.browser()
    owner = uploaded(browser, table(tuple(f"Kolom {n}" for n in range(60)), tuple(f"Cell{n}" for n in range(60))))
    columns = path("columns", owner.public_id)
    assert browser.get(columns).content.decode().count('name="column_') == 60
    browser.post(columns, {"usual_kind": "natural", "column_59": "last_name"})
    assert owner.rows.get().cells == {"last_name": "Cell59"}


def test_columns_are_fixed_once_rows_came_in(cast):
    browser, owner = cast.ben.browser(), brought_in(cast.ben.actor, taken_in(cast.ben.actor))
    columns = path("columns", owner.public_id)
    assert "The columns are fixed by now." in browser.get(columns).content.decode()
    assert browser.post(columns, {"usual_kind": "natural", "column_0": "last_name"}).status_code == 422
    assert fates(owner) == ["added"]


@pytest.mark.parametrize("count", [1, 20])
def test_pages_take_the_same_statements_for_any_number_of_rows(cast, assert_queries, count):
    browser = cast.ben.browser()
    good = [{**ANNA, "reference": f"R{n}", "last_name": chr(65 + n) * 9, "email": ""} for n in range(count)]
    bad = [{"kind": "natural", "reference": f"B{n}", "email": "wrong"} for n in range(count)]
    for _file in range(min(count, 9) - 1):
        taken_in(cast.ben.actor, {"kind": "natural", "last_name": "Other"})
    owner = taken_in(cast.ben.actor, *good, *bad)
    browser.get(path("index"))
    with assert_queries(3):
        browser.get(path("index"))
    with assert_queries(5):
        browser.get(path("detail", owner.public_id))
    brought_in(cast.ben.actor, owner)
    with assert_queries(5):
        page = browser.get(path("detail", owner.public_id)).content.decode()
    assert page.count("Ready") < page.count("Added")


def test_what_a_row_is_about_is_said_in_the_readers_words():
    cells = {"product_kind": "mortgage", "provider": "Merwede Bank"}
    row = Row(kind=RowKind.PRODUCT, fate=Fate.READY, cells=cells)
    with override("de"):
        assert line_of(row).name == "Baufinanzierung Merwede Bank"
    row.cells = cells | {"product_kind": "something else"}
    assert line_of(row).name == "something else Merwede Bank"
