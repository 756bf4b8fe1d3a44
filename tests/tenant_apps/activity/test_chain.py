"""The record can only be added to, every line has its place, and whatever is changed is found."""

import json
import threading
from collections.abc import Callable
from contextlib import contextmanager
from uuid import uuid4

import psycopg
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import ProgrammingError, connection, connections, transaction

from tenant_apps.activity.chain import Finding, anchor_chain, verify_chain
from tenant_apps.activity.models import Entry, Head, Link
from tenants.context import use_tenant
from tenants.outbox import running
from tests import database
from vestibule.core.actors import System
from vestibule.core.records import record, record_many

ACTOR = System("a test")
INSERT = """
    INSERT INTO activity_entry (
        public_id, occurred_at, verb, target_kind, actor_kind, actor_name, session, facts
    ) VALUES (gen_random_uuid(), now(), 'x', '', 'x', 'x', '', '{}')
"""


class Thing:
    """Something with a public id."""

    def __init__(self):
        self.public_id = uuid4()


def write(count: int = 1, **facts: object) -> None:
    for number in range(count):
        record("tests.happen", Thing(), actor=ACTOR, number=number, **facts)


def commit_checks() -> None:
    """Let the deferred triggers run, as the commit does."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.fixture
def files(settings, tmp_path):
    """Storage of this test alone."""
    settings.FILES_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def owner(cluster) -> Callable:
    """The database as its owner sees it: the one whose tampering the chain must show."""

    @contextmanager
    def session(schema: str):
        name = connections["default"].settings_dict["NAME"]
        with psycopg.connect(cluster.url(name), autocommit=True) as admin:
            admin.execute(f"SET search_path TO {schema}")
            admin.execute("SET session_replication_role = replica")  # triggers off
            yield admin

    return session


@pytest.mark.django_db
def test_entry_keeps_who_what_and_when(alpha):
    thing = Thing()
    record("tests.read", thing, actor=ACTOR, number=3, name="O'Brien")
    entry = Entry.objects.get()
    assert (entry.verb, entry.target_kind, entry.target_id) == ("tests.read", "thing", thing.public_id)
    assert (entry.actor_kind, entry.actor_id, entry.actor_name) == ("system", None, "Vestibule")
    assert entry.facts == {"number": 3, "name": "O'Brien"}


@pytest.mark.django_db
def test_entries_are_chained_in_order(files):
    write(3)
    assert not Link.objects.exists()
    commit_checks()
    assert list(Link.objects.order_by("position").values_list("position", flat=True)) == [1, 2, 3]
    assert Head.objects.get().position == 3
    assert verify_chain() == []


@pytest.mark.django_db
def test_many_entries_of_one_statement_are_chained_in_order_among_single_ones(files):
    things = [Thing() for _ in range(3)]
    told = [(thing, {"number": number}) for number, thing in enumerate(things, start=7)]
    write()
    with transaction.atomic():
        record_many("tests.forget", told, actor=ACTOR)
        transaction.set_rollback(True)
    record_many("tests.many", told, actor=ACTOR, together=True)
    write()
    commit_checks()
    write()
    record_many("tests.more", told[:1], actor=ACTOR)
    commit_checks()
    links = Link.objects.order_by("position").values_list("entry__verb", "entry__target_id", "entry__facts__number")
    happened = ("tests.happen", 0)
    assert [(verb, number) for verb, _target, number in links] == [
        happened,
        *(("tests.many", number) for number in (7, 8, 9)),
        *(happened, happened),
        ("tests.more", 7),
    ]
    assert [target for verb, target, _number in links if verb == "tests.many"] == [thing.public_id for thing in things]
    assert Entry.objects.filter(verb="tests.many", facts__together=True).count() == 3
    assert Head.objects.get().position == 7
    assert verify_chain() == []


@pytest.mark.django_db
def test_entry_of_a_rolled_back_fact_does_not_exist():
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not Entry.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        INSERT,
        "UPDATE activity_entry SET verb = 'x'",
        "DELETE FROM activity_entry",
        "TRUNCATE activity_entry",
        "UPDATE activity_link SET position = 9",
        "DELETE FROM activity_link",
        "INSERT INTO activity_link VALUES (9, '', '', 1)",
        "UPDATE activity_head SET position = 0",
        "DELETE FROM activity_head",
        "INSERT INTO activity_unchained VALUES (1)",
        "SELECT * FROM activity_unchained",
        "ALTER TABLE activity_entry DISABLE TRIGGER ALL",
        "DROP FUNCTION activity_refuse() CASCADE",
    ],
)
def test_tenant_login_cannot_write_the_record_itself(statement):
    write()
    with pytest.raises(ProgrammingError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert "permission denied" in str(refusal.value) or "must be owner" in str(refusal.value)


@pytest.mark.django_db(transaction=False)
@pytest.mark.parametrize("statement", ["UPDATE activity_entry SET verb = 'x'", "DELETE FROM activity_link"])
def test_even_the_owner_is_stopped_by_the_trigger(statement, cluster, alpha):
    name = connections["default"].settings_dict["NAME"]
    with psycopg.connect(cluster.url(name)) as admin:
        admin.execute(f"SET search_path TO {alpha.schema}")
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="only be added to"):
            admin.execute(statement)


@pytest.fixture
def committed(cluster, template_database, django_db_blocker, files, request):
    """A database of its own, in which things are really committed."""
    with django_db_blocker.unblock():
        used = connections["default"].settings_dict["NAME"]
        with database.copy_of(cluster, template_database, "chain") as name:
            database.use_database(cluster, name)
            try:
                firm = database.firms()["alpha"]
                with use_tenant(firm):
                    yield firm
            finally:
                database.use_database(cluster, used)


TAMPERING = {
    "edited": ("UPDATE activity_entry SET actor_name = 'Somebody else' WHERE id = 5", {Finding(5, "changed")}),
    "deleted": ("DELETE FROM activity_entry WHERE id = 5", {Finding(5, "changed")}),
    "gap": (
        "DELETE FROM activity_entry WHERE id = 5; DELETE FROM activity_link WHERE position = 5",
        {Finding(6, "gap"), Finding(6, "broken")},
    ),
    "cut tail": (
        "DELETE FROM activity_entry WHERE id > 7; DELETE FROM activity_link WHERE position > 7",
        {Finding(7, "cut")},
    ),
    "added": (
        INSERT,
        {Finding(None, "unchained")},
    ),
}


@pytest.mark.isolation
@pytest.mark.parametrize("kind", TAMPERING)
def test_tampering_by_the_owner_is_found(kind, committed, owner):
    write(10)
    assert verify_chain() == []
    statement, findings = TAMPERING[kind]
    with owner(committed.schema) as admin:
        admin.execute(statement)
    assert set(verify_chain()) == findings


@pytest.mark.isolation
def test_tail_cut_with_a_rewritten_head_contradicts_the_anchor(committed, owner, files):
    write(10)
    anchor_chain()
    anchor_chain()
    (kept,) = files.rglob("*.json")
    assert json.loads(kept.read_text())["position"] == 10
    with owner(committed.schema) as admin:
        admin.execute("DELETE FROM activity_entry WHERE id > 7")
        admin.execute("DELETE FROM activity_link WHERE position > 7")
        admin.execute(
            "UPDATE activity_head SET position = 7, hash = (SELECT hash FROM activity_link WHERE position = 7)"
        )
    assert verify_chain() == [Finding(10, "rewritten")]
    with pytest.raises(CommandError, match="1 of 1 records are damaged"):
        call_command("verify_chain", tenant="alpha")


@pytest.mark.isolation
def test_writers_at_once_never_wait_for_each_other_in_a_circle(committed):
    """Two rows, locked in opposite order with records in between, and foreign keys checked at the commit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            with use_tenant(committed):
                for turn in range(40):
                    with transaction.atomic():
                        write()
                        if (turn + number) % 3 == 0:
                            write(2)
        except BaseException as error:  # noqa: BLE001 - shown by the assertion
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert Head.objects.get().position == Entry.objects.count()
    assert verify_chain() == []


@pytest.mark.isolation
def test_chain_is_the_last_thing_a_commit_waits_for(committed):
    """A child row of a locked parent, written after the record: its check must come before the lock on the head.

    The other transaction holds the parent and is about to take the head; with the head taken first they would wait
    for each other for ever.
    """
    from tenant_apps.accounts.models import Account
    from tenant_apps.notifications.models import Message

    parent = Account.objects.create(email="a@example.com", name="A")
    locked, go_on = threading.Event(), threading.Event()
    errors: list[BaseException] = []

    def hold_the_parent() -> None:
        try:
            with use_tenant(committed), transaction.atomic():
                Account.objects.select_for_update(of=("self",)).get(pk=parent.pk)
                write()
                locked.set()
                go_on.wait(5)
        except BaseException as error:  # noqa: BLE001 - shown by the assertion
            errors.append(error)
        finally:
            connections.close_all()

    def add_a_child() -> None:
        try:
            with use_tenant(committed), transaction.atomic():
                write()
                Message.objects.create(
                    key="child", template="x.y", channel="email", account=parent, to="a", to_name="A"
                )
                locked.wait(5)
        except BaseException as error:  # noqa: BLE001 - shown by the assertion
            errors.append(error)
        finally:
            connections.close_all()

    holder, child = threading.Thread(target=hold_the_parent), threading.Thread(target=add_a_child)
    holder.start()
    locked.wait(5)
    child.start()
    child.join(0.5)  # it waits in its commit for the parent
    go_on.set()
    holder.join()
    child.join()
    assert errors == []
    assert verify_chain() == []


@pytest.mark.isolation
def test_anchor_is_written_by_the_schedule(committed, files):
    write()
    running.add_recurring()
    while running.send_once():
        pass
    assert [path.name for path in files.rglob("*.json")] == ["000000000001.json"]


@pytest.mark.isolation
def test_command_says_that_the_record_is_whole(committed, capsys):
    write(2)
    call_command("verify_chain")
    assert "alpha: 2 entries, whole" in capsys.readouterr().out
