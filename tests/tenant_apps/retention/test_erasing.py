"""What is due is erased: every row of every table, and every file; and nobody else's."""

from decimal import Decimal

import pytest
from django.db.utils import DatabaseError
from django.urls import reverse
from django.utils import timezone

from tenant_apps.activity.models import Entry
from tenant_apps.customers.commands import add_holding
from tenant_apps.customers.models import Customer, Party
from tenant_apps.flows.models import AnswerChange
from tenant_apps.prospects.commands import change_status
from tenant_apps.retention import tasks
from tenant_apps.retention.commands.erasing import erase_customer
from tenant_apps.retention.commands.keeping import hold
from tenant_apps.retention.models import Erasure, Retention
from tests.factories import retention
from tests.factories.customers import CompanyFactory, PersonFactory, business, individual
from vestibule.core.actors import System
from vestibule.core.errors import NotAllowed

pytestmark = pytest.mark.django_db
KEEPING = System("a test")
MUST_GROW = {
    "accounts.Account",
    "accounts.Session",
    "appointments.Appointment",
    "clients.Relation",
    "customers.Customer",
    "customers.Party",
    "diligence.Identity",
    "diligence.Proof",
    "documents.Delivery",
    "documents.FileKey",
    "documents.StoredFile",
    "documents.Upload",
    "dossiers.ActionPoint",
    "dossiers.Dossier",
    "dossiers.Publication",
    "exports.Export",
    "flows.Answer",
    "flows.AnswerChange",
    "flows.FlowRun",
    "flows.Result",
    "inbox.Notice",
    "invites.Invite",
    "journeys.Step",
    "notifications.Message",
    "prospects.StatusChange",
    "threads.Attachment",
    "threads.ThreadMessage",
    "viewings.Viewing",
}


def gone(customer: Customer) -> Erasure:
    retention.make_due(customer)
    tasks.look()
    retention.work()
    return Erasure.objects.get()


def test_every_row_and_every_file_of_who_is_due_is_erased_and_nothing_of_anybody_else(cast):
    reader = cast.ada.browser()
    retention.examined(cast, retention.known_everywhere(cast, "Nabor"))
    rows, objects = retention.rows(), retention.objects()
    customer = retention.known_everywhere(cast, "Zephyrine")
    retention.examined(cast, customer)
    retention.rejected(cast, customer)
    record = reverse("professional:activity:record", urlconf="vestibule.config.urls_tenant")
    assert '<td data-label="Who">Zephyrine</td>' in reader.get(record, {"q": "Zephyr"}).content.decode()
    full = retention.rows()
    assert {table for table in full if full[table] > rows[table]} >= MUST_GROW
    assert retention.objects() > objects

    erasure = gone(customer)

    left = {table: count - rows[table] for table, count in retention.rows().items() if count != rows[table]}
    # The other person of the relation is a prospect of their own.
    assert left == {"retention.Erasure": 1, "customers.Customer": 1, "customers.Party": 1, "customers.CustomerParty": 1}
    assert retention.objects() == objects
    assert retention.naming("Zephyrine") == set()
    assert erasure.finished_at
    assert erasure.remaining == []
    assert erasure.files > 2
    entry = Entry.objects.get(verb="retention.erase")
    entries = Entry.objects.order_by("pk").values_list("actor_kind", "actor_name", "facts", named=True)
    assert not [each for each in entries if "Zephyrine" in str(each)]
    assert {each.actor_name for each in entries if each.actor_kind == "client"} == {""}
    assert "Erased client" in reader.get(record, {"q": "Message written"}).content.decode()
    assert entry.target_id == erasure.public_id
    tasks.look()
    retention.work()
    assert Erasure.objects.count() == 1


def test_a_client_keeps_every_row(cast):
    customer = retention.known_everywhere(cast, "Zephyrine")
    retention.rejected(cast, customer)
    change_status(actor=cast.ben.actor, customer=customer, status="incomplete")
    assert not Retention.objects.exists()
    for status in ("in_review", "accepted", "done"):
        change_status(actor=cast.ben.actor, customer=customer, status=status)
    rows, objects = retention.rows(), retention.objects()
    change_status(actor=cast.ben.actor, customer=customer, status="converted")
    Retention.objects.create(  # even if a date were left behind
        customer=customer, ground="rejected", closed_on=timezone.localdate(), erase_on=timezone.localdate()
    )
    tasks.look()
    retention.work()
    assert erase_customer(actor=KEEPING, customer_id=customer.pk) is None
    Retention.objects.all().delete()
    assert {table: count for table, count in retention.rows().items() if count != rows[table]} == {
        "prospects.StatusChange": rows["prospects.StatusChange"] + 1
    }
    assert retention.objects() == objects


def test_who_is_held_or_not_due_stays(cast):
    customer = individual()
    retention.rejected(cast, customer)
    assert erase_customer(actor=KEEPING, customer_id=customer.pk) is None
    retention.make_due(customer)
    hold(actor=cast.ada.actor, customer=customer, reason="A complaint.")
    assert erase_customer(actor=KEEPING, customer_id=customer.pk) is None
    assert erase_customer(actor=KEEPING, customer_id=0) is None
    with pytest.raises(NotAllowed):
        erase_customer(actor=cast.ada.actor, customer_id=customer.pk)


def test_who_belongs_to_somebody_else_too_stays(cast):
    customer, other = business(), individual()
    company = customer.parties.get(kind="legal")
    shared = other.members.get(position=1).party
    for owner in (shared, PersonFactory()):
        add_holding(actor=cast.ben.actor, company=company, owner=owner, percent=Decimal(20))
    parent = add_holding(actor=cast.ben.actor, company=company, owner=CompanyFactory(), percent=Decimal(20)).owner
    add_holding(actor=cast.ben.actor, company=parent, owner=PersonFactory(), percent=Decimal(100))
    retention.rejected(cast, customer)
    gone(customer)
    assert set(Party.objects.values_list("pk", flat=True).order_by("pk")) == {shared.pk}
    assert Customer.objects.get() == other


def test_storage_that_fails_in_the_middle_is_cleared_from_where_it_stopped(cast, monkeypatch):
    customer = retention.known_everywhere(cast, "Zephyrine")
    retention.rejected(cast, customer)
    retention.make_due(customer)
    monkeypatch.setattr(tasks, "AT_ONCE", 1)
    erasure = erase_customer(actor=KEEPING, customer_id=customer.pk)
    names = list(erasure.remaining)
    erased = []

    def fails_on_the_second(name: str) -> None:
        if len(erased) == 1:
            raise OSError("disk")
        erased.append(name)

    with monkeypatch.context() as broken:
        broken.setitem(tasks._CLEARED_BY, "file", fails_on_the_second)
        broken.setitem(tasks._CLEARED_BY, "part", fails_on_the_second)
        with pytest.raises(OSError, match="disk"):
            tasks.clear(effect_id=erasure.public_id, erasure_id=str(erasure.public_id))
    erasure.refresh_from_db()
    assert erasure.remaining == names[1:]
    assert not erasure.finished_at
    for _twice in range(2):
        tasks.clear(effect_id=erasure.public_id, erasure_id=str(erasure.public_id))
    erasure.refresh_from_db()
    assert erasure.finished_at
    assert erasure.remaining == []


def test_history_of_answers_still_cannot_be_taken_from_a_run_that_is_there(cast):
    retention.known_everywhere(cast, "Zephyrine")
    with pytest.raises(DatabaseError, match="cannot be changed"):
        AnswerChange.objects.all().delete()
