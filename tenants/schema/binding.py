"""The provisioner's connection, bound to one schema for the length of a block."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from tenants import logins

ALIAS = "provisioner"

_bound: ContextVar[str | None] = ContextVar("bound schema", default=None)


def bound_schema() -> str | None:
    """Return the schema that the provisioner's connection is bound to, if any."""
    return _bound.get()


@contextmanager
def bound_to(schema: str) -> Iterator[BaseDatabaseWrapper]:
    """Make unqualified names mean tables of `schema` on the provisioner's connection, and of no other schema."""
    connection = connections[ALIAS]
    former = _bound.get()
    token = _bound.set(schema)
    try:
        _look_in(connection, schema)
        yield connection
    finally:
        _bound.reset(token)
        if connection.connection is not None and not connection.needs_rollback:
            _look_in(connection, former or "public")


def _look_in(connection: BaseDatabaseWrapper, schema: str) -> None:
    path = sql.SQL("SET search_path TO {}, {}, pg_temp").format(
        sql.Identifier(schema), sql.Identifier(logins.EXTENSIONS_SCHEMA)
    )
    with connection.cursor() as cursor:
        cursor.execute(path)
