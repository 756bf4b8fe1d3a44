"""Making a schema with everything inside, in one transaction: afterwards it is whole, or there is nothing."""

import secrets

from django.conf import settings
from django.db import connections, transaction
from psycopg import sql

from tenants.context import PLATFORM_SCHEMA
from tenants.logins import viewing_login
from tenants.models import Domain, SchemaVersion, Tenant, TenantState
from tenants.schema.binding import ALIAS
from tenants.schema.fingerprints import graph_fingerprint
from tenants.schema.roles import create_tenant_role, create_viewing_role
from tenants.schema.script import tenant_script


def new_schema_name() -> str:
    """Return a random name: names of schemas are visible to every login, so they say nothing about the customer."""
    return f"t_{secrets.token_hex(8)}"


def make_schema(schema: str | None = None, *, role: str | None = None) -> Tenant:
    """Make the login, the schema, its tables and seed rows, and the tenant's row in the pool.

    With `role` the login exists already. The platform's own schema is the one that nobody looks at from outside.
    """
    schema = schema or new_schema_name()
    is_viewed = schema != PLATFORM_SCHEMA
    statements = tenant_script().statements_for(schema, viewed=is_viewed)
    with transaction.atomic(ALIAS), connections[ALIAS].cursor() as cursor:
        if role is None:
            create_tenant_role(cursor.cursor, schema)
        if is_viewed:
            create_viewing_role(cursor.cursor, schema)
        cursor.execute(statements)
        SchemaVersion.objects.using(ALIAS).create(schema_name=schema, fingerprint=graph_fingerprint(shared=False))
        return Tenant.objects.using(ALIAS).create(schema_name=schema, state=TenantState.READY)


def make_platform() -> None:
    """Make the operators' own schema, which the login `operator` may enter, unless it is there."""
    tenants = Tenant.objects.using(ALIAS)
    if not tenants.filter(schema_name=PLATFORM_SCHEMA).exists():
        make_schema(PLATFORM_SCHEMA, role=PLATFORM_SCHEMA)
    tenants.filter(schema_name=PLATFORM_SCHEMA).update(slug=PLATFORM_SCHEMA, state=TenantState.ACTIVE)
    platform = tenants.get(schema_name=PLATFORM_SCHEMA)
    Domain.objects.using(ALIAS).get_or_create(domain=settings.PLATFORM_HOST, defaults={"tenant": platform})


def fill_pool(target: int | None = None) -> int:
    """Make ready schemas until there are `target`, and return how many were made."""
    missing = (settings.READY_SCHEMAS if target is None else target) - _ready()
    for _ in range(missing):
        make_schema()
    return max(missing, 0)


def drop_schema(tenant: Tenant) -> None:
    """Drop a tenant with its schema, login and rows. There is no way back but a backup."""
    name = sql.Identifier(tenant.schema_name)
    with transaction.atomic(ALIAS), connections[ALIAS].cursor() as cursor:
        cursor.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(name))
        for login in (tenant.schema_name, viewing_login(tenant.schema_name)):
            cursor.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(login)))
        SchemaVersion.objects.using(ALIAS).filter(schema_name=tenant.schema_name).delete()
        Tenant.objects.using(ALIAS).filter(pk=tenant.pk).delete()


def _ready() -> int:
    return Tenant.objects.using(ALIAS).filter(state=TenantState.READY).count()
