"""The stock peer in a process of its own: does what it is told on standard input and answers with seconds."""

import json
import os
import secrets
import sys
import time
from collections.abc import Callable
from io import StringIO

import django
import psutil

WARM_UP = 20


def main() -> None:
    """Answer one line of JSON for each line."""
    django.setup()
    for line in sys.stdin:
        order = json.loads(line)
        answer = COMMANDS[order.pop("do")](**order)
        print(json.dumps(answer), flush=True)


def work_so_far() -> float:
    """Return the processor time of this process and of all PostgreSQL: the library changes its session as it goes."""
    postmaster = psutil.Process(int(os.environ["BENCH_POSTMASTER"]))
    while True:
        try:
            living = sum(sum(child.cpu_times()[:2]) for child in postmaster.children())
        except psutil.NoSuchProcess:  # one ended just now: its time is the postmaster's next
            continue
        times = postmaster.cpu_times()
        ended = times.user + times.system + times.children_user + times.children_system
        return time.process_time() + ended + living


def install() -> None:
    from django.core.management import call_command
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA IF NOT EXISTS gate")
    call_command("migrate_schemas", shared=True, verbosity=0, stdout=StringIO())


def provision() -> dict[str, object]:
    """Make one tenant as the library does: create the schema and migrate it."""
    from django.db import connection

    from tenants.models import Domain, Tenant

    schema = f"s_{secrets.token_hex(8)}"
    connection.set_schema_to_public()
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {schema}")
    started, worked = time.perf_counter(), work_so_far()
    tenant = Tenant.objects.create(schema_name=schema, slug=schema, state="active")
    Domain.objects.create(domain=f"{schema[2:]}.localhost", tenant=tenant)
    tenant.create_schema(check_if_exists=True, verbosity=0)
    return {"seconds": time.perf_counter() - started, "work": work_so_far() - worked, "schema": schema}


def migrate(schema: str) -> dict[str, float]:
    """Migrate one tenant, with whatever there is to do."""
    from django.core.management import call_command

    started, worked = time.perf_counter(), work_so_far()
    call_command("migrate_schemas", schema_name=schema, tenant=True, verbosity=0, stdout=StringIO())
    return {"seconds": time.perf_counter() - started, "work": work_so_far() - worked}


def learn(modules: dict[str, str], path: str) -> None:
    """Take an app's migrations from another package from now on."""
    from django.conf import settings

    sys.path.insert(0, path)
    settings.MIGRATION_MODULES = modules


def request(schema: str, view: str, rounds: int) -> list[float]:
    """Answer requests for one view at one tenant's host."""
    return timed(request_of(f"{schema[2:]}.localhost", view), rounds)


def sweep(schemas: list[str], tables: list[str]) -> int:
    """Read some tables of every schema over one connection, and return the process id of its backend."""
    from django.db import connection

    for schema in schemas:
        connection.set_schema(schema)
        with connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f"SELECT * FROM {table} LIMIT 1")
                cursor.fetchall()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def request_of(host: str, view: str) -> Callable[[], object]:
    """Return a function that sends one request through this process's own handler."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory

    handler, factory = WSGIHandler(), RequestFactory()

    def send() -> None:
        response = handler.get_response(factory.get(f"/{view}", HTTP_HOST=host))
        assert response.status_code == 200, response.content

    return send


def timed(send: Callable[[], object], rounds: int) -> list[float]:
    """Return the seconds of each of `rounds` calls, after a warm-up."""
    for _ in range(WARM_UP):
        send()
    found = []
    for _ in range(rounds):
        started = time.perf_counter()
        send()
        found.append(time.perf_counter() - started)
    return found


COMMANDS: dict[str, Callable[..., object]] = {
    "install": install,
    "provision": provision,
    "migrate": migrate,
    "learn": learn,
    "request": request,
    "sweep": sweep,
}

if __name__ == "__main__":
    main()
