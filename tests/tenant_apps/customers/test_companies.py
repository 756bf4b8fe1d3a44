"""Who owns, directs and binds a company."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from tenant_apps.activity.models import Entry
from tenant_apps.customers.commands import (
    add_customer,
    add_holding,
    change_holding,
    edit_party,
    end_holding,
    facts_of,
    give_office,
)
from tenant_apps.customers.models import Holding, Officer, Party
from tenant_apps.customers.structure import structure_of
from tests.factories.customers import CompanyFactory, PersonFactory, business, individual, owned_business
from vestibule.core.actors import System
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db


def path(name: str, *rows: object) -> str:
    ids = [row.public_id for row in rows]
    return reverse(f"professional:customers:{name}", urlconf="vestibule.config.urls_tenant", args=ids)


@pytest.fixture
def company() -> Party:
    return business().parties.get(kind="legal")


def code_of(call, /, **arguments: object) -> str:
    with pytest.raises(DomainError) as caught:
        call(**arguments)
    return caught.value.code


@pytest.mark.parametrize(
    ("typed", "country", "stored"),
    [
        ("1234 5678", "NL", "12345678"),
        ("BE 0403.170.701", "BE", "0403170701"),
        ("552 008 443", "FR", "552008443"),
        ("732 829 320 00074", "FR", "73282932000074"),
        ("Aachen HRB 11223", "DE", "Aachen HRB 11223"),
        ("anything 1", "XX", "anything 1"),
        ("1234", "NL", None),
        ("0403170702", "BE", None),
        ("732 829 320 00075", "FR", None),
        ("11223", "DE", None),
    ],
)
def test_a_company_number_is_read_by_the_register_of_its_country(company, typed, country, stored):
    facts = CompanyFactory(company_number=typed, company_country=country)
    if stored is None:
        expected = "customers:company-number-not-understood"
        assert code_of(edit_party, actor=System("a test"), party=company, facts=facts) == expected
    else:
        edited = edit_party(actor=System("a test"), party=company, facts=facts)
        assert (edited.company_number, edited.company_country) == (stored, country)
        assert facts_of(edited).company_number == stored


def test_shares_hold_no_circle_no_more_than_the_whole_and_keep_what_was(cast, company):
    note = {"actor": cast.ben.actor, "company": company}
    held = add_holding(**note, owner=CompanyFactory(), percent=Decimal(60))
    above = add_holding(**(note | {"company": held.owner}), owner=PersonFactory(), percent=Decimal(50))
    known = {"owner": above.owner, "percent": Decimal(40)}
    circle = {"company": held.owner, "owner": company, "percent": Decimal(1)}
    assert code_of(add_holding, **(note | circle)) == "customers:owns-itself"
    assert code_of(add_holding, **note, owner=company, percent=Decimal(1)) == "customers:owns-itself"
    assert code_of(add_holding, **note, owner=held.owner, percent=Decimal(1)) == "customers:owned-already"
    assert code_of(add_holding, **note, **(known | {"percent": Decimal("40.01")})) == "customers:more-than-whole"
    assert code_of(add_holding, **(note | {"company": above.owner}), **known) == "customers:no-company"
    for percent in ("0", "101", "1.005"):
        assert code_of(add_holding, **note, **(known | {"percent": Decimal(percent)})) == "customers:not-a-part"
    direct = add_holding(**note, **known)
    assert code_of(change_holding, actor=cast.ben.actor, holding=direct, percent=Decimal(41)) == (
        "customers:more-than-whole"
    )
    changed = change_holding(actor=cast.ben.actor, holding=direct, percent=Decimal(10))
    assert change_holding(actor=cast.ben.actor, holding=changed, percent=Decimal(10)) == changed
    (owner,) = structure_of(cast.ben.actor, company).ultimate
    assert (owner.party, owner.percent) == (above.owner, "40%")
    for _twice in range(2):
        end_holding(actor=cast.ben.actor, holding=changed)
    assert structure_of(cast.ben.actor, company).ultimate[0].percent == "30%"
    rows = Holding.objects.filter(owner=above.owner, owned=company).order_by("pk")
    assert [(row.percent, row.ended_by) for row in rows] == [(40, cast.ben.account), (10, cast.ben.account)]
    with pytest.raises(NotAllowed):
        add_holding(**(note | {"actor": cast.cleo.actor}), **known)
    assert not Holding.objects.visible_to(cast.cleo.actor).exists()


def test_a_signatory_signs_alone_or_with_another_and_each_office_is_held_once(cast, company):
    give = {"actor": cast.ben.actor, "company": company, "office": "signatory"}
    assert code_of(give_office, **give, person=PersonFactory()) == "customers:signing-missing"
    held = give_office(**give, person=PersonFactory(), signing="jointly")
    assert code_of(give_office, **give, person=held.person, signing="alone") == "customers:office-held"
    assert code_of(give_office, **give, person=company, signing="alone") == "customers:no-company"
    assert Entry.objects.filter(verb="customers.give_office", target_id=company.public_id).count() == 1


def test_the_pages_note_owners_and_offices_and_show_what_was(cast, company):
    browser = cast.ben.browser()
    new = {"known": "", "kind": "legal", "shown_kind": "legal", "owned": company.public_id}
    holding = {"legal_name": "De Molen Holding", "company_country": "NL", "company_number": "87654321"}
    wrong = browser.post(path("owner_add", company), new | holding | {"company_number": "1", "percent": "60"})
    assert (wrong.status_code, "eight digits" in wrong.content.decode()) == (422, True)
    assert browser.post(path("owner_add", company), new | holding | {"percent": "60,5 %"}).status_code == 302
    parent = Party.objects.get(legal_name="De Molen Holding")
    swapped = browser.post(path("owner_add", company), new | {"kind": "natural"}, headers={"HX-Target": "who"})
    assert 'name="last_name"' in swapped.content.decode()
    person = {"kind": "natural", "shown_kind": "natural", "first_name": "Mo", "last_name": "Vos"}
    browser.post(path("owner_add", company), new | person | {"owned": parent.public_id, "percent": "100"})
    owner = Party.objects.get(last_name="Vos")
    office = {"known": owner.public_id, "shown_kind": "natural", "office": "signatory", "signing": "alone"}
    assert browser.post(path("officer_add", company), office).status_code == 302
    row = Holding.objects.get(owner=parent)
    change = path("holding", company, row)
    assert browser.post(change, {"percent": "100,01"}).status_code == 422
    assert browser.post(change, {"percent": "24"}).status_code == 302
    text = browser.get(path("company", company)).content.decode()
    assert all(word in text for word in ("Mo Vos", "24%", "60.5%", "Alone", "Below 25 percent", "<svg"))
    assert "Ultimate beneficial owner</" not in text
    assert browser.post(path("officer_end", company, Officer.objects.get())).status_code == 302
    assert not Officer.objects.current().exists()
    assert cast.cleo.browser().get(path("company", company)).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_of_a_company_takes_the_same_statements_for_any_number_of_owners(cast, company, assert_queries, count):
    for _number in range(count):
        add_holding(actor=cast.ben.actor, company=company, owner=PersonFactory(), percent=Decimal(2))
        give_office(actor=cast.ben.actor, company=company, person=PersonFactory(), office="director")
    browser = cast.ben.browser()
    browser.get(path("company", company))
    with assert_queries(8):
        browser.get(path("company", company))


IBAN = "NL91ABNA0417164300"
BORN = {"birth_date": date(1980, 4, 2)}


@pytest.mark.parametrize(
    ("known", "new", "grounds"),
    [
        ({"first_name": "Zoë", "last_name": "Peeters"}, {"first_name": "Zoe", "last_name": "Peeters"}, ["name"]),
        ({"first_name": "Jan", "last_name": "Maas"} | BORN, {"first_name": "Jan", "last_name": "Maes"} | BORN, 2),
        ({"first_name": "Jan", "last_name": "Maas"} | BORN, {"first_name": "Jan", "last_name": "Smit"} | BORN, []),
        ({"first_name": "Jan", "last_name": "Maas"} | BORN, {"first_name": "Jan", "last_name": "Maas",
                                                              "birth_date": date(1981, 4, 2)}, []),
        ({"iban": IBAN}, {"iban": "NL91 ABNA 0417 1643 00"}, ["iban"]),
    ],
)  # fmt: skip
def test_somebody_alike_is_found_by_name_birth_date_and_account_and_going_on_is_kept(cast, known, new, grounds):
    on_file = individual(**known).parties.get()
    add = {"actor": cast.ben.actor, "kind": "individual", "parties": [PersonFactory(**new)]}
    if grounds:
        assert code_of(add_customer, **add) == "customers:possible-duplicate"
    customer = add_customer(**add, despite_duplicates=True)
    entries = Entry.objects.filter(verb="customers.add_despite_alike", target_id=customer.public_id)
    expected = ["birth_date", "name"] if grounds == 2 else grounds
    assert [entry.facts for entry in entries] == (
        [{"alike": [str(on_file.public_id)], "grounds": expected}] if grounds else []
    )


@pytest.mark.parametrize(
    ("facts", "is_alike"),
    [
        ({"legal_name": "Zonnebloem BV", "company_number": ""}, True),
        ({"legal_name": "Zonebloem", "company_number": ""}, True),
        ({"legal_name": "Zonebloem", "company_number": "44442443"}, True),
        ({"legal_name": "Zonebloem", "company_number": "90909090"}, False),
        ({"legal_name": "Klaproos", "company_number": "4444 2434"}, True),
        ({"legal_name": "Klaproos", "company_number": "44442443"}, False),
    ],
)
def test_a_company_alike_is_found_by_number_and_name_exact_and_alike(facts, is_alike):
    parties = [CompanyFactory(legal_name="Zonnebloem B.V.", company_number="44442434"), PersonFactory()]
    add_customer(actor=System("a test"), kind="business", parties=parties)
    again = {"actor": System("a test"), "kind": "business", "parties": [CompanyFactory(**facts), PersonFactory()]}
    if is_alike:
        assert code_of(add_customer, **again) == "customers:possible-duplicate"
    else:
        assert add_customer(**again).pk


def test_the_panel_of_a_dossier_names_who_owns_enough(cast):
    customer, holding, _officer = owned_business(cast.ben.actor)
    page = cast.ben.browser().get(path("panel", customer))
    assert str(holding.owner) in page.content.decode()
    assert "40%" in page.content.decode()
