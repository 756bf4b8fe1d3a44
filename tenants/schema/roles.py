"""Statements that make logins and say what each may see."""

from psycopg import Cursor, sql

from tenants import logins

STATEMENT_TIMEOUT = "30s"
IDLE_IN_TRANSACTION_TIMEOUT = "60s"


def create_tenant_role(cursor: Cursor, schema: str) -> None:
    """Make the login of one tenant. It may enter nothing yet; its schema's own grants say what it may."""
    role = sql.Identifier(schema)
    cursor.execute(
        sql.SQL("CREATE ROLE {} LOGIN NOINHERIT PASSWORD {}").format(
            role, sql.Literal(logins.verifier(logins.password(schema)))
        )
    )
    cursor.execute(
        sql.SQL("GRANT {} TO {} WITH INHERIT TRUE, SET FALSE").format(sql.Identifier(logins.TENANT_GROUP), role)
    )
    settle_role(cursor, schema)


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
