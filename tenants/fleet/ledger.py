"""Which schema has which migrations, as written in the public schema."""

from django.db import connections
from django.db.models import QuerySet

from tenants.models import SchemaVersion
from tenants.schema.binding import ALIAS
from tenants.schema.fingerprints import graph_fingerprint

PUBLIC = "public"


def behind() -> QuerySet[SchemaVersion]:
    """Return the tenants' schemas that lack a migration, fenced ones included."""
    rows = SchemaVersion.objects.using(ALIAS).exclude(schema_name=PUBLIC)
    return rows.exclude(fingerprint=graph_fingerprint(shared=False)).order_by("schema_name")


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


def fence(schema: str, failure: str) -> None:
    """Keep requests out of a schema that could not be migrated; every process hears of it."""
    SchemaVersion.objects.using(ALIAS).filter(schema_name=schema).update(failure=failure)
