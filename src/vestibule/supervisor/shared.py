"""One throw-away PostgreSQL that every test run of a work tree uses together, and that ends with the last of them."""

import fcntl
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TextIO

from vestibule.supervisor.errors import CannotStart
from vestibule.supervisor.postgres import START_TIMEOUT, THROWAWAY, Cluster

_LOOK_AGAIN = 1.0  # seconds between two looks at whether anybody still uses the cluster

# The locks of this process: the kernel lets go of them when it ends, however it ends.
_in_use: list[TextIO] = []


def shared_cluster(var: Path) -> Cluster:
    """Return the running cluster of `var`, started if need be; it stays up at least as long as this process."""
    cluster = Cluster(var, settings=THROWAWAY)
    users = _lock_file(cluster, "users")
    fcntl.flock(users, fcntl.LOCK_SH)
    _in_use.append(users)
    if not _running(cluster):
        command = [sys.executable, "-m", "vestibule.supervisor.shared", str(cluster.places.var)]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
        subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
        deadline = time.monotonic() + START_TIMEOUT
        while not _running(cluster):
            if time.monotonic() > deadline:
                raise CannotStart(f"PostgreSQL for the tests does not start: see {cluster.places.logs}.")
            time.sleep(0.05)
    return cluster


def keep(var: Path) -> None:
    """Run the cluster of `var` until nobody uses it. A second keeper of the same cluster leaves at once."""
    cluster = Cluster(var, settings=THROWAWAY)
    keeper = _lock_file(cluster, "keeper")
    try:
        fcntl.flock(keeper, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    users = _lock_file(cluster, "users")
    with cluster:
        while not _alone(users):
            time.sleep(_LOOK_AGAIN)


def _running(cluster: Cluster) -> bool:
    try:
        pid = int((cluster.data / "postmaster.pid").read_text().split("\n", 1)[0])
        os.kill(pid, 0)
    except (FileNotFoundError, ValueError, ProcessLookupError):
        return False
    return cluster.is_ready(pid)


def _alone(users: TextIO) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _lock_file(cluster: Cluster, name: str) -> TextIO:
    return (cluster.places.run / f"{name}.lock").open("w")


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
