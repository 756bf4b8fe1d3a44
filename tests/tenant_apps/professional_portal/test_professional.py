"""The shell: navigation, home, search and the index of settings."""

import pytest
from django.test import Client as Browser
from django.urls import reverse

from tenant_apps.professional_portal.nav import PLACES, SETTINGS
from tests.factories.customers import business, couple, individual
from tests.factories.dossiers import deliver_point, dossier, free_point
from tests.tenant_apps.dossiers.conftest import delivered
from vestibule.core.permissions import permission_named

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"


def path(name: str) -> str:
    return reverse(f"professional:professional_portal:{name}", urlconf=TENANT_URLS)


@pytest.mark.parametrize("place", [*PLACES, *SETTINGS], ids=lambda place: place.url_name)
def test_each_link_leads_somewhere_and_asks_a_declared_right(place):
    assert reverse(place.url_name, urlconf=TENANT_URLS).startswith("/pro/")
    assert permission_named(place.permission)


@pytest.mark.parametrize("place", [*PLACES, *SETTINGS], ids=lambda place: place.url_name)
def test_each_link_opens_for_an_administrator_who_advises(cast, place):
    assert cast.ada.browser().get(reverse(place.url_name, urlconf=TENANT_URLS)).status_code == 200


@pytest.mark.parametrize("name", ["home", "search", "settings"])
def test_pages_open_for_professionals_and_for_nobody_else(cast, name):
    expected = {"ada": 200, "ben": 200, "cleo": 404, "dan": 404}
    assert {who: getattr(cast, who).browser().get(path(name)).status_code for who in expected} == expected
    assert Browser(HTTP_HOST="alpha.localhost").get(path(name)).status_code == 302


def test_navigation_marks_where_the_reader_is(cast):
    opened = dossier()
    address = reverse("professional:dossiers:detail", urlconf=TENANT_URLS, args=[opened.public_id])
    text = cast.ben.browser().get(address).content.decode()
    marked = text[: text.index('aria-current="page"')].rsplit("<a", 1)[1]
    assert reverse("professional:dossiers:index", urlconf=TENANT_URLS) in marked


def test_settings_list_only_what_the_reader_may_enter(cast):
    users = reverse("professional:accounts:users", urlconf=TENANT_URLS)
    assert users in cast.ada.browser().get(path("settings")).content.decode()
    assert users not in cast.ben.browser().get(path("settings")).content.decode()


def test_home_without_anything_says_so(cast):
    text = cast.ben.browser().get(path("home")).content.decode()
    for sentence in ("Nothing to review.", "No client has anything to do.", "No registrations yet"):
        assert sentence in text


def test_home_draws_registrations_and_repeats_them_as_a_table(cast):
    for customer in (individual(), couple(), couple(), business()):
        dossier(customer)
    text = cast.ben.browser().get(path("home")).content.decode()
    assert text.count('<rect class="is-') == 3 + 3  # one column of three blocks, and the legend
    table = text.split("Show as a table")[1].split("</details>")[0]
    row = table.rsplit('<th scope="row">', 1)[1]
    assert [cell.split("</td>")[0] for cell in row.split('<td class="u-end">')[1:5]] == ["1", "2", "1", "4"]


def test_home_shows_own_work_or_the_whole_firms(cast):
    own, other = dossier(adviser=cast.ben.account), dossier(adviser=cast.ada.account)
    for opened in (own, other):
        delivered(deliver_point(opened))
        free_point(opened, subject=f"Call about {opened.number}")
    browser = cast.ben.browser()
    mine = browser.get(path("home")).content.decode()
    firm = browser.get(path("home"), {"whose": "firm"}).content.decode()
    assert (f"Call about {own.number}" in mine, f"Call about {other.number}" in mine) == (True, False)
    assert (f"Call about {own.number}" in firm, f"Call about {other.number}" in firm) == (True, True)


@pytest.mark.parametrize("count", [1, 30])
def test_home_takes_at_most_twelve_statements(cast, assert_queries, count):
    for _number in range(count):
        opened = dossier(adviser=cast.ben.account)
        delivered(deliver_point(opened))
        deliver_point(opened)
    browser = cast.ben.browser()
    browser.get(path("home"))  # the process remembers host, brand and profile from now on
    with assert_queries(8):
        browser.get(path("home"))


def test_search_finds_people_and_dossiers(cast):
    opened, alone = dossier(individual(first_name="Zoë", last_name="Peeters")), individual(last_name="Peeters-Alone")
    browser = cast.ben.browser()

    def found(words: str) -> str:
        return browser.get(path("search"), {"q": words}).content.decode()

    assert opened.number in found("zoe peeters")
    assert opened.number in found(opened.number)
    assert alone.number in found("peeters-alone")
    assert "Nothing found" in found("nobody at all")
    assert "What are you looking for?" in found("  ")


@pytest.mark.parametrize("count", [1, 30])
def test_search_takes_the_same_statements_for_any_number(cast, assert_queries, count):
    for _number in range(count):
        dossier(individual(last_name="Peeters"))
    browser = cast.ben.browser()
    browser.get(path("search"), {"q": "peeters"})  # the process remembers host, brand and profile from now on
    with assert_queries(7):
        browser.get(path("search"), {"q": "peeters"})
