"""Tenants that were made before there was a login that only looks get theirs; a suspended one loses both."""

import pytest
from django.db import connections
from psycopg import sql

from tenants.fleet.soundness import violations
from tenants.logins import viewing_login
from tenants.models import Tenant, TenantState
from tenants.provisioning.suspending import settle_logins
from tenants.provisioning.viewing import open_every_schema
from tenants.schema.binding import ALIAS
from tenants.schema.fingerprints import graph_fingerprint
from tests.isolation.world import World, run_as

pytestmark = pytest.mark.isolation


def test_tenant_from_before_gets_its_login(world: World) -> None:
    viewer = sql.Identifier(viewing_login(world.alpha.schema))
    connections["default"].close()
    with world.admin() as admin:
        # Logins belong to the whole cluster, so the one that other databases know is only laid aside.
        admin.execute(sql.SQL("ALTER ROLE {} RENAME TO laid_aside").format(viewer))
        try:
            assert any("no login that only looks" in line for line in violations(graph_fingerprint(shared=False)))
            assert open_every_schema() == 1
            assert open_every_schema() == 0
            found = violations(graph_fingerprint(shared=False))
            assert [line for line in found if "laid_aside" not in line] == []
            assert run_as(world.alpha.looking(), "SELECT current_user") == [(viewing_login(world.alpha.schema),)]
        finally:
            connections["default"].close()
            admin.execute(sql.SQL("DROP OWNED BY {}").format(viewer))
            admin.execute(sql.SQL("DROP ROLE {}").format(viewer))
            admin.execute(sql.SQL("ALTER ROLE laid_aside RENAME TO {}").format(viewer))


def test_table_of_a_later_migration_is_seen_and_not_written(world: World) -> None:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(f"CREATE TABLE {world.alpha.schema}.later (id int PRIMARY KEY)")
    try:
        assert run_as(world.alpha.looking(), "SELECT * FROM later") == []
        assert not [line for line in violations("") if "later" in line]
    finally:
        with connections[ALIAS].cursor() as cursor:
            cursor.execute(f"DROP TABLE {world.alpha.schema}.later")


def test_suspension_takes_both_logins(world: World) -> None:
    rows = Tenant.objects.using(ALIAS).filter(schema_name=world.alpha.schema)
    query = "SELECT count(*) FROM pg_roles WHERE rolname LIKE %s AND rolcanlogin"
    connections["default"].close()
    rows.update(state=TenantState.SUSPENDED)
    try:
        assert settle_logins() == 1
        with world.admin() as admin:
            assert admin.execute(query, [f"{world.alpha.schema}%"]).fetchone() == (0,)
    finally:
        rows.update(state=TenantState.ACTIVE)
        assert settle_logins() == 1
    with world.admin() as admin:
        assert admin.execute(query, [f"{world.alpha.schema}%"]).fetchone() == (2,)
