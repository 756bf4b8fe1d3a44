"""A file as long as may be, through the pages and the worker, which is killed half-way: all is there, and once.

Memory is the peak of resident memory (``VmHWM``) that the kernel notes for each process of the worker, beside what the
worker held when it was idle.
"""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import psutil
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.urls import reverse

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.activity.chain import verify_chain
from tenant_apps.activity.models import Entry
from tenant_apps.clients.models import ClientFile, Holding, Relation
from tenant_apps.customers.models import Customer, CustomerParty, Party
from tenant_apps.customers.models import Holding as Share
from tenant_apps.imports.enums import PARTIES, Fate, RowKind, State
from tenant_apps.imports.models import Import
from tenants.context import TenantIdentity, use_tenant
from tenants.outbox.enums import State as EffectState
from tenants.outbox.models import Effect
from tests import database
from tests.benchmarks.importing import large_file
from tests.cast import professional
from tests.soak import rounds
from tests.soak.stack import Stack

ROWS = int(os.environ.get("SOAK_ROWS") or 100_000)
"""Fewer for a machine that is shared: ``SOAK_ROWS=10000 make soak``."""
SECONDS = 60 + ROWS // 20
MIB = 256
TENANT_URLS = "vestibule.config.urls_tenant"

pytestmark = pytest.mark.soak


@pytest.fixture
def committed(cluster, template_database, django_db_setup, django_db_blocker) -> Iterator[tuple[str, TenantIdentity]]:
    """A database in which things are really committed, and its firm."""
    used = connections["default"].settings_dict["NAME"]
    with django_db_blocker.unblock(), database.copy_of(cluster, template_database, "import") as name:
        database.use_database(cluster, name)
        yield name, database.firms()["alpha"]
        database.use_database(cluster, used)


class Watched:
    """The worker's memory, as long as it lives and after each kill."""

    def __init__(self, stack: Stack) -> None:
        self._stack, self.peaks = stack, [0.0]
        time.sleep(5)  # until it has loaded what it needs
        self.idle = max(self._held("VmRSS"))

    def look(self) -> None:
        self.peaks += self._held("VmHWM")

    @property
    def grown(self) -> float:
        return max(self.peaks) - self.idle

    def _held(self, what: str) -> list[float]:
        worker = psutil.Process(self._stack.running["worker"].pid)
        return [_mib(process.pid, what) for process in (worker, *worker.children(recursive=True))]


def _mib(pid: int, what: str) -> float:
    try:
        told = Path(f"/proc/{pid}/status").read_text().partition(f"{what}:")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return int(told[0]) / 1024 if told else 0


def test_a_file_of_the_longest_kind_comes_in_once_although_the_worker_is_killed(cluster, committed, tmp_path, capsys):
    name, firm = committed
    stack = Stack(tmp_path, cluster.host, name)
    stack.start()
    try:
        with rounds.as_web_process(stack), patch.object(settings, "FILES_ROOT", stack.files), use_tenant(firm):
            browser, memory = professional(firm, "Ben", RoleCode.ADVISER).browser(), Watched(stack)
            began = time.monotonic()
            sent = SimpleUploadedFile("clients.csv", large_file(ROWS))
            assert browser.post(_path("index"), {"file": sent}).status_code == 302
            owner = _wait(memory, lambda owner: owner.state != State.READING)
            read = time.monotonic()
            assert (owner.state, owner.rows.count()) == (State.CHECKED, ROWS)
            browser.post(_path("run", owner.public_id))
            owner = _wait(memory, lambda owner: owner.done >= owner.total / 2)
            assert owner.state == State.RUNNING
            stack.kill("worker")
            stack.start()
            owner = _wait(memory, lambda owner: owner.state != State.RUNNING)
            done = time.monotonic()
            _check(owner)
    finally:
        stack.stop()
    with capsys.disabled():
        print(f"\n{ROWS} rows: read in {read - began:.0f} s, in after {done - read:.0f} s, {memory.grown:.0f} MiB more")
    assert memory.grown < MIB


def _wait(memory: Watched, is_so: Callable[[Import], bool]) -> Import:
    """The import as soon as this is so of it; the memory is looked at meanwhile."""
    deadline = time.monotonic() + SECONDS
    while not is_so(owner := Import.objects.get()):
        memory.look()
        if time.monotonic() > deadline:
            raise TimeoutError(f"{owner.state}, line {owner.line}, {owner.done} of {owner.total}")
        time.sleep(0.1)
    memory.look()
    return owner


def _check(owner: Import) -> None:
    """Assert that each row has its outcome, and each that came in is on file and on record once."""
    assert (owner.state, owner.done) == (State.DONE, owner.total)
    fates = owner.rows.counted()
    assert sum(fates.values()) == fates[Fate.ADDED] + fates[Fate.BAD] + fates[Fate.ASKED] == ROWS
    assert not owner.rows.filter(fate=Fate.BAD, troubles=[]).exists()
    bad = set(owner.rows.filter(fate=Fate.BAD).values_list("line", flat=True))
    assert {number + 2 for number in range(ROWS) if number % 100 == 3} <= bad
    added = owner.rows.filter(fate=Fate.ADDED)
    clients = set(added.filter(kind__in=PARTIES).values_list("reference", flat=True))
    assert set(ClientFile.objects.values_list("number", flat=True)) == clients
    assert Customer.objects.count() == ClientFile.objects.count() == len(clients)
    several = added.filter(kind__in=(RowKind.LEGAL, RowKind.JOINT)).count()
    assert Party.objects.count() == CustomerParty.objects.count() == len(clients) + several
    assert Holding.objects.count() == added.filter(kind=RowKind.PRODUCT).count()
    assert Relation.objects.count() + Share.objects.count() == added.filter(kind=RowKind.CONNECTION).count()
    assert Entry.objects.filter(verb="clients.bring_in").count() == len(clients)
    assert verify_chain() == []
    effects = Effect.objects.filter(name__startswith="imports.")
    assert (
        not effects.exclude(state=EffectState.DONE)
        .exclude(name__in=("imports.forget", "imports.seal", "imports.sweep"))
        .exists()
    )


def _path(name: str, *args: object) -> str:
    return reverse(f"professional:imports:{name}", urlconf=TENANT_URLS, args=args)
