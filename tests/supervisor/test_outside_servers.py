"""A stack on servers of somebody else, and its backup: what an installation of one's own does."""

import subprocess
import urllib.request
from contextlib import contextmanager

import psycopg
import pytest

from vestibule.supervisor.places import ROOT
from vestibule.supervisor.postgres import Cluster
from vestibule.supervisor.stack import Stack
from vestibule.supervisor.valkey import Valkey

pytestmark = pytest.mark.soak

TABLES = "SELECT schemaname, count(*) FROM pg_tables WHERE schemaname !~ '^(pg_|information)' GROUP BY 1 ORDER BY 1"


@pytest.fixture
def cluster(var):
    with Cluster(var / "other") as running:
        make_anew(running)
        yield running


@pytest.fixture
def valkey(var):
    server = Valkey(var / "other")
    with server.spawn() as process:
        yield server
        process.terminate()


def make_anew(cluster):
    with psycopg.connect(cluster.url(), autocommit=True) as admin:
        admin.execute("DROP DATABASE IF EXISTS firms WITH (FORCE)")
        admin.execute("CREATE DATABASE firms")


@contextmanager
def running(stack):
    stack.start("ready")
    try:
        yield
    finally:
        stack.stop()


def tables(cluster):
    with psycopg.connect(cluster.url("firms")) as admin:
        return admin.execute(TABLES).fetchall()


def test_stack_runs_on_other_servers_and_comes_back_from_its_dump(tmp_path, cluster, valkey):
    outside = {"DATABASE_URL": cluster.url("firms"), "BROKER_URL": valkey.broker_url, "CACHE_URL": valkey.cache_url}
    stack = Stack(tmp_path / "var", environment=outside | {"VESTIBULE_DEMO": "0"})

    def backup(*command):
        where = {"ADMIN_URL": cluster.url(), "DATABASE_NAME": "firms", "PATH": f"{cluster.programs}:/usr/bin:/bin"}
        script = [str(ROOT / "deploy" / "backup" / command[0]), *command[1:]]
        return subprocess.run(script, env=where, check=True, capture_output=True, text=True).stdout.strip()

    with running(stack):
        assert urllib.request.urlopen(f"{stack.url}readyz").status == 200
        assert not (stack.var / "postgres").exists()
        assert not (stack.var / "valkey").exists()
        folder = backup("dump", str(tmp_path / "backups"))
    before = tables(cluster)
    assert len(before) > 3

    make_anew(cluster)
    backup("restore", folder)
    assert tables(cluster) == before

    schema = next(name for name, _count in before if name.startswith("t_"))
    with psycopg.connect(cluster.url("firms"), autocommit=True) as admin:
        admin.execute(f"DROP SCHEMA {schema} CASCADE")
    backup("restore", folder, schema)
    assert tables(cluster) == before

    with running(stack):
        assert urllib.request.urlopen(f"{stack.url}readyz").status == 200
