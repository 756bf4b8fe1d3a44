"""What only a super-user can do, once per database and again after an upgrade: logins, schemas, extensions, revokes."""

from collections.abc import Callable

import psycopg
from django.conf import settings
from psycopg import Connection, Cursor, sql

from tenants import logins
from tenants.schema.roles import settle_role

EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist", "citext")

# By default anybody may call these. set_config would change a session's settings from within a SELECT; large objects
# belong to no schema.
REVOKED_FUNCTIONS = (
    "set_config(text, text, boolean)",
    "lo_creat(integer)",
    "lo_create(oid)",
    "lo_from_bytea(oid, bytea)",
)

_GRANTS = """
    REVOKE ALL ON DATABASE {database} FROM PUBLIC;
    GRANT CONNECT ON DATABASE {database} TO router, operator, provisioner, tenant_login, viewing_login;
    GRANT CREATE ON DATABASE {database} TO provisioner;
"""

_SCHEMAS = """
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    ALTER SCHEMA public OWNER TO provisioner;
    GRANT USAGE ON SCHEMA public TO router, operator;
    CREATE SCHEMA IF NOT EXISTS gate AUTHORIZATION provisioner;
    GRANT USAGE ON SCHEMA gate TO router, operator, tenant_login;
    CREATE SCHEMA IF NOT EXISTS ext;
    GRANT USAGE ON SCHEMA ext TO router, operator, provisioner, tenant_login, viewing_login;
    ALTER DEFAULT PRIVILEGES FOR ROLE provisioner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
    ALTER DEFAULT PRIVILEGES FOR ROLE provisioner IN SCHEMA public
        GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO operator;
    ALTER DEFAULT PRIVILEGES FOR ROLE provisioner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO operator;
"""


def prepare_database(admin_url: str, say: Callable[[str], None] = lambda _line: None) -> None:
    """Make the database, its logins, schemas and extensions, and take away what PostgreSQL grants to everybody.

    Safe to run again: passwords are set anew, nothing is dropped.
    """
    database = str(settings.DATABASES["default"]["NAME"])
    with psycopg.connect(admin_url, autocommit=True) as connection, connection.cursor() as cursor:
        _prepare_logins(cursor)
        if not cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            say(f"creating the database {database}")
            cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
        harden_database(connection, database)
    with psycopg.connect(admin_url, dbname=database, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute(_SCHEMAS)
        for extension in EXTENSIONS:
            cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {extension} SCHEMA {logins.EXTENSIONS_SCHEMA}")
        for function in REVOKED_FUNCTIONS:
            cursor.execute(f"REVOKE EXECUTE ON FUNCTION pg_catalog.{function} FROM PUBLIC")
        cursor.execute("GRANT EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) TO provisioner")


def harden_database(connection: Connection, database: str) -> None:
    """Let only our logins in, and none of them make temporary tables. A copy of a database does not inherit this."""
    connection.execute(sql.SQL(_GRANTS).format(database=sql.Identifier(database)))


def _prepare_logins(cursor: Cursor) -> None:
    existing = {name for (name,) in cursor.execute("SELECT rolname FROM pg_roles").fetchall()}
    for role, attributes in {
        logins.TENANT_GROUP: "NOLOGIN",
        logins.VIEWING_GROUP: "NOLOGIN",
        "platform": "NOLOGIN",
        logins.ROUTER: "LOGIN",
        logins.OPERATOR: "LOGIN",
        logins.PROVISIONER: "LOGIN CREATEROLE",
    }.items():
        if role not in existing:
            cursor.execute(sql.SQL("CREATE ROLE {} " + attributes).format(sql.Identifier(role)))
        if "NOLOGIN" not in attributes:
            secret = sql.Literal(logins.verifier(logins.password(role)))
            cursor.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), secret))
            settle_role(cursor, role)
    cursor.execute("GRANT platform TO operator WITH INHERIT TRUE, SET FALSE")
    for group in (logins.TENANT_GROUP, logins.VIEWING_GROUP):
        cursor.execute(f"GRANT {group} TO provisioner WITH ADMIN TRUE, INHERIT FALSE, SET FALSE")
