"""Effects enqueued while something is killed again and again, and what must be true afterwards."""

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from typing import TypeVar
from unittest.mock import patch

import psycopg
from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, connections, transaction

from tenant_apps.activity.chain import verify_chain
from tenant_apps.activity.models import Entry
from tenants.context import TenantIdentity, use_tenant
from tenants.outbox import registry
from tenants.outbox.models import Effect
from tenants.tasks import enqueue
from tests.soak.stack import Stack
from vestibule.config.celery import app

T = TypeVar("T")
_TASKS = "tests.soak.effects.tasks"


@contextmanager
def as_web_process(stack: Stack) -> Iterator[None]:
    """Let this process enqueue the soak's effects and tell the stack's broker, as a web process does."""
    former = settings.BROKER_URL, app.conf.broker_url
    settings.BROKER_URL = app.conf.broker_url = stack.broker_url
    app._after_fork()  # connections to an earlier broker are kept in pools
    try:
        with patch.dict(registry._effects):
            sys.modules.pop(_TASKS, None)
            import_module(_TASKS)
            yield
    finally:
        settings.BROKER_URL, app.conf.broker_url = former


def make_table(url: str, firm: TenantIdentity) -> None:
    """Make the table of traces in the firm's schema."""
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f"CREATE TABLE {firm.schema}.soak_done (id bigserial PRIMARY KEY, number int NOT NULL)")
        admin.execute(f"GRANT SELECT, INSERT ON {firm.schema}.soak_done TO {firm.schema}")
        admin.execute(f"GRANT USAGE ON {firm.schema}.soak_done_id_seq TO {firm.schema}")


def enqueue_under_fire(firm: TenantIdentity, count: int, kill: Callable[[int], None], *, every: int) -> None:
    """Enqueue that many effects of each kind, and call ``kill`` with the round's number after every so many."""
    with use_tenant(firm):
        for number in range(count):
            _through_cuts(partial(_enqueue_both, number))
            if number % every == every - 1:
                kill(number // every)


def wait_until_done(firm: TenantIdentity, *, seconds: float) -> None:
    """Return when nothing waits any more."""
    deadline = time.monotonic() + seconds
    with use_tenant(firm):
        while waiting := _through_cuts(_still_waiting):
            if time.monotonic() > deadline:
                raise TimeoutError(f"effects still wait: {waiting}")
            time.sleep(0.2)


def done_in_database(firm: TenantIdentity) -> Counter[int]:
    """How often each number left a row."""
    with use_tenant(firm), connection.cursor() as cursor:
        cursor.execute("SELECT number FROM soak_done")
        return Counter(number for (number,) in cursor.fetchall())


def ids_sent(stack: Stack) -> dict[int, list[str]]:
    """The stable ids under which each number went outside."""
    ids: dict[int, list[str]] = defaultdict(list)
    for number, effect_id in stack.lines_sent():
        ids[number].append(effect_id)
    return ids


def check(firm: TenantIdentity, stack: Stack, *, count: int, kills: int) -> int:
    """Assert the promises: all once in the database; outside at least once, under one id; a whole record.

    Returns how many sends were repeats.
    """
    assert done_in_database(firm) == dict.fromkeys(range(count), 1)
    with use_tenant(firm), patch.object(settings, "FILES_ROOT", stack.files):
        assert Entry.objects.filter(verb="soak.act").count() == count
        assert verify_chain() == []
    sent = ids_sent(stack)
    assert sorted(sent) == list(range(count))
    assert all(len(set(ids)) == 1 for ids in sent.values())
    assert max(len(ids) for ids in sent.values()) <= 1 + kills
    return sum(len(ids) - 1 for ids in sent.values())


def _still_waiting() -> list[tuple[str, int, str]]:
    effects = Effect.objects.waiting().filter(name__startswith="soak.")
    return list(effects.values_list("name", "attempts", "last_error")[:5])


def _enqueue_both(number: int) -> None:
    with transaction.atomic():
        enqueue("soak.act", key=f"act:{number}", number=number)
        enqueue("soak.send", key=f"send:{number}", number=number)


def _through_cuts(step: Callable[[], T]) -> T:
    """Do it again while the database is away, as a person does who sees an error page."""
    while True:
        try:
            return step()
        except (OperationalError, InterfaceError):
            connections["default"].close()
            time.sleep(0.1)
