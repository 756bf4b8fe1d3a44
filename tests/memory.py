"""Where the copies of a test run's database lie: in memory where there is enough of it, else with their cluster.

A database of two firms is 3,500 files. A copy of them, and dropping it, costs a disk seconds and memory a tenth of one.
What is kept from run to run stays with the cluster; in memory is only what its run drops when it ends.
"""

import os
import shutil
from hashlib import sha256
from pathlib import Path

import psycopg
from psycopg import sql

from vestibule.supervisor.postgres import Cluster

MEMORY = Path("/dev/shm")
MEMINFO = Path("/proc/meminfo")
NAME = "memory"
ELSEWHERE = "pg_default"
ENOUGH = 2 << 30
"""More than all copies of a run take, on every core."""


def make_place(cluster: Cluster, admin: psycopg.Connection) -> None:
    """Give the cluster a place in memory, anew when a restart of the machine has taken it away."""
    row = admin.execute("SELECT pg_tablespace_location(oid) FROM pg_tablespace WHERE spcname = %s", [NAME]).fetchone()
    if row is not None and Path(row[0]).exists():
        return
    if row is not None:
        _forget_lost(admin)
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK):
        folder = MEMORY / f"vestibule-tests-{sha256(str(cluster.places.var).encode()).hexdigest()[:16]}"
        shutil.rmtree(folder, ignore_errors=True)  # of a cluster that was here before
        folder.mkdir(mode=0o700)
        if cluster.account:
            os.chown(folder, cluster.account.uid, cluster.account.gid)
        admin.execute(sql.SQL("CREATE TABLESPACE {} LOCATION {}").format(sql.Identifier(NAME), str(folder)))


def _forget_lost(admin: psycopg.Connection) -> None:
    inside = "SELECT datname FROM pg_database d JOIN pg_tablespace s ON s.oid = d.dattablespace WHERE s.spcname = %s"
    for (lost,) in admin.execute(inside, [NAME]).fetchall():
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(lost)))
    admin.execute(sql.SQL("DROP TABLESPACE {}").format(sql.Identifier(NAME)))


def place(admin: psycopg.Connection) -> str:
    """The tablespace for a copy that is made now."""
    has_place = admin.execute("SELECT 1 FROM pg_tablespace WHERE spcname = %s", [NAME]).fetchone()
    return NAME if has_place and _free() > ENOUGH else ELSEWHERE


def _free() -> int:
    """How many bytes may be put into memory: its folder has a limit of its own, and what is in it counts as used."""
    lines = MEMINFO.read_text(encoding="ascii").splitlines() if MEMINFO.exists() else []
    available = [int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")]
    return min(shutil.disk_usage(MEMORY).free, *available) if available else 0
