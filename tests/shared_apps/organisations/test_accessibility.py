"""The accessibility statement: public, of the firm, in its country and in every language."""

import pytest
from django.test import Client as Browser
from django.utils.translation import gettext, override

from shared_apps.organisations.accessibility import OVERSIGHT, REVIEWED_ON
from shared_apps.organisations.enums import Country
from tests.languages.offers import offer

pytestmark = pytest.mark.django_db


def test_every_country_has_its_oversight() -> None:
    assert set(OVERSIGHT) == set(Country.values)
    assert {country for country, oversight in OVERSIGHT.items() if not oversight.law} == {"AU", "NZ"}
    assert all(oversight.url.startswith("https://") for oversight in OVERSIGHT.values())


@pytest.mark.parametrize("country", Country.values)
def test_statement_names_the_firm_its_law_and_its_oversight(client, monkeypatch, country):
    offer(monkeypatch, "en", country=country, email="hello@firm.example", phone="+3120", legal_name="Firm & Sons")
    page = client.get("/accessibility/").content.decode()
    for text in (
        "Firm &amp; Sons",
        "hello@firm.example",
        "EN 301 549",
        "WCAG 2.2",
        "Known limits",
        str(REVIEWED_ON.year),
    ):
        assert text in page
    assert OVERSIGHT[country].url in page
    assert (f'lang="{OVERSIGHT[country].language}"') in page
    assert ("2019/882" in page) == bool(OVERSIGHT[country].law)


def test_firm_without_an_address_can_still_be_told(client, monkeypatch):
    offer(monkeypatch, "en", email="", phone="")
    assert "Please tell your adviser" in client.get("/accessibility/").content.decode()


@pytest.mark.parametrize("language", ["nl", "fr", "en", "de"])
def test_statement_is_in_the_readers_language(client, language):
    page = client.get("/accessibility/", headers={"accept-language": language}).content.decode()
    with override(language):
        assert gettext("Accessibility") in page
    assert f'<html lang="{language}"' in page


def test_statement_is_linked_from_the_log_in_and_both_portals(cast, client):
    pages = (client.get("/login/"), cast.cleo.browser().get("/"), cast.ben.browser().get("/pro/"))
    assert all('href="/accessibility/"' in page.content.decode() for page in pages)


def test_public_site_has_its_own_statement_and_terms_at_its_foot(settings):
    visitor = Browser(HTTP_HOST=settings.BASE_HOST)
    settings.CONTACT_EMAIL = "desk@platform.example"
    for path, text in (("/accessibility/", "WCAG 2.2"), ("/terms/", "Data processing agreement")):
        page = visitor.get(path).content.decode()
        assert text in page
        assert "mailto:desk@platform.example" in page
        assert 'href="/accessibility/"' in page
        assert 'href="/terms/"' in page
    assert 'href="/terms/"' in visitor.get("/signup/").content.decode().partition("<footer")[0]


def test_terms_of_those_who_run_the_platform_take_the_place_of_ours(settings):
    settings.TERMS_URL = "https://platform.example/terms"
    assert Browser(HTTP_HOST=settings.BASE_HOST).get("/terms/").headers["Location"] == settings.TERMS_URL
