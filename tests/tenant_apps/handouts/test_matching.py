"""For whom a file is: numbers and whole names decide, chance is only proposed."""

import pytest

from tenant_apps.clients.models import ClientFile
from tenant_apps.customers.models import Party
from tenant_apps.handouts.enums import Fit
from tenant_apps.handouts.matching import Directory
from tests.factories.clients import client
from tests.factories.customers import couple, individual

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    found = {
        "anna": client(first_name="Anna", last_name="Bakker"),
        "jose": client(first_name="José", prefix="de la", last_name="Cruz"),
        "two": client(couple()),
    }
    ClientFile.objects.create(customer=found["anna"], number="1001")
    ClientFile.objects.create(customer=found["jose"], number="2024")
    return found


def test_by_number_and_by_name_in_any_order(cast, people):
    directory = Directory(cast.ben.actor)
    anna, jose = people["anna"], people["jose"]
    expected = {
        f"statement {anna.number}": anna,
        anna.number.replace("-", ""): anna,
        "1001_statement": anna,
        "2026-bakker-anna": anna,
        "Anna Bakker (2)": anna,
        "JOSE DE LA CRUZ": jose,
        "Cruz, de la, José": jose,
        "de la Cruz José": jose,
        f"2024 {jose.number}": jose,
    }
    found = {text: directory.find(text) for text in expected}
    assert {text: match.candidates[0].key if match.fit == Fit.MATCHED else None for text, match in found.items()} == {
        text: customer.pk for text, customer in expected.items()
    }


def test_what_may_be_chance_is_only_proposed(cast, people):
    directory = Directory(cast.ben.actor)
    for text, customer in (("bakker", people["anna"]), ("annual 2024", people["jose"])):
        match = directory.find(text)
        assert (match.fit, [each.key for each in match.candidates]) == (Fit.AMBIGUOUS, [customer.pk])


def test_several_of_a_name_and_number_against_name_are_asked(cast, people):
    same = client(first_name="Zoë", last_name="Zwart")
    Party.objects.filter(customers=same).update(first_name="Anna", last_name="Bakker")
    directory = Directory(cast.ben.actor)
    both = {people["anna"].pk, same.pk}
    match = directory.find("anna bakker")
    assert (match.fit, {each.key for each in match.candidates}) == (Fit.AMBIGUOUS, both)
    against = directory.find(f"1001 {people['jose'].name}")
    assert (against.fit, len(against.candidates)) == (Fit.AMBIGUOUS, 2)
    assert directory.find(f"anna bakker {same.number}").candidates[0].key == same.pk


def test_prospects_and_strangers_are_nobody(cast, people):
    individual(first_name="Petra", last_name="Prospect")
    directory = Directory(cast.ben.actor)
    assert {directory.find(text).fit for text in ("petra prospect", "terms", "", "...")} == {Fit.UNMATCHED}


@pytest.mark.parametrize("count", [1, 30])
def test_it_is_read_in_two_statements(cast, assert_queries, count):
    for number in range(count):
        client(first_name="A", last_name=f"Many{number}")
    actor = cast.ben.actor
    with assert_queries(2):
        Directory(actor)
