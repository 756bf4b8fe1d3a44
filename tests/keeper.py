"""Keeps one PostgreSQL in a folder for all test runs that use it, while there are any: one for each worker.

Every run holds a shared lock on `sessions.lock`; a kill -9 drops it too. The keeper ends when nobody holds one.
"""

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.statements import PLANNED_ONCE
from vestibule.supervisor.postgres import THROWAWAY, Cluster

START_TIMEOUT = 90
IDLE_CHECK_SECONDS = 2.0
SETTINGS = (
    THROWAWAY | {"max_connections": "300", "checkpoint_timeout": "1h", "autovacuum_naptime": "5min"} | PLANNED_ONCE
)

_started: list[subprocess.Popen[bytes]] = []  # it outlives this process on purpose


@contextmanager
def cluster(var: Path) -> Iterator[Cluster]:
    """Give a running cluster for the length of the block."""
    var.mkdir(parents=True, exist_ok=True)
    with (var / "sessions.lock").open("a") as sessions:
        fcntl.flock(sessions, fcntl.LOCK_SH)
        _wait_for_keeper(var)
        yield Cluster(var, SETTINGS)


def wait_until_gone(var: Path) -> None:
    """Return when no keeper has a server in this folder any more, so that it can be deleted.

    The keeper looks every two seconds whether a run is left, so the server outlives the last one for a moment.
    """
    with (var / "keeper.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)


def _wait_for_keeper(var: Path) -> None:
    deadline = time.monotonic() + START_TIMEOUT
    while not _is_ready(var):
        if not _is_kept(var):
            _start(var)
        if time.monotonic() > deadline:
            msg = f"the test database does not start: see {var / 'keeper.log'}"
            raise RuntimeError(msg)
        time.sleep(0.2)


def _start(var: Path) -> None:
    with (var / "keeper.log").open("a") as log:
        keeper = subprocess.Popen(
            [sys.executable, "-m", "tests.keeper", str(var)],
            cwd=Path(__file__).resolve().parents[1],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    _started.append(keeper)


def _is_ready(var: Path) -> bool:
    return (var / "cluster.ready").exists() and _is_kept(var)


def _is_kept(var: Path) -> bool:
    with (var / "keeper.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def keep(var: Path) -> None:
    """Run the cluster until no test run is left."""
    with (var / "keeper.lock").open("a") as lock, (var / "sessions.lock").open("a") as sessions:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        ready = var / "cluster.ready"
        ready.unlink(missing_ok=True)
        with Cluster(var, SETTINGS):
            ready.touch()
            while _in_use(sessions):
                time.sleep(IDLE_CHECK_SECONDS)
            ready.unlink()


def _in_use(sessions: object) -> bool:
    try:
        fcntl.flock(sessions, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[arg-type]
    except BlockingIOError:
        return True
    return False


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
