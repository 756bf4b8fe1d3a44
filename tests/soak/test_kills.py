"""kill -9 of worker, broker and database, in rounds, while 200 effects of each kind run."""

import os
import shutil
import signal
import time
from pathlib import Path

import pytest
from django.db import connections

from tests import database
from tests.soak import rounds
from tests.soak.stack import Stack
from vestibule.supervisor.postgres import Cluster

EFFECTS = 200
ROUNDS = 15
VICTIMS = ("worker", "database", "broker", "frozen broker", "worker and broker")

pytestmark = pytest.mark.soak


@pytest.fixture(scope="module")
def own_cluster(tmp_path_factory) -> Cluster:
    """A PostgreSQL that may be killed, with everything written to disk as in production."""
    with Cluster(tmp_path_factory.mktemp("cluster")) as cluster:
        yield cluster
    shutil.rmtree(cluster.data)  # it may lie outside the temporary folder


@pytest.fixture
def firm(own_cluster, tmp_path, django_db_setup, django_db_blocker):
    """Alpha on that PostgreSQL."""
    settings = connections["default"].settings_dict
    used = settings["HOST"], settings["NAME"]
    with django_db_blocker.unblock():
        database.use_database(own_cluster, database.template(own_cluster, tmp_path))
        found = database.firms()["alpha"]
        rounds.make_table(own_cluster.url(settings["NAME"]), found)
        yield found
        for alias in connections:
            connections[alias].close()
            connections.settings[alias].update(HOST=used[0], NAME=used[1])


def test_kills_lose_nothing_and_repeat_nothing(own_cluster: Cluster, firm, tmp_path: Path, capsys):
    stack = Stack(tmp_path, own_cluster.host, connections["default"].settings_dict["NAME"])
    killed: list[str] = []

    def kill(number: int) -> None:
        victim = VICTIMS[number % len(VICTIMS)]
        killed.append(victim)
        stack.wait_until_sending()
        if victim == "database":
            os.kill(own_cluster.pid, signal.SIGKILL)
            time.sleep(0.5)
            own_cluster.stop()  # it is gone already: this only buries it
            own_cluster.start()
        elif victim == "frozen broker":
            stack.running["broker"].send_signal(signal.SIGSTOP)
            time.sleep(8)  # longer than any wait for it
            stack.running["broker"].send_signal(signal.SIGCONT)
        else:
            for name in victim.split(" and "):
                stack.kill(name)
        stack.start()

    stack.start()
    began = time.monotonic()
    try:
        with rounds.as_web_process(stack):
            rounds.enqueue_under_fire(firm, EFFECTS, kill, every=EFFECTS // ROUNDS)
            enqueued = time.monotonic()
            rounds.wait_until_done(firm, seconds=300)
            done = time.monotonic()
    finally:
        stack.stop()
    repeats = rounds.check(firm, stack, count=EFFECTS, kills=len(killed))
    with capsys.disabled():
        print(
            f"\n{len(killed)} kills in {enqueued - began:.0f} s; {EFFECTS} of {EFFECTS} in the database, 0 twice; "
            f"{EFFECTS} of {EFFECTS} sent, {repeats} repeated under the same id; the last {done - enqueued:.1f} s later"
        )
