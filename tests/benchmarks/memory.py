"""G7: how large a PostgreSQL backend becomes when it has seen every tenant."""

import time
from pathlib import Path

from django.db import connection

from tenants.backend.base import PARKED_PER_THREAD
from tenants.context import use_tenant
from tests.benchmarks.measure import Report
from tests.benchmarks.stage import Stage

TABLES = 40
GOAL_MIB = 128


def sweep(stage: Stage, report: Report, size: int) -> None:
    """Read tables of every tenant, ours over each one's own login, stock over one connection."""
    report.title("G7  memory of a backend over all tenants")
    stage.grow(size)
    with stage.admin() as admin:
        schema = stage.tenants()[0].schema_name
        rows = admin.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1", [schema])
        tables = [row[0] for row in rows if row[0] != "activity_unchained"][:TABLES]
    largest, started = 0.0, time.perf_counter()
    for tenant in stage.tenants():
        with use_tenant(tenant.identity), connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f"SELECT * FROM {table} LIMIT 1")
                cursor.fetchall()
            cursor.execute("SELECT pg_backend_pid()")
            largest = max(largest, private_mib(cursor.fetchone()[0]))
    ours = time.perf_counter() - started
    connection.close()
    started = time.perf_counter()
    with stage.admin() as admin:
        for tenant in stage.tenants():
            for table in tables:
                admin.execute(f"SELECT * FROM {tenant.schema_name}.{table} LIMIT 1").fetchall()
        one_backend = private_mib(admin.info.backend_pid)
    shared = time.perf_counter() - started
    report.line("backends of one thread", f"{PARKED_PER_THREAD + 1} at most, the largest {largest:.1f} MiB")
    report.line(f"one backend that has seen {size} tenants", f"{one_backend:.1f} MiB")
    report.at_most("largest backend", largest, GOAL_MIB, " MiB")
    report.line("sweep, with a new session for each tenant", f"{ours:.2f} s")
    report.line("sweep over one session", f"{shared:.2f} s")


def private_mib(pid: int) -> float:
    """Return what this process holds for itself; shared buffers do not count."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Private_Dirty:"):
            return int(line.split()[1]) / 1024
    raise LookupError(pid)
