"""Two people at once, on committed data: one time for one of them, one reminder for everybody."""

import threading
from collections.abc import Callable, Iterator

import pytest
from django.db import connections
from django.utils import timezone

from tenant_apps.appointments import tasks
from tenant_apps.appointments.commands.answers import choose_time
from tenant_apps.appointments.errors import ChosenByAnother, TimeTaken
from tenant_apps.appointments.models import Appointment, Slot
from tenant_apps.notifications.models import Message
from tenants.context import TenantIdentity, use_tenant
from tests import cast, database
from tests.factories.appointments import appointment, offered
from tests.factories.customers import couple, individual
from tests.factories.dossiers import dossier
from vestibule.core.actors import Client, Grant

pytestmark = pytest.mark.isolation


@pytest.fixture
def committed(cluster, template_database, django_db_setup, django_db_blocker) -> Iterator[TenantIdentity]:
    """A database of its own, in which things are really committed."""
    with django_db_blocker.unblock():
        used = connections["default"].settings_dict["NAME"]
        with database.copy_of(cluster, template_database, "appointments") as name:
            database.use_database(cluster, name)
            try:
                firm = database.firms()["alpha"]
                with use_tenant(firm):
                    yield firm
            finally:
                database.use_database(cluster, used)


def at_once(firm: TenantIdentity, *works: Callable[[], object]) -> list[type[BaseException]]:
    """Start everything at the same moment; returns what was raised."""
    start, errors = threading.Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        try:
            with use_tenant(firm):
                start.wait(10)
                work()
        except BaseException as error:  # noqa: BLE001 - told to the test
            errors.append(type(error))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return errors


def clients(firm: TenantIdentity, opened: object) -> list[Client]:
    """Everybody on the dossier, with access to it."""
    made = []
    for member in opened.customer.members.order_by("position"):
        grant = Grant(opened.pk, opened.customer_id, member.party_id, sees_other_applicants=False)
        made.append(cast.client(firm, f"Client{member.party_id}").with_grants(grant).actor)
    return made


def test_couple_that_chooses_at_once_has_one_time(committed):
    adviser = cast.professional(committed, "Ben", "adviser").account
    opened = dossier(couple())
    slots = offered(appointment(opened, adviser, positions=(1, 2)), hours=(13, 15))
    works = [
        lambda actor=actor, slot=slot: choose_time(actor=actor, slot=slot)
        for actor, slot in zip(clients(committed, opened), slots, strict=True)
    ]
    assert at_once(committed, *works) == [ChosenByAnother]
    assert Slot.objects.chosen().count() == 1


def test_one_hour_offered_to_two_customers_is_chosen_by_one(committed):
    adviser = cast.professional(committed, "Ben", "adviser").account
    works = []
    for hour in (10, 12):
        opened = dossier(individual())
        (slot,) = offered(appointment(opened, adviser, hour=hour))
        (actor,) = clients(committed, opened)
        works.append(lambda actor=actor, slot=slot: choose_time(actor=actor, slot=slot))
    assert at_once(committed, *works) == [TimeTaken]
    assert Slot.objects.chosen().count() == 1


def test_two_workers_remind_once(committed):
    adviser = cast.professional(committed, "Ben", "adviser").account
    for hour in range(9, 13):
        appointment(dossier(individual()), adviser, hour=hour, remind_minutes=60)
    Appointment.objects.update(remind_at=timezone.now())
    before = Message.objects.count()
    assert at_once(committed, tasks.remind, tasks.remind, tasks.remind) == []
    tasks.remind()
    assert Message.objects.count() == before + 4
