"""Reads that are written once and sent with other values: the same rows as the read itself, for whatever is asked."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from tenant_apps.customers.models import Customer
from tenants.context import TenantIdentity, use_tenant
from tenants.prepared import Prepared
from tests.factories.customers import individual
from tests.queries import CountsQueries

pytestmark = pytest.mark.django_db
NAMES = ["Jansen", "100%", "a_b", "back\\slash", "o'hara", "%s", "Schäfer", "zqblankqqqzq"]
WORDS = ["jan", "100%", "a_b", "\\", "o'hara", "%", "%s", "ä", "zqblank", "'; --", "nobody"]


def _holding(word: str, *, most: int = 100) -> QuerySet:
    return Customer.objects.filter(name__icontains=word).order_by("-pk")[:most]


def _since(moment: object, number: int, keys: list[int]) -> QuerySet:
    found = Customer.objects.filter(created_at__gt=moment, created_at__lt=moment + timedelta(days=2))
    return found.filter(pk__lt=number, pk__among=keys).order_by("pk").values_list("public_id", "name")


def test_whatever_is_asked_gives_what_the_read_itself_gives(alpha: TenantIdentity, assert_queries: type[CountsQueries]):
    for name in NAMES:
        individual(last_name=name)
    prepared = Prepared(_holding)
    prepared("first")
    for word in WORDS:
        with assert_queries(1):
            found = prepared(word)
        assert found == list(_holding(word))
        assert prepared(word, most=1) == list(_holding(word, most=1))


def test_moments_numbers_and_keys_stand_in_their_places(alpha: TenantIdentity):
    customers = [individual() for _ in range(3)]
    prepared, keys = Prepared(_since), [customer.pk for customer in customers]
    for moment in (timezone.now() - timedelta(days=1), timezone.now() + timedelta(days=1)):
        for number in (keys[0], keys[2], keys[2] + 1):
            for some in (keys, keys[1:], []):
                assert prepared(moment, number, some) == list(_since(moment, number, some))
    assert len(prepared(timezone.now() - timedelta(days=1), keys[2] + 1, keys)) == 3


def test_each_organisation_reads_its_own(alpha: TenantIdentity, beta: TenantIdentity):
    prepared, ours = Prepared(_holding), individual(last_name="Jansen")
    assert prepared("jansen") == [ours]
    with use_tenant(beta):
        assert prepared("jansen") == []
    assert prepared("jansen") == [ours]


def test_what_is_done_with_a_value_before_it_is_compared_is_not_lost(alpha: TenantIdentity):
    """A planted read that does what none should: it is asked anew each time."""
    prepared = Prepared(lambda word: _holding(word.replace("x", "jan")))
    ours = individual(last_name="Jansen")
    assert prepared("xsen") == [ours]
    assert prepared("nobody") == []
