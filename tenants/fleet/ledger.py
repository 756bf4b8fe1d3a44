"""Which schema has which migrations, as written in the public schema."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connections
from django.db.models import QuerySet
from psycopg import sql

from tenants.models import SchemaVersion
from tenants.schema.binding import ALIAS
from tenants.schema.fingerprints import graph_fingerprint

PUBLIC = "public"


def newest() -> str:
    """Name what a tenant's schema with every migration has reached: asks the disk, so once per run."""
    return graph_fingerprint(shared=False)


def behind(reached: str) -> QuerySet[SchemaVersion]:
    """Return the tenants' schemas that have not reached it, fenced ones included."""
    rows = SchemaVersion.objects.using(ALIAS).exclude(schema_name=PUBLIC)
    return rows.exclude(fingerprint=reached).order_by("schema_name")


def public_is_current() -> bool:
    """Whether the public schema has every migration; false in a database that is new."""
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("SELECT to_regclass('public.tenants_schemaversion')")
        if cursor.fetchone() == (None,):
            return False
    row = SchemaVersion.objects.using(ALIAS).filter(schema_name=PUBLIC).first()
    return row is not None and row.fingerprint == graph_fingerprint(shared=True)


def note_public() -> None:
    """Write down that the public schema has every migration."""
    SchemaVersion.objects.using(ALIAS).update_or_create(
        schema_name=PUBLIC, defaults={"fingerprint": graph_fingerprint(shared=True)}
    )


def note(schema: str, reached: str) -> str:
    """Return the statement that writes down what a schema has reached, and lets requests in again."""
    return (
        sql.SQL(
            "UPDATE public.tenants_schemaversion SET fingerprint = {}, migrated_at = now(), failure = ''"
            " WHERE schema_name = {};"
        )
        .format(sql.Literal(reached), sql.Literal(schema))
        .as_string()
    )


@contextmanager
def only_one_run() -> Iterator[None]:
    """Wait until no other run migrates the fleet. The lock goes with this process, however it ends."""
    where = connections[ALIAS].get_connection_params() | {"cursor_factory": psycopg.Cursor}
    with psycopg.connect(**where, autocommit=True) as holder:
        holder.execute("SELECT pg_advisory_lock(hashtext('vestibule fleet'))")
        yield


def fence(schema: str, failure: str) -> None:
    """Keep requests out of a schema that could not be migrated; every process hears of it."""
    SchemaVersion.objects.using(ALIAS).filter(schema_name=schema).update(failure=failure)
