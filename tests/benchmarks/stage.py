"""The database of a benchmark run: ours with as many tenants as asked for, and the stock peer beside it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg
from django.conf import settings
from django.db import connections

from tenants.context import use_no_tenant
from tenants.fleet.migrating import migrate_public
from tenants.models import Tenant
from tenants.provisioning.schemas import fill_pool, make_platform
from tenants.schema.install import prepare_database
from tests import database, keeper
from vestibule.supervisor.postgres import Cluster

ROOT = Path(__file__).resolve().parents[2]
OURS, FEW, STOCK = "bench_ours", "bench_few", "bench_stock"


class Peer:
    """The stock process."""

    def __init__(self, cluster: Cluster) -> None:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.benchmarks.stock_settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
            "BENCH_NAME": STOCK,
            "BENCH_HOST": cluster.host,
            "BENCH_PASSWORD": cluster.password,
            "BENCH_POSTMASTER": str(postmaster_of(cluster)),
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.stock"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def do(self, command: str, **order: object) -> object:
        """Have it do something and return its answer."""
        self._process.stdin.write(json.dumps({"do": command} | order) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the stock peer ended: see its message above")
        return json.loads(line)

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait(30)


@dataclass
class Stage:
    """Everything that a measurement needs."""

    cluster: Cluster
    peer: Peer

    def admin(self, name: str = OURS) -> psycopg.Connection:
        """Return a super-user's session."""
        return psycopg.connect(self.cluster.url(name), autocommit=True)

    def tenants(self) -> list[Tenant]:
        """Return every tenant of ours but the platform."""
        return list(Tenant.objects.using("provisioner").exclude(schema_name="platform").order_by("id"))

    def grow(self, size: int) -> None:
        """Make ready schemas until ours holds `size` tenants."""
        fill_pool(size - Tenant.objects.using("provisioner").exclude(state="ready").count() + 1)

    def use(self, name: str) -> None:
        """Turn to one of the databases, with sessions that are open already."""
        database.use_database(self.cluster, name)
        for alias in ("provisioner", "router"):
            connections[alias].ensure_connection()

    def processes(self) -> list[psutil.Process]:
        """Return this process, the peer and PostgreSQL with all its children."""
        postmaster = psutil.Process(postmaster_of(self.cluster))
        return [psutil.Process(), psutil.Process(self.peer._process.pid), postmaster, *postmaster.children()]


def postmaster_of(cluster: Cluster) -> int:
    """Return the process id of the server."""
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


@contextmanager
def set_up(var: Path) -> Iterator[Stage]:
    """Give a stage on a PostgreSQL that this run shares with nobody."""
    with keeper.cluster(var) as cluster, use_no_tenant():
        with psycopg.connect(cluster.url(), autocommit=True) as admin:
            for name in (OURS, FEW, STOCK):
                admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            for (role,) in admin.execute(
                "SELECT rolname FROM pg_roles WHERE rolname ~ '^[ts]_[0-9a-f]{16}(_ro)?$'"
            ).fetchall():
                admin.execute(f"DROP ROLE {role}")
        settings.LISTEN_FOR_NOTICES = True
        for name in (STOCK, FEW, OURS):
            database.use_database(cluster, name)
            prepare_database(cluster.url())
            if name != STOCK:
                migrate_public(lambda _line: None)
        make_platform()
        peer = Peer(cluster)
        peer.do("install")
        try:
            yield Stage(cluster, peer)
        finally:
            peer.close()
            database.use_database(cluster, "postgres")
