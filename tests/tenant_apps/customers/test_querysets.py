"""Who sees whom, and how customers are found."""

import pytest
from django.db import connection

from tenant_apps.customers.models import Customer, Party
from tests.factories.customers import business, couple, individual
from vestibule.core.actors import Client, Grant, Operator, System

pytestmark = pytest.mark.django_db


def client_of(cast, customer, party, *, sees_other_applicants: bool) -> Client:
    return cast.cleo.with_grants(Grant(0, customer.pk, party.pk, sees_other_applicants)).actor


def test_professionals_see_everybody_of_their_firm(cast):
    customer = couple()
    for member in (cast.ada, cast.ben):
        assert list(Customer.objects.visible_to(member.actor)) == [customer]
        assert Party.objects.visible_to(member.actor).count() == 2
    assert Party.objects.visible_to(System("a test")).count() == 2


def test_client_sees_only_the_own_customer_and_self(cast):
    customer, _other = couple(), individual()
    one, other = customer.parties.order_by("pk")
    actor = client_of(cast, customer, one, sees_other_applicants=False)
    assert list(Customer.objects.visible_to(actor)) == [customer]
    assert list(Party.objects.visible_to(actor)) == [one]
    shared = client_of(cast, customer, one, sees_other_applicants=True)
    assert set(Party.objects.visible_to(shared)) == {one, other}


def test_stranger_and_operator_see_nobody(cast):
    couple()
    operator = Operator(
        account_id=1, public_id=cast.ada.account.public_id, name="", language="en", permissions=frozenset()
    )
    for actor in (cast.dan.actor, operator):
        assert not Customer.objects.visible_to(actor).exists()
        assert not Party.objects.visible_to(actor).exists()


@pytest.mark.parametrize("words", ["peeters", "ZOE", "zoë peeters", "peeters zoe", "zoe@", "K-"])
def test_matching_finds_by_any_words(words):
    found = individual(first_name="Zoë", last_name="Peeters", email="zoe@example.com")
    assert list(Customer.objects.matching(words)) == [found]
    assert not Customer.objects.matching(words + " nobody").exists()


def test_people_of_leaves_out_the_company():
    customer = business()
    assert [party.kind for party in Party.objects.people_of(customer)] == ["natural"]


def test_people_of_keeps_the_order_of_the_customer():
    customer = couple()
    expected = [member.party for member in customer.members.order_by("position")]
    assert list(Party.objects.people_of(customer)) == expected


def test_typing_error_finds_the_likest_of_those_who_may_be_seen(cast):
    near, nearest = individual(last_name="Hoekstrom"), individual(last_name="Hoekstra")
    individual(last_name="Zwart")
    seen = Customer.objects.visible_to(cast.ben.actor)
    assert list(seen.resembling("hoekstraa", 5)) == [nearest, near]
    assert list(seen.resembling("hoekstraa", 1)) == [nearest]
    assert not seen.resembling("qqqxxx", 5).exists()
    assert not Customer.objects.visible_to(cast.dan.actor).resembling("hoekstraa", 5).exists()


def test_index_gives_the_nearest_in_their_order(db):
    individual()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
    assert "customer_by_search_text" in Customer.objects.resembling("jnasen", 5).explain()
