"""Several devices at once, on committed data: no answer is lost, and none is overwritten unseen."""

import threading
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.db import connections

from tenant_apps.flows.commands.answers import Entry, save_answer
from tenant_apps.flows.commands.runs import add_item, complete_run, start_run
from tenant_apps.flows.errors import AnswerChangedElsewhere
from tenant_apps.flows.models import Answer, AnswerChange, FlowRun, Item
from tenants.context import TenantIdentity, use_tenant
from tests import database
from tests.factories import customers, flows
from vestibule.core.actors import System

pytestmark = pytest.mark.isolation
AT_ONCE = 6
PRODUCT = System("a test")
CHANNEL = "contact.reach.channel"


@pytest.fixture
def committed(cluster, template_database, django_db_setup, django_db_blocker) -> Iterator[TenantIdentity]:
    """A database of its own, in which things are really committed."""
    with django_db_blocker.unblock():
        used = connections["default"].settings_dict["NAME"]
        with database.copy_of(cluster, template_database, "flows") as name:
            database.use_database(cluster, name)
            try:
                firm = database.firms()["alpha"]
                with use_tenant(firm):
                    yield firm
            finally:
                database.use_database(cluster, used)


def at_once(firm: TenantIdentity, *works: Callable[[], object]) -> list[BaseException]:
    """Start everything at the same moment; returns what went wrong."""
    start, errors = threading.Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        try:
            with use_tenant(firm):
                start.wait(10)
                work()
        except BaseException as error:  # noqa: BLE001 - judged by the test, in its own thread
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return errors


def saving(run: FlowRun, entry: Entry) -> Callable[[], object]:
    return lambda: save_answer(actor=PRODUCT, run=run, entry=entry)


def test_different_answers_at_once_are_all_kept(committed):
    run = flows.run(customers.individual(), flows.MORTGAGE)
    entries = [
        Entry("contact.home.rent", 0, "850", 0),
        Entry("contact.home.housing", 0, "rent", 0),
        Entry("household.partner.has_partner", 0, "no", 0),
        Entry("assets.savings.total", 0, "1000", 0),
        Entry("loan.wishes.monthly", 0, "900", 0),
        Entry("income.overview.kinds", 0, ["pension"], 0),
    ]
    assert at_once(committed, *[saving(run, entry) for entry in entries]) == []
    assert Answer.objects.filter(run=run, key__in=[entry.key for entry in entries]).count() == len(entries)


def test_one_answer_from_two_devices_keeps_one_and_tells_the_other(committed):
    run = flows.run(customers.individual())
    (error,) = at_once(committed, *[saving(run, Entry(CHANNEL, 0, value, 0)) for value in ("email", "phone")])
    assert isinstance(error, AnswerChangedElsewhere)
    stored = Answer.objects.get(run=run, key=CHANNEL)
    assert stored.revision == 1
    assert error.stored.value == stored.value


def test_one_attempt_sent_many_times_at_once_counts_once(committed):
    run = flows.run(customers.individual())
    entry = Entry(CHANNEL, 0, "email", 0, uuid4())
    assert at_once(committed, *[saving(run, entry)] * AT_ONCE) == []
    assert AnswerChange.objects.filter(run=run, answer__key=CHANNEL).count() == 1


def test_entries_added_at_once_have_numbers_of_their_own(committed):
    run = flows.run(customers.individual(), flows.MORTGAGE)
    adding = [lambda: add_item(actor=PRODUCT, run=run, key="household.children")] * AT_ONCE
    assert at_once(committed, *adding) == []
    numbers = Item.objects.filter(run=run, key="household.children").values_list("number", flat=True)
    assert sorted(numbers) == list(range(1, AT_ONCE + 2))


def test_one_flow_started_twice_at_once_is_one_run(committed):
    customer, flow = customers.individual(), flows.flow()
    party = flows.party_of(customer)
    starting = [lambda: start_run(actor=PRODUCT, customer=customer, party=party, flow=flow)] * AT_ONCE
    assert at_once(committed, *starting) == []
    assert FlowRun.objects.filter(customer=customer).count() == 1


def test_answers_sent_twice_at_once_are_completed_once(committed):
    run = flows.run(customers.individual())
    flows.fill(PRODUCT, run)
    assert at_once(committed, *[lambda: complete_run(actor=PRODUCT, run=run)] * 2) == []
    run.refresh_from_db()
    assert not run.is_open
