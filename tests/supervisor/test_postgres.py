import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg
import pytest

from tests.supervisor.trees import left_of
from vestibule.supervisor.places import LONGEST_SOCKET_FOLDER, ROOT
from vestibule.supervisor.postgres import THROWAWAY, Cluster

HOLDS_A_CLUSTER = """
import sys, time
from pathlib import Path
from vestibule.supervisor.postgres import Cluster, THROWAWAY
cluster = Cluster(Path(sys.argv[1]), THROWAWAY).start()
print(cluster.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture(scope="module")
def cluster(session_folder):
    with Cluster(session_folder / "cluster", THROWAWAY) as running:
        yield running


def test_cluster_sorts_and_folds_by_the_builtin_locale(cluster):
    with psycopg.connect(cluster.url()) as connection:
        facts = "SELECT datlocprovider, datlocale, upper('é'), version() FROM pg_database WHERE datname = 'postgres'"
        provider, locale, upper, version = connection.execute(facts).fetchone()
    assert (provider, locale, upper) == ("b", "C.UTF-8", "É")
    assert version.startswith("PostgreSQL 18")


def test_cluster_refuses_a_wrong_password(cluster):
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(cluster.url().replace(cluster.password, "0" * 64))


def test_cluster_listens_to_no_network_address(cluster):
    assert psutil.Process(cluster.pid).net_connections("inet") == []


def test_cluster_keeps_its_data_over_a_restart(var):
    with Cluster(var) as first, psycopg.connect(first.url()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    with Cluster(var) as second, psycopg.connect(second.url()) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_cluster_starts_below_a_path_that_is_too_long_for_a_socket(var):
    deep = var / ("d" * LONGEST_SOCKET_FOLDER)
    with Cluster(deep, THROWAWAY) as cluster, psycopg.connect(cluster.url()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root steps down to another account")
def test_cluster_of_root_runs_as_an_account_that_cannot_read_a_closed_folder(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    with Cluster(closed / "var", THROWAWAY) as cluster:
        assert psutil.Process(cluster.pid).uids().effective != 0
        assert (closed / "var" / "postgres").is_symlink()
    data = cluster.data
    cluster.discard()
    assert not data.exists()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_cluster_goes_down_with_the_process_that_started_it(var, how):
    command = [sys.executable, "-c", HOLDS_A_CLUSTER, str(var)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as holder:
        postmaster = psutil.Process(int(holder.stdout.readline()))
        family = {postmaster, *postmaster.children()}
        assert len(family) > 3
        holder.send_signal(how)
    assert left_of(family) == []


def test_data_folder_is_closed_to_others(cluster):
    assert Path(cluster.data).stat().st_mode & 0o077 == 0
