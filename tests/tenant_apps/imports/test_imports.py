"""From a file to clients on file: checked row by row, put right in place, chosen, brought in; once however often."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tenant_apps.clients.models import ClientFile, Holding, Relation
from tenant_apps.customers.enums import Lifecycle
from tenant_apps.customers.models import Customer
from tenant_apps.customers.models import Holding as Share
from tenant_apps.imports import intake, sheets
from tenant_apps.imports.commands.rows import choose_for_all, edit_row
from tenant_apps.imports.enums import Choice, Fate, State
from tenant_apps.imports.errors import Busy
from tenant_apps.imports.models import Import
from tenant_apps.imports.professional.forms import RowForm, UploadForm
from tenant_apps.imports.reading import LARGEST
from tests.factories.clients import client
from tests.factories.imports import ANNA, as_csv, brought_in, taken_in
from vestibule.core.uploads import RefusedUpload

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
FIRM = {"kind": "legal", "reference": "1002", "legal_name": "Bakkerij Zon B.V.", "second_last_name": "Zon"}
PAIR = {"kind": "joint", "reference": "1003", "last_name": "Smit", "second_last_name": "Bakker"}
PRODUCT = {"kind": "product", "reference": "1001", "product_kind": "mortgage", "contract_number": "H-1"}
OWNS = {"kind": "connection", "reference": "1001", "connection": "owner", "other_reference": "1002", "percent": "40"}
PARTNER = {"kind": "connection", "reference": "1001", "connection": "partner", "other_reference": "1003"}
ALL = (PRODUCT, OWNS, PARTNER, ANNA, FIRM, PAIR)


def path(name: str, *args: object) -> str:
    return reverse(f"professional:imports:{name}", urlconf=TENANT_URLS, args=args)


def fates(owner: Import) -> list[str]:
    return list(owner.rows.in_order().values_list("fate", flat=True))


def whys(owner: Import) -> dict[int, list[tuple[str, str]]]:
    rows = owner.rows.filter(fate=Fate.BAD).in_order()
    return {row.line: [(each["field"], each["why"]) for each in row.troubles] for row in rows}


@pytest.mark.parametrize(("size", "told"), [(LARGEST + 1, "too large"), (500, "no space")])
def test_a_file_that_could_not_be_kept_is_not_called_empty(size, told):
    form = UploadForm({}, {"file": RefusedUpload(io.BytesIO(), "mine.csv", "text/csv", size)})
    assert told in str(form.errors["file"])


def test_every_kind_of_row_comes_in_whatever_their_order(cast):
    owner = brought_in(cast.ben.actor, taken_in(cast.ben.actor, *ALL))
    assert (owner.state, fates(owner)) == (State.DONE, ["added"] * 6)
    anna, firm, pair = (ClientFile.objects.get(number=number).customer for number in ("1001", "1002", "1003"))
    assert {anna.lifecycle, firm.lifecycle, pair.lifecycle} == {Lifecycle.CLIENT}
    assert (anna.name, firm.name, pair.name) == ("Anna Zomer", "Bakkerij Zon B.V.", "Smit & Bakker")
    assert Holding.objects.get(customer=anna).number == "H-1"
    assert (Share.objects.get().owner.last_name, str(Share.objects.get().percent)) == ("Zomer", "40.00")
    assert Relation.objects.get().other.last_name == "Smit"
    assert Customer.objects.matching("zomer").get() == anna


def test_the_same_file_again_changes_nothing(cast):
    without_number = {"kind": "natural", "first_name": "Bo", "last_name": "Zonder"}
    for _again in range(2):
        owner = taken_in(cast.ben.actor, *ALL, without_number)
        if Fate.READY in fates(owner):
            owner = brought_in(cast.ben.actor, owner)
    assert fates(owner) == ["unchanged"] * 7
    assert (Customer.objects.count(), Holding.objects.count(), Share.objects.count()) == (4, 1, 1)


def test_a_bad_row_says_everything_and_stops_no_other(cast):
    bad = {
        "kind": "natural",
        "reference": "9",
        "first_name": "=1+1",
        "birth_date": "31-02-1980",
        "email": "nobody",
        "iban": "NL00",
        "adviser": "Somebody Else",
    }
    lost = {"kind": "product", "reference": "404", "product_kind": "boat"}
    strange = {"kind": "walrus"}
    owner = taken_in(cast.ben.actor, bad, ANNA, lost, strange, {**ANNA, "email": ""})
    assert fates(owner) == ["bad", "ready", "bad", "bad", "bad"]
    found = {line: {field for field, _why in each} for line, each in whys(owner).items()}
    assert found == {
        2: {"last_name", "first_name", "birth_date", "email", "iban", "adviser"},
        4: {"product_kind"},
        5: {"kind"},
        6: {"reference"},
    }
    owner = brought_in(cast.ben.actor, owner)
    assert fates(owner) == ["bad", "added", "bad", "bad", "bad"]


def test_one_address_in_two_rows_is_asked_about_and_without_a_column_each_row_says_what_it_lacks(cast):
    other = {**ANNA, "reference": "1009", "first_name": "Bo", "last_name": "Winter"}
    owner = taken_in(cast.ben.actor, ANNA, other)
    assert fates(owner) == ["ready", "asked"]
    assert [match["name"] for match in owner.rows.get(line=3).matches] == ["Line 2 of this file"]
    assert fates(brought_in(cast.ben.actor, owner)) == ["added", "asked"]
    owner = taken_in(cast.ben.actor, {"kind": "natural", "reference": "5", "first_name": "Jan"}, FIRM)
    assert fates(owner) == ["bad", "ready"]
    assert [field for field, _why in whys(owner)[2]] == ["last_name"]


def test_a_word_that_is_no_choice_is_put_right_by_choosing(cast):
    owner = taken_in(cast.ben.actor, {**ANNA, "kind": "keine Ahnung"})
    form = RowForm.showing(owner.rows.get(), ["kind", "last_name"])
    said = str(form["kind"])
    assert ("<select" in said, 'value="keine Ahnung" selected' in said, 'value="natural"' in said) == (True, True, True)
    assert (form.fields["kind"].is_needed, "kind" in form.errors) == (True, True)


def test_a_file_with_too_many_rows_says_so_and_nothing_of_it_comes_in(cast, monkeypatch):
    monkeypatch.setattr(intake, "MOST_ROWS", 5)
    owner = taken_in(cast.ben.actor, *ALL)
    assert (owner.state, owner.trouble) == (State.FAILED, "This file has more than 5 rows. Please divide it.")
    assert not Customer.objects.exists()


def test_a_row_is_changed_only_while_nobody_begins_the_import_in_another_window(cast):
    owner = taken_in(cast.ben.actor, ANNA)
    row = owner.rows.get()
    for change in (
        lambda: edit_row(actor=cast.ben.actor, row=row, cells=ANNA),
        lambda: choose_for_all(actor=cast.ben.actor, owner=owner, choice=Choice.SKIP),
    ):
        with CaptureQueriesContext(connection) as seen:
            change()
        (locks, *_rows) = [query["sql"] for query in seen if "FOR NO KEY UPDATE" in query["sql"]]
        assert 'FROM "imports_import"' in locks
    Import.objects.filter(pk=owner.pk).update(state=State.RUNNING)
    with pytest.raises(Busy):
        choose_for_all(actor=cast.ben.actor, owner=owner, choice=Choice.SKIP)


def test_through_the_pages_a_row_is_put_right_a_match_updated_and_the_rest_brought_in(cast):
    known = client(first_name="Anna", last_name="Zomer", email="anna@zomer.example", phone="")
    browser = cast.ben.browser()
    rows = as_csv([{**ANNA, "phone": "0612345678"}, {**FIRM, "email": "wrong"}])
    sent = browser.post(path("index"), {"file": SimpleUploadedFile("mine.csv", rows)})
    owner = Import.objects.get()
    assert sent["Location"].endswith(path("detail", owner.public_id).removeprefix("/pro"))
    page = browser.get(path("detail", owner.public_id)).content.decode()
    assert "Enter an e-mail address in the form" in page
    assert "Anna Zomer" in page
    assert fates(owner) == ["asked", "bad"]
    again = browser.post(path("row", owner.public_id, 3), {"line3-email": "still wrong"})
    assert again.status_code == 422
    assert "still wrong" in again.content.decode()
    unread = browser.post(path("row", owner.public_id, 3), {"line3-kind": "le\x00gal"})
    assert (unread.status_code, "cannot be read" in unread.content.decode()) == (422, True)
    browser.post(path("row", owner.public_id, 3), {"line3-kind": "legal", "line3-email": "info@zon.example"})
    assert fates(owner) == ["asked", "ready"]
    assert browser.post(path("choose", owner.public_id, 2), {}).status_code == 422
    browser.post(path("choose", owner.public_id, 2), {"choice2-choice": f"update:{known.public_id}"})
    browser.post(path("run", owner.public_id))
    assert fates(owner) == ["updated", "added"]
    known.refresh_from_db()
    assert known.parties.get().phone == "+31612345678"
    assert known.client_file.number == "1001"
    assert ClientFile.objects.get(number="1002").customer.parties.get(kind="legal").email == "info@zon.example"
    assert "2 rows came in" in browser.get(path("detail", owner.public_id)).content.decode()


def test_what_is_at_rest_or_gone_on_meanwhile_is_told_and_nothing_is_said_that_did_not_happen(cast):
    browser, owner = cast.ben.browser(), brought_in(cast.ben.actor, taken_in(cast.ben.actor))
    assert "Stopped." not in browser.post(path("stop", owner.public_id), follow=True).content.decode()
    assert "No row is ready" in browser.post(path("run", owner.public_id), follow=True).content.decode()
    assert browser.post(path("row", owner.public_id, 2), {"line2-last_name": "Other"}).status_code == 422
    assert fates(owner) == ["added"]


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_our_template_is_read_as_it_is_saved(cast, extension):
    sheet = cast.ben.browser().get(path("template", extension))
    owner = taken_in(cast.ben.actor, content=sheet.content, file_name=f"template.{extension}")
    assert fates(brought_in(cast.ben.actor, owner)) == ["added"] * 5


def test_what_did_not_come_in_is_a_file_that_can_be_imported(cast):
    owner = taken_in(cast.ben.actor, {**ANNA, "email": "@SUM(1)"}, FIRM)
    saved = sheets.errors_of(owner).content.decode()
    assert "'@SUM(1)" in saved
    again = taken_in(cast.ben.actor, content=saved.replace("'@SUM(1)", "anna@zomer.example").encode())
    assert fates(again) == ["ready", "ready"]
