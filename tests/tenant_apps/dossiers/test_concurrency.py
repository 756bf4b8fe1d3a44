"""Several people at once, on committed data: no number twice, no step of the percentage lost."""

import threading
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from django.db import connections

from tenant_apps.customers.models import Customer
from tenant_apps.dossiers.commands.action_points import handle_action_point
from tenant_apps.dossiers.models import Dossier, ProgressChange
from tenants.context import TenantIdentity, use_tenant
from tests import database
from tests.factories.customers import individual
from tests.factories.dossiers import A_TEST, dossier, free_point

pytestmark = pytest.mark.isolation
AT_ONCE = 6


@pytest.fixture
def committed(cluster, template_database, django_db_setup, django_db_blocker) -> Iterator[TenantIdentity]:
    """A database of its own, in which things are really committed."""
    with django_db_blocker.unblock():
        used = connections["default"].settings_dict["NAME"]
        with database.copy_of(cluster, template_database, "dossiers") as name:
            database.use_database(cluster, name)
            try:
                firm = database.firms()["alpha"]
                with use_tenant(firm):
                    yield firm
            finally:
                database.use_database(cluster, used)


def at_once(firm: TenantIdentity, *works: Callable[[], object]) -> None:
    """Start everything at the same moment; the first failure of any is raised."""
    start, errors = threading.Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        try:
            with use_tenant(firm):
                start.wait(10)
                work()
        except BaseException as error:  # noqa: BLE001 - raised below, in the test's own thread
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    if errors:
        raise errors[0]


def test_customers_added_at_once_have_numbers_of_their_own(committed):
    at_once(committed, *[individual] * AT_ONCE)
    numbers = sorted(Customer.objects.values_list("number", flat=True))
    assert [int(number[-4:]) for number in numbers] == list(range(1, AT_ONCE + 1))


def test_action_points_handled_at_once_keep_every_step(committed):
    opened = dossier()
    points = [free_point(opened) for _number in range(AT_ONCE)]
    at_once(committed, *[lambda point=point: handle_action_point(actor=A_TEST, action_point=point) for point in points])
    assert Dossier.objects.with_progress().get(pk=opened.pk).progress.percent == 100
    steps = [(change.percent_before, change.percent_after) for change in ProgressChange.objects.order_by("pk")]
    expected = [number * 100 // AT_ONCE for number in range(AT_ONCE + 1)]
    assert steps == list(pairwise(expected))


def test_the_same_action_point_handled_twice_at_once_is_handled_once(committed):
    point = free_point(dossier())
    at_once(committed, *[lambda: handle_action_point(actor=A_TEST, action_point=point)] * 2)
    assert ProgressChange.objects.count() == 1
