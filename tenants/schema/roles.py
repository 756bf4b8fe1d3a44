"""Statements that make logins and say what each may see."""

from psycopg import Cursor, sql

from tenants import logins

STATEMENT_TIMEOUT = "30s"
IDLE_IN_TRANSACTION_TIMEOUT = "60s"


# What the login that only looks may call: reading somebody's papers is on record, whoever reads them.
RECORDS_A_READ = "activity_append"

_MAY_LOOK_AT = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = %(schema)s AND c.relkind IN ('r', 'p', 'v') AND has_table_privilege(%(schema)s, c.oid, 'SELECT')
"""
_RECORDERS = """
    SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = %s AND p.proname = %s
"""


def create_tenant_role(cursor: Cursor, schema: str) -> None:
    """Make the login of one tenant. It may enter nothing yet; its schema's own grants say what it may."""
    _create_login(cursor, schema, logins.TENANT_GROUP)


def create_viewing_role(cursor: Cursor, schema: str) -> None:
    """Make the login that only looks at one tenant, unless it is there. The schema's own grants say at what."""
    viewer = logins.viewing_login(schema)
    if cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [viewer]).fetchone() is None:
        _create_login(cursor, viewer, logins.VIEWING_GROUP)


def open_for_viewing(cursor: Cursor, schema: str) -> None:
    """Make the login that only looks, unless it is there, and let it read what the tenant's own login may read.

    A table that a later migration makes is open to it by default; nothing that writes ever is. Safe to run again. For
    a schema that is there: it reads the whole catalogue. New ones get the same rights from the script.
    """
    create_viewing_role(cursor, schema)
    tables = [sql.Identifier(schema, name) for (name,) in cursor.execute(_MAY_LOOK_AT, {"schema": schema}).fetchall()]
    recorders = [sql.SQL(name) for (name,) in cursor.execute(_RECORDERS, [schema, RECORDS_A_READ]).fetchall()]
    names = {
        "schema": sql.Identifier(schema),
        "viewer": sql.Identifier(logins.viewing_login(schema)),
        "tables": sql.SQL(", ").join(tables),
        "recorders": sql.SQL(", ").join(recorders),
    }
    for grant in (
        "GRANT USAGE ON SCHEMA {schema} TO {viewer}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT SELECT ON TABLES TO {viewer}",
        "GRANT SELECT ON {tables} TO {viewer}",
        "GRANT EXECUTE ON FUNCTION {recorders} TO {viewer}",
    ):
        cursor.execute(sql.SQL(grant).format(**names))


def _create_login(cursor: Cursor, name: str, group: str) -> None:
    role = sql.Identifier(name)
    cursor.execute(
        sql.SQL("CREATE ROLE {} LOGIN NOINHERIT PASSWORD {}").format(
            role, sql.Literal(logins.verifier(logins.password(name)))
        )
    )
    cursor.execute(sql.SQL("GRANT {} TO {} WITH INHERIT TRUE, SET FALSE").format(sql.Identifier(group), role))
    settle_role(cursor, name)


def settle_role(cursor: Cursor, role: str) -> None:
    """Fix what a session of this login starts with; Django would otherwise SET it on each connection."""
    name = sql.Identifier(role)
    cursor.execute(sql.SQL("ALTER ROLE {} SET search_path TO {}").format(name, sql.SQL(logins.search_path(role))))
    for setting, value in {
        "timezone": "UTC",
        "statement_timeout": "0" if role == logins.PROVISIONER else STATEMENT_TIMEOUT,
        "idle_in_transaction_session_timeout": "0" if role == logins.PROVISIONER else IDLE_IN_TRANSACTION_TIMEOUT,
    }.items():
        cursor.execute(sql.SQL("ALTER ROLE {} SET {} TO {}").format(name, sql.Identifier(setting), sql.Literal(value)))


def create_schema(cursor: Cursor, schema: str, role: str) -> None:
    """Make a schema whose future tables the role may read and write, and nobody else."""
    names = {"schema": sql.Identifier(schema), "role": sql.Identifier(role)}
    cursor.execute(sql.SQL("CREATE SCHEMA {schema}").format(**names))
    for grant in (
        "GRANT USAGE ON SCHEMA {schema} TO {role}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT USAGE, SELECT ON SEQUENCES TO {role}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT EXECUTE ON FUNCTIONS TO {role}",
    ):
        cursor.execute(sql.SQL(grant).format(**names))
