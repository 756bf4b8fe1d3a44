"""The two ways to be a tenant: a login of its own (ours), or one login for all that changes its role."""

import secrets

import psycopg
from django.db import connections
from psycopg import sql

from tenants import logins
from tests.benchmarks.measure import Report, in_turns
from tests.benchmarks.memory import private_mib
from tests.benchmarks.stage import OURS, Stage

ROUNDS = 200


def own_login_or_set_role(stage: Stage, report: Report, size: int) -> None:
    """Change tenant: with a new session, with one that is parked, and with SET ROLE on one session."""
    report.title("Own login against SET ROLE")
    stage.grow(size)
    schemas = [tenant.schema_name for tenant in stage.tenants()]
    where = connections["default"].settings_dict
    secret = secrets.token_hex(32)
    with stage.admin() as admin:
        admin.execute("DROP ROLE IF EXISTS bench_app")
        admin.execute(f"CREATE ROLE bench_app LOGIN NOINHERIT PASSWORD '{secret}'")
        admin.execute(f"GRANT CONNECT ON DATABASE {OURS} TO bench_app")
        for schema in schemas:
            admin.execute(f"GRANT {schema} TO bench_app WITH INHERIT FALSE, SET TRUE")
    address = {"host": where["HOST"], "port": 5432, "dbname": OURS}
    number = 0

    def next_schema() -> str:
        nonlocal number
        number += 1
        return schemas[number % len(schemas)]

    def read(session: psycopg.Connection) -> None:
        session.execute("SELECT count(*) FROM auth_group").fetchone()

    with (
        psycopg.connect(**address, user="bench_app", password=secret, autocommit=True) as one,
        psycopg.connect(**address, user=schemas[0], password=logins.password(schemas[0]), autocommit=True) as parked,
    ):

        def set_role() -> None:
            schema = sql.Identifier(next_schema())
            one.execute(sql.SQL("SET ROLE {0}; SET search_path = {0}, ext, pg_temp").format(schema))
            read(one)

        def new_session() -> None:
            schema = next_schema()
            with psycopg.connect(**address, user=schema, password=logins.password(schema), autocommit=True) as session:
                read(session)

        found = in_turns({"parked": lambda: read(parked), "SET ROLE": set_role, "new session": new_session}, ROUNDS)
        names = {
            "parked": "own login, parked session (hit)",
            "SET ROLE": "one login, SET ROLE and search_path",
            "new session": "own login, new session (miss)",
        }
        for name, samples in found.items():
            report.line(names[name], samples)
        report.line("backend of the one login", f"{private_mib(one.info.backend_pid):.1f} MiB after {size} tenants")
        report.line("backend of an own login", f"{private_mib(parked.info.backend_pid):.1f} MiB")
    with stage.admin() as admin:
        admin.execute(f"REVOKE CONNECT ON DATABASE {OURS} FROM bench_app")
        admin.execute("DROP ROLE bench_app")
