"""What is told of a row is said in the language of whoever reads it, not in that of whoever uploaded the file."""

import json

import pytest
from django.urls import reverse
from django.utils.translation import override

from tenant_apps.customers.models import Party
from tenant_apps.imports import intake, telling
from tenant_apps.imports.commands import undoing
from tenant_apps.imports.enums import Fate, State
from tenant_apps.imports.errors import TooManyRows
from tenant_apps.imports.models import Import
from tenant_apps.imports.reading import MOST_ROWS
from tests.factories.clients import client
from tests.factories.customers import individual
from tests.factories.imports import ANNA, brought_in, taken_in

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
BAD = (
    {"kind": "natural", "reference": "1"},
    {"kind": "natural", "reference": "2", "last_name": "Zon", "email": "no address", "phone": "1", "iban": "NL1"},
    {"kind": "natural", "reference": "3", "last_name": "=1+1", "birth_date": "31-31-1980", "language": "klingon"},
    {"kind": "legal", "reference": "4", "legal_name": "Zon B.V.", "second_last_name": "Zon", "company_number": "12"},
    {"kind": "product", "reference": "5", "product_kind": "mortgage", "began_on": "1-1-2020", "ended_on": "1-1-2019"},
    {"kind": "product", "reference": "none", "product_kind": "mortgage"},
    {"kind": "natural", "reference": "1", "last_name": "Twice", "adviser": "Nobody", "first_name": "a" * 101},
    {"kind": "connection", "reference": "1", "connection": "owner", "other_reference": "1"},
    {"last_name": "Without a kind"},
)
EACH = {
    2: ["needed"],
    3: ["customers:email-not-understood", "customers:phone-not-understood", "customers:iban-not-understood"],
    4: ["formula", "not-a-choice", "not-a-date"],
    5: [telling.NUMBER_REFUSED],
    6: ["ends-first"],
    7: ["unknown-number"],
    8: ["nobody-called-so", "too-long"],
    9: ["not-two", "percent-missing"],
    10: ["kind-missing"],
}


def path(name: str, *args: object) -> str:
    return reverse(f"professional:imports:{name}", urlconf=TENANT_URLS, args=args)


def seen(browser, language: str, name: str, *args: object) -> str:
    return browser.get(path(name, *args), headers={"accept-language": language}).content.decode("utf-8-sig")


def read_by(member, language: str):
    """The browser of a colleague who reads in this language."""
    member.account.language = language
    member.account.save(update_fields=["language"])
    return member.browser()


def _as_older(owner: Import) -> None:
    """Let the rows be as older code kept them: texts and no codes."""
    for row in owner.rows.order_by("pk"):
        row.troubles = [{name: each[name] for name in ("field", "value", "why")} for each in row.troubles]
        row.matches = [{k: v for k, v in each.items() if k not in {"grounds", "line"}} for each in row.matches]
        row.save(update_fields=["troubles", "matches"])


def test_what_is_wrong_is_said_in_the_language_of_the_reader(cast):
    owner = taken_in(cast.ben.actor, *BAD)
    kept = {row.line: row.troubles for row in owner.rows.in_order()}
    assert {line: sorted(each["code"] for each in kept[line]) for line in EACH} == {
        k: sorted(v) for k, v in EACH.items()
    }
    in_english = [each["why"] for troubles in kept.values() for each in troubles]
    for language in ("nl", "fr", "de"):
        with override(language):
            said = [telling.said(each) for troubles in kept.values() for each in troubles]
        assert all(said)
        assert not set(said) & set(in_english)
    with override("en"):
        assert [telling.said(each) for troubles in kept.values() for each in troubles] == in_english
    with override("nl"):
        refused = next(each for each in kept[4] if each["code"] == "not-a-choice")
        assert telling.said(refused).endswith(": Nederlands, Frans, Engels, Duits."), telling.said(refused)
    browser = read_by(cast.ben, "nl")
    with override("nl"):
        wanted = telling.said(kept[4][-1]), telling.said(kept[2][0])
    for name, args in (("detail", ()), ("errors", ()), ("result", ())):
        page = seen(browser, "nl", name, owner.public_id, *args)
        assert all(text in page for text in wanted), name
        assert not any(text in page for text in (in_english[0], kept[4][-1]["why"])), name
    assert wanted[0] in seen(browser, "nl", "row", owner.public_id, 4)
    assert "no address" in json.dumps(kept[3])


def test_whom_a_row_is_like_is_said_in_the_language_of_the_reader(cast):
    client(individual(last_name="Zomer", email=ANNA["email"]))
    owner = taken_in(cast.ben.actor, ANNA, {**ANNA, "reference": "1009"})
    assert [row.fate for row in owner.rows.in_order()] == [Fate.ASKED] * 2
    page = seen(read_by(cast.ben, "nl"), "nl", "detail", owner.public_id)
    with override("nl"):
        both = [telling.said_match(each) for each in owner.rows.get(line=3).matches]
    assert [each["why"] in page and each["name"] in page for each in both] == [True, True]
    assert "says the same" not in page
    assert "e-mail address" not in page
    assert both[0]["why"] in seen(cast.ben.browser(), "nl", "row", owner.public_id, 2)


def test_why_a_row_was_left_is_said_in_the_language_of_the_reader(cast):
    without = {name: text for name, text in ANNA.items() if name != "reference"}
    owner = brought_in(cast.ben.actor, taken_in(cast.ben.actor, without))
    again = taken_in(cast.ben.actor, without)
    assert again.rows.get().fate == Fate.UNCHANGED
    Party.objects.filter(last_name="Zomer").update(phone="+31612345678")
    owner = undoing.undo_import(actor=cast.ben.actor, owner=owner)
    owner = undoing.work_on_undoing(actor=cast.ben.actor, owner=owner)
    assert (owner.state, owner.rows.get().fate) == (State.UNDONE, Fate.KEPT)
    browser = read_by(cast.ben, "de")
    for each, code in ((again, "brought-before"), (owner, "client-changed")):
        with override("de"):
            text = telling.said({"code": code})
        for name in ("detail", "result"):
            page = seen(browser, "de", name, each.public_id)
            assert (text in page, each.rows.get().why in page) == (True, False)


def test_what_is_wrong_with_a_whole_file_is_said_in_the_language_of_the_reader(cast, monkeypatch):
    monkeypatch.setattr(intake, "MOST_ROWS", 1)
    owner = taken_in(cast.ben.actor, ANNA, {**ANNA, "reference": "1009"})
    browser = read_by(cast.ben, "de")
    with override("de"):
        text = str(TooManyRows(MOST_ROWS))
    page = seen(browser, "de", "detail", owner.public_id)
    assert (text in page, owner.trouble in page) == (True, False)
    Import.objects.update(trouble_code="")  # as older code noted it
    assert owner.trouble in seen(browser, "de", "detail", owner.public_id)


def test_what_older_code_kept_is_said_as_it_stands(cast):
    client(individual(last_name="Zomer", email=ANNA["email"]))
    owner = taken_in(cast.ben.actor, *BAD, {**ANNA, "reference": "1009"})
    _as_older(owner)
    rows = {row.line: row for row in owner.rows.in_order()}
    browser = read_by(cast.ben, "nl")
    for name in ("detail", "result"):
        page = seen(browser, "nl", name, owner.public_id)
        assert rows[3].troubles[0]["why"] in page
        assert rows[11].matches[0]["why"] in page
