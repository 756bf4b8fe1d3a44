"""Correcting what is known of somebody."""

import pytest
from django.urls import reverse

from tests.factories.customers import business, individual

pytestmark = pytest.mark.django_db
TENANT_URLS = "vestibule.config.urls_tenant"
PROSPECTS = reverse("professional:prospects:index", urlconf=TENANT_URLS)


def path(party) -> str:
    return reverse("professional:customers:edit_party", urlconf=TENANT_URLS, args=[party.public_id])


def values(**facts: str) -> dict[str, str]:
    return {"form_of_address": "ms", "first_name": "Anna", "last_name": "Nieuw", "language": "en"} | facts


def test_page_opens_for_professionals_and_for_nobody_else(cast):
    address = path(individual().parties.get())
    expected = {"ada": 200, "ben": 200, "cleo": 404, "dan": 404}
    assert {name: getattr(cast, name).browser().get(address).status_code for name in expected} == expected


def test_party_is_corrected(cast):
    party = individual().parties.get()
    answer = cast.ben.browser().post(path(party), values(email="New@example.com", phone="+32 470 12 34 56"))
    party.refresh_from_db()
    assert answer["Location"] == PROSPECTS
    assert (str(party), party.email, party.phone) == ("Anna Nieuw", "new@example.com", "+32470123456")


@pytest.mark.parametrize(("asked", "back"), [("/pro/dossiers/", "/pro/dossiers/"), ("//evil.example/pro/", PROSPECTS)])
def test_way_back_stays_in_the_portal(cast, asked, back):
    party = individual().parties.get()
    answer = cast.ben.browser().post(f"{path(party)}?next={asked}", values())
    assert answer["Location"] == back


def test_wrong_contact_keeps_what_was_typed(cast):
    party = individual().parties.get()
    answer = cast.ben.browser().post(path(party), values(email="nobody", last_name="Unusual"))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Unusual"' in text
    assert "c-field__error" in text


def test_company_has_the_fields_of_a_company(cast):
    company = business().parties.get(kind="legal")
    browser = cast.ben.browser()
    assert 'name="last_name"' not in browser.get(path(company)).content.decode()
    browser.post(path(company), {"legal_name": "Molen B.V.", "language": "en"})
    company.refresh_from_db()
    assert str(company) == "Molen B.V."


HOME = {"street": "Kade", "number": "7", "addition": "", "postal_code": "1011 AB", "city": "Amsterdam", "country": "NL"}


def address(**parts: str) -> dict[str, str]:
    """The parts as the page asks them."""
    return {f"address_{part}": value for part, value in (HOME | parts).items()}


def test_address_is_kept_shown_and_its_history_told(cast):
    customer = individual()
    party = customer.parties.get()
    browser = cast.ben.browser()
    browser.post(path(party), values() | address(postal_code="1011ab"))
    browser.post(path(party), values() | address(street="Gracht", number="2", country="BE", postal_code="b-1000"))
    party.refresh_from_db()
    assert party.address == HOME | {"street": "Gracht", "number": "2", "country": "BE", "postal_code": "1000"}
    assert party.address_lines == ["Gracht 2", "1000 Amsterdam", "Belgium"]
    told = list(party.changes.filter(field="address").order_by("pk").values_list("before", "after"))
    assert told == [("", "Kade 7, 1011 AB Amsterdam"), ("Kade 7, 1011 AB Amsterdam", "Gracht 2, 1000 Amsterdam")]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"postal_code": "12"}, "Write the postal code like 1234 AB"), ({"city": ""}, "Town or city” is still empty")],
)
def test_address_that_is_not_whole_keeps_what_was_typed(cast, wrong, said):
    party = individual().parties.get()
    answer = cast.ben.browser().post(path(party), values() | address(street="Keizersgracht") | address(**wrong))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    party.refresh_from_db()
    assert party.address == {}
