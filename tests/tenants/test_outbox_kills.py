"""Nothing that was enqueued is lost or done twice when worker, broker and database are killed meanwhile."""

import signal
import time
from pathlib import Path

import psycopg
import pytest
from django.db import connections

from tests import database
from tests.soak import rounds
from tests.soak.stack import Stack

EFFECTS = 30


@pytest.fixture
def committed(cluster, template_database, django_db_setup, django_db_blocker):
    """A database in which things are really committed, and its firm."""
    used = connections["default"].settings_dict["NAME"]
    with django_db_blocker.unblock(), database.copy_of(cluster, template_database, "kills") as name:
        database.use_database(cluster, name)
        yield cluster.url(name), name, database.firms()["alpha"]
        database.use_database(cluster, used)


@pytest.mark.isolation
def test_frozen_broker_holds_nobody_and_loses_nothing(cluster, committed, tmp_path: Path):
    url, name, firm = committed
    rounds.make_table(url, firm)
    stack = Stack(tmp_path, cluster.host, name)
    stack.start()
    broker = stack.running["broker"]
    try:
        with rounds.as_web_process(stack):
            broker.send_signal(signal.SIGSTOP)
            began = time.monotonic()
            rounds.enqueue_under_fire(firm, 10, lambda _number: None, every=10)
            held = time.monotonic() - began
            time.sleep(1.5)  # long enough for the hint to be given up
            broker.send_signal(signal.SIGCONT)
            rounds.wait_until_done(firm, seconds=60)
    finally:
        stack.stop()
    assert held < 1
    rounds.check(firm, stack, count=10, kills=0)


@pytest.mark.isolation
def test_kills_lose_nothing_and_repeat_nothing(cluster, committed, tmp_path: Path):
    url, name, firm = committed
    rounds.make_table(url, firm)
    stack = Stack(tmp_path, cluster.host, name)
    kills = 0

    def kill(number: int) -> None:
        nonlocal kills
        stack.wait_until_sending(seconds=5)
        kills += 1
        if number % 3 == 2:
            with psycopg.connect(cluster.url(), autocommit=True) as admin:
                admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        else:
            stack.kill(("worker", "broker")[number % 3])
            stack.start()

    stack.start()
    try:
        with rounds.as_web_process(stack):
            rounds.enqueue_under_fire(firm, EFFECTS, kill, every=EFFECTS // 3)
            rounds.wait_until_done(firm, seconds=60)
    finally:
        stack.stop()
    rounds.check(firm, stack, count=EFFECTS, kills=kills)
