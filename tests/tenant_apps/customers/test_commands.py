"""Putting people on file, correcting them, and numbering customers."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tenant_apps.accounts.models import Account
from tenant_apps.activity.models import Entry
from tenant_apps.customers.commands import (
    PartyFacts,
    add_customer,
    edit_party,
    facts_of,
    link_account,
    take_number,
)
from tenant_apps.customers.events import party_contact_changed
from tenant_apps.customers.likeness import likenesses
from tenant_apps.customers.models import Customer, CustomerParty, NumberSeries, Party
from tests.factories.customers import CompanyFactory, PersonFactory, business, couple, individual
from vestibule.core.actors import System
from vestibule.core.errors import DomainError, NotAllowed

pytestmark = pytest.mark.django_db


def code_of(call, /, **arguments) -> str:
    with pytest.raises(DomainError) as caught, transaction.atomic():
        call(**arguments)
    return caught.value.code


@pytest.fixture
def news():
    heard = []

    def hear(sender, **news):
        heard.append(news)

    party_contact_changed.connect(hear)
    yield heard
    party_contact_changed.disconnect(hear)


def test_add_customer_puts_an_individual_on_file(cast):
    facts = PersonFactory(first_name="Jan", prefix="de", last_name="Vries", email="Jan@Example.COM", phone="0612345678")
    customer = add_customer(actor=cast.ben.actor, kind="individual", parties=[facts], adviser=cast.ben.account)
    party = customer.parties.get()
    assert customer.number == f"K-{timezone.localdate().year}-0001"
    assert (customer.name, customer.sort_name, customer.adviser) == ("Jan de Vries", "vries, jan de", cast.ben.account)
    assert (party.email, party.phone, party.language) == ("jan@example.com", "+31612345678", "nl")
    assert Entry.objects.filter(verb="customers.add_customer", target_id=customer.public_id).count() == 1


def test_add_customer_joins_two_people_in_order(cast):
    pair = [PersonFactory(first_name="An", last_name="Aa"), PersonFactory(first_name="Bo", last_name="Bee")]
    customer = add_customer(actor=cast.ben.actor, kind="joint", parties=pair)
    assert customer.name == "An Aa & Bo Bee"
    assert list(customer.members.order_by("position").values_list("role", flat=True)) == ["applicant", "co_applicant"]


def test_add_customer_names_a_business_after_the_company(cast):
    parties = [CompanyFactory(legal_name="Bakkerij B.V."), PersonFactory(last_name="Bakker")]
    customer = add_customer(actor=cast.ben.actor, kind="business", parties=parties)
    assert customer.name == "Bakkerij B.V."
    assert "bakker" in customer.search_text
    assert list(customer.members.order_by("position").values_list("role", flat=True)) == ["applicant", "contact"]


def test_add_customer_lets_a_couple_share_an_address(cast):
    pair = [PersonFactory(email="home@example.com"), PersonFactory(email="home@example.com")]
    customer = add_customer(actor=cast.ben.actor, kind="joint", parties=pair)
    assert set(customer.parties.values_list("email", flat=True)) == {"home@example.com"}


def test_add_customer_takes_somebody_who_is_on_file():
    known = individual().parties.get()
    customer = add_customer(actor=System("a test"), kind="joint", parties=[known, PersonFactory()])
    assert known in customer.parties.all()
    assert Party.objects.count() == 2


def test_add_customer_refuses_those_who_may_not(cast):
    for actor in (cast.cleo.actor, cast.dan.actor):
        with pytest.raises(NotAllowed):
            add_customer(actor=actor, kind="individual", parties=[PersonFactory()])


@pytest.mark.parametrize(
    ("kind", "parties"),
    [
        ("individual", []),
        ("individual", [CompanyFactory()]),
        ("joint", [PersonFactory()]),
        ("business", [PersonFactory(), CompanyFactory()]),
    ],
)
def test_add_customer_refuses_wrong_parties(kind, parties):
    code = code_of(add_customer, actor=System("a test"), kind=kind, parties=parties)
    assert code == "customers:wrong-parties"


def test_add_customer_refuses_the_same_person_twice():
    known = individual().parties.get()
    code = code_of(add_customer, actor=System("a test"), kind="joint", parties=[known, known])
    assert code == "customers:wrong-parties"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"last_name": "  ", "email": ""}, "customers:name-missing"),
        ({"email": "nobody"}, "customers:email-not-understood"),
        ({"phone": "12"}, "customers:phone-not-understood"),
        ({"phone": "call me"}, "customers:phone-not-understood"),
        ({"birth_date": timezone.localdate() + timedelta(days=2)}, "customers:birth-date-ahead"),
    ],
)
def test_add_customer_refuses_bad_facts(facts, expected):
    code = code_of(add_customer, actor=System("a test"), kind="individual", parties=[PersonFactory(**facts)])
    assert code == expected
    assert not Customer.objects.exists()


def test_add_customer_warns_about_the_same_name_and_birth_date():
    born = timezone.localdate() - timedelta(days=365 * 40)
    known = individual(first_name="Zoë", last_name="Peeters", birth_date=born, email="one@example.com").parties.get()
    alike = PersonFactory(first_name="ZOE", last_name="peeters", birth_date=born, email="two@example.com")
    with pytest.raises(DomainError) as caught, transaction.atomic():
        add_customer(actor=System("a test"), kind="individual", parties=[alike])
    assert (caught.value.code, caught.value.parties) == ("customers:possible-duplicate", (known,))
    add_customer(actor=System("a test"), kind="individual", parties=[alike], despite_duplicates=True)
    assert Customer.objects.count() == 2


def like(facts) -> list:
    return [each.party for each in likenesses(facts)]


def test_the_likeness_finds_the_same_address_and_nobody_else():
    known = individual(email="one@example.com").parties.get()
    assert like(PersonFactory(email=" One@Example.com")) == [known]
    assert like(PersonFactory(email="")) == []


def test_the_likeness_finds_companies_by_name_and_number():
    company = business().parties.get(kind="legal")
    assert like(CompanyFactory(legal_name=company.legal_name.upper())) == [company]
    assert like(CompanyFactory(company_number=company.company_number)) == [company]


def test_edit_party_corrects_and_renames_the_customer(cast):
    customer = couple()
    party = customer.parties.order_by("pk").first()
    edit_party(actor=cast.ben.actor, party=party, facts=replace(facts_of(party), last_name="Nieuw"))
    customer.refresh_from_db()
    assert customer.name.startswith(f"{party.first_name} Nieuw & ")
    assert "nieuw" in customer.search_text


def test_edit_party_announces_a_corrected_address(cast, news):
    party = individual(email="old@example.com").parties.get()
    edit_party(actor=cast.ben.actor, party=party, facts=replace(facts_of(party), email="new@example.com"))
    assert [(told["party"], told["before"]) for told in news] == [(party, {"email": "old@example.com"})]


def test_edit_party_twice_changes_and_announces_once(cast, news):
    party = individual().parties.get()
    facts = replace(facts_of(party), email="new@example.com")
    edit_party(actor=cast.ben.actor, party=party, facts=facts)
    edit_party(actor=cast.ben.actor, party=party, facts=facts)
    assert len(news) == 1
    assert Entry.objects.filter(verb="customers.edit_party").count() == 1


def test_edit_party_keeps_the_kind(cast):
    party = individual().parties.get()
    edit_party(actor=cast.ben.actor, party=party, facts=replace(facts_of(party), kind="legal"))
    party.refresh_from_db()
    assert party.kind == "natural"


def test_edit_party_refuses_a_client(cast):
    party = individual().parties.get()
    with pytest.raises(NotAllowed):
        edit_party(actor=cast.cleo.actor, party=party, facts=facts_of(party))


def test_edit_party_refuses_an_empty_name(cast):
    party = individual().parties.get()
    code = code_of(edit_party, actor=cast.ben.actor, party=party, facts=PartyFacts(email="a@example.com"))
    assert code == "customers:name-missing"


def test_link_account_is_for_the_product_alone(cast):
    party = individual().parties.get()
    with pytest.raises(NotAllowed):
        link_account(actor=cast.ada.actor, party=party, account=cast.cleo.account)
    for _again in range(2):
        link_account(actor=System("a test"), party=party, account=cast.cleo.account)
    assert Account.objects.get(party=party) == cast.cleo.account
    assert Entry.objects.filter(verb="customers.link_account").count() == 1


def test_link_account_refuses_a_second_person(cast):
    one, other = couple().parties.order_by("pk")
    link_account(actor=System("a test"), party=one, account=cast.cleo.account)
    code = code_of(link_account, actor=System("a test"), party=other, account=cast.cleo.account)
    assert code == "customers:account-taken"


def test_take_number_counts_on_per_letter_and_year():
    year = timezone.localdate().year
    assert [take_number("K"), take_number("K"), take_number("D")] == [
        f"K-{year}-0001",
        f"K-{year}-0002",
        f"D-{year}-0001",
    ]
    NumberSeries.objects.filter(letter="K").update(year=year - 1)
    assert take_number("K") == f"K-{year}-0001"


@pytest.mark.parametrize(
    "wrong",
    [
        {"last_name": ""},
        {"legal_name": "Both B.V."},
        {"kind": "legal"},
    ],
)
def test_party_without_the_name_of_its_kind_is_refused_by_the_database(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Party.objects.create(**{"last_name": "Jansen", "language": "nl"} | wrong)


def test_position_is_given_once_per_customer():
    customer = couple()
    with pytest.raises(IntegrityError), transaction.atomic():
        CustomerParty.objects.create(customer=customer, party=customer.parties.first(), role="ubo", position=1)
