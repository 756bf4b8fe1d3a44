"""The record and the histories as professionals read them."""

import re
from uuid import uuid4

import pytest
from django.conf import settings

from tenant_apps.activity.models import Entry
from tenant_apps.activity.verbs import _LABELS, icon_of, label_of
from vestibule.core.actors import System
from vestibule.core.records import record

pytestmark = pytest.mark.django_db

RECORD = "/pro/activity/"
_VERB = re.compile(r"\brecord\(\s*\"([a-z_]+\.[a-z_]+)\"")


def write(target, count=1, actor=None):
    for _ in range(count):
        record("documents.read", target, actor=actor or System("a test"))


def test_every_verb_has_a_label():
    rooms = (settings.ROOT / floor for floor in ("tenant_apps", "shared_apps", "tenants"))
    verbs = {verb for room in rooms for path in room.rglob("*.py") for verb in _VERB.findall(path.read_text())}
    assert {verb for verb in verbs if label_of(verb) == verb} == set()


@pytest.mark.parametrize(("name", "status"), [("ada", 200), ("ben", 404), ("cleo", 404), ("dan", 404)])
def test_whole_record_is_for_those_who_may_read_it(cast, name, status):
    assert getattr(cast, name).browser().get(RECORD).status_code == status


def test_whole_record_asks_a_stranger_to_log_in(client):
    assert client.get(RECORD).status_code == 302


@pytest.mark.parametrize(("name", "status"), [("ada", 200), ("ben", 200), ("cleo", 404), ("dan", 404)])
def test_history_is_for_professionals(cast, name, status):
    assert getattr(cast, name).browser().get(f"{RECORD}{uuid4()}/").status_code == status


def test_history_shows_what_happened_to_this_object_only(cast):
    write(cast.cleo.account, actor=cast.ben.actor)
    record("accounts.edit_account", cast.dan.account, actor=cast.ben.actor)
    page = cast.ben.browser().get(f"{RECORD}{cast.cleo.account.public_id}/")
    assert "Document read" in page.text
    assert "Account changed" not in page.text
    assert cast.ben.actor.name in page.text


def test_history_leads_back_to_where_it_was_opened_and_nowhere_else(cast):
    write(cast.cleo.account, count=9, actor=cast.ben.actor)
    browser, url = cast.ben.browser(), f"{RECORD}{cast.cleo.account.public_id}/"
    part = browser.get(url, {"back": "/pro/clients/"}, headers={"HX-Request": "true"}).text
    assert f'href="{url}?back=%2Fpro%2Fclients%2F"' in part
    assert 'href="/pro/clients/"' in browser.get(url, {"back": "/pro/clients/"}).text.split("<main")[1]
    assert "elsewhere" not in browser.get(url, {"back": "https://elsewhere.example/"}).text.split("<main")[1]


def test_every_room_has_an_icon():
    rooms = {verb.partition(".")[0] for verb in _LABELS}
    plain = {room for room in rooms if icon_of(f"{room}.any") == icon_of("dossiers.any")}
    assert plain == {"customers", "dossiers", "prospects", "help", "organisations", "packs", "platform"}


def test_fragment_is_the_same_inside_its_page(cast):
    write(cast.cleo.account, actor=cast.ben.actor)
    browser, url = cast.ben.browser(), f"{RECORD}{cast.cleo.account.public_id}/"
    fragment = browser.get(url, HTTP_HX_REQUEST="true").text
    assert fragment.strip() in browser.get(url).text
    assert "<html" not in fragment


def test_long_history_is_short_inside_another_page_and_leads_to_all_of_it(cast):
    write(cast.cleo.account, 60)
    browser, url = cast.ben.browser(), f"{RECORD}{cast.cleo.account.public_id}/"
    fragment = browser.get(url, HTTP_HX_REQUEST="true").text
    assert fragment.count("Document read") == 8
    assert f'href="{url}"' in fragment
    whole = browser.get(url).text
    assert whole.count("Document read") == 50
    assert "Show the whole history" not in whole
    assert browser.get(url, {"page": "2"}).text.count("Document read") == 10


def test_record_without_hits_says_so(cast):
    assert "Nothing found" in cast.ada.browser().get(RECORD, {"q": "no such thing"}).text


@pytest.mark.parametrize("query", [{"q": "document read"}, {"first": "2020-01-01"}, {"last": "2099-01-01"}])
def test_record_is_found_by_words_and_dates(cast, query):
    write(cast.cleo.account)
    assert "Document read" in cast.ada.browser().get(RECORD, query).text


@pytest.mark.parametrize(
    "query", [{"first": "nonsense"}, {"first": "0001-01-01"}, {"last": "9999-12-31"}, {"page": "x"}, {"q": "x" * 200}]
)
def test_nonsense_in_the_search_is_answered_with_a_page(cast, query):
    assert cast.ada.browser().get(RECORD, query).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
def test_record_takes_the_same_queries_however_long(cast, assert_queries, count):
    browser = cast.ada.browser()
    browser.get(RECORD)
    write(cast.cleo.account, count)
    with assert_queries(3):
        browser.get(RECORD)


def test_entries_of_another_firm_stay_there(cast, beta):
    from tenants.context import use_tenant

    write(cast.cleo.account)
    with use_tenant(beta):
        assert not Entry.objects.exists()
