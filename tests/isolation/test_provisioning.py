"""A schema is whole or it is not there, and equal to one that was migrated step by step."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError, connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from tenants import directory
from tenants.context import TenantIdentity, use_tenant
from tenants.fleet import ledger
from tenants.fleet.migrating import pilot
from tenants.models import Domain, SchemaVersion, Tenant, TenantState
from tenants.provisioning.claiming import claim, open_doors
from tenants.provisioning.schemas import drop_schema, fill_pool, make_schema, new_schema_name
from tenants.provisioning.suspending import settle_logins
from tenants.schema import script as scripts
from tenants.schema.binding import ALIAS, bound_to
from tenants.schema.migrating import migrate_schema
from tenants.schema.roles import create_schema, create_tenant_role, open_for_viewing
from tests import catalogue
from tests.isolation.world import World, run_as

pytestmark = pytest.mark.isolation


@pytest.fixture(autouse=True)
def _cleared(world: World):
    """Drop what a test made, logins included: they belong to the whole cluster."""
    yield
    kept = {world.alpha.schema, world.beta.schema, world.platform.schema}
    for tenant in Tenant.objects.using(ALIAS).exclude(schema_name__in=kept):
        drop_schema(tenant)


def migrate_as_the_fleet_does(schema: str) -> None:
    with bound_to(schema) as connection:
        MigrationRecorder(connection).ensure_schema()
    pilot(schema, ledger.newest())


@pytest.mark.parametrize(
    "migrate",
    [
        migrate_as_the_fleet_does,
        # The script was written from this one: where it equals the fleet's, so does this.
        pytest.param(migrate_schema, marks=pytest.mark.soak),
    ],
)
def test_replayed_schema_equals_a_migrated_one(world: World, migrate: Callable[[str], object]) -> None:
    replayed = make_schema()
    migrated = TenantIdentity(id=0, public_id=world.alpha.public_id, schema=new_schema_name(), slug="")
    with transaction.atomic(ALIAS), connections[ALIAS].cursor() as cursor:
        create_tenant_role(cursor.cursor, migrated.schema)
        create_schema(cursor.cursor, migrated.schema, migrated.schema)
    try:
        migrate(migrated.schema)
        with bound_to(migrated.schema) as connection, connection.cursor() as cursor:
            scripts.close_migrations(cursor, migrated.schema)
            open_for_viewing(cursor.cursor, migrated.schema)
        with use_tenant(migrated):
            scripts.run_steps()
        with world.admin() as admin:
            ours, theirs = (catalogue.described(admin, name) for name in (replayed.schema_name, migrated.schema))
        for kind, lines in theirs.items():
            assert set(lines) ^ set(ours[kind]) == set(), kind
    finally:
        connections["default"].close()
        drop_schema(Tenant(schema_name=migrated.schema))


def test_no_id_that_goes_outside_is_shared(world: World) -> None:
    first, second = make_schema(), make_schema()
    with world.admin() as admin:
        columns = admin.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = %s AND data_type = 'uuid' AND column_name = 'public_id'",
            [first.schema_name],
        ).fetchall()
        assert columns
        for table, column in columns:
            shared = admin.execute(
                f"SELECT {column} FROM {first.schema_name}.{table}"
                f" INTERSECT SELECT {column} FROM {second.schema_name}.{table}"
            ).fetchall()
            assert shared == [], table


def test_claim_takes_from_the_pool_and_is_the_same_twice(world: World) -> None:
    fill_pool(1)
    ready = Tenant.objects.using(ALIAS).get(state=TenantState.READY)
    claimed = claim("claimed")
    assert claimed.pk == ready.pk
    assert claim("claimed").pk == claimed.pk
    assert Domain.objects.using(ALIAS).filter(tenant=claimed).count() == 1
    assert directory.look_up("claimed.localhost").serves is False
    open_doors(claimed)
    directory.forget("")
    assert directory.look_up("claimed.localhost").serves is True


def test_claim_makes_a_schema_when_the_pool_is_empty(world: World) -> None:
    claimed = claim("from-nothing")
    assert run_as(claimed.identity, "SELECT current_user") == [(claimed.schema_name,)]


def test_two_claims_at_once_never_share_a_schema(world: World) -> None:
    fill_pool(2)
    with transaction.atomic(ALIAS):
        first = claim("first")
        with world.admin() as admin:
            left = admin.execute(
                "SELECT id FROM tenants_tenant WHERE state = 'ready' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED"
            ).fetchone()
    assert left is not None
    assert left[0] != first.pk


def test_fill_pool_makes_only_what_is_missing(world: World) -> None:
    assert fill_pool(2) == 2
    assert fill_pool(2) == 0


def test_suspended_tenant_cannot_log_in_until_it_is_active_again(world: World) -> None:
    tenant = claim("suspended")
    open_doors(tenant)
    assert settle_logins() == 0
    Tenant.objects.using(ALIAS).filter(pk=tenant.pk).update(state=TenantState.SUSPENDED)
    assert settle_logins() == 1
    with pytest.raises(OperationalError, match="not permitted to log in"):
        run_as(tenant.identity, "SELECT 1")
    Tenant.objects.using(ALIAS).filter(pk=tenant.pk).update(state=TenantState.ACTIVE)
    assert settle_logins() == 1
    assert run_as(tenant.identity, "SELECT 1") == [(1,)]


def test_damaged_script_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tenant.sql"
    scripts.TenantScript(fingerprint="a" * 64, body="SELECT 1;\n").write(path)
    assert scripts.TenantScript.read(path).body == "SELECT 1;\n"
    path.write_text(path.read_text() + "DROP TABLE x;\n")
    with pytest.raises(scripts.ScriptDamaged):
        scripts.TenantScript.read(path)


def test_stale_script_is_refused_outside_development(world: World, settings, monkeypatch) -> None:
    settings.EMBEDDED = False
    monkeypatch.setattr(scripts, "content_fingerprint", lambda: "f" * 64)
    with pytest.raises(scripts.ScriptStale):
        scripts.tenant_script()


_CHILD = """
import os, django
django.setup()
from django.conf import settings
from django.db import connections
for alias in connections:
    connections.settings[alias].update(HOST=os.environ["PROBE_HOST"], PORT=5432, NAME=os.environ["PROBE_NAME"])
from tenants.context import use_tenant
from tenants.provisioning.claiming import claim, open_doors
from tenants.provisioning.schemas import fill_pool
print("ready", flush=True)
fill_pool(1)
open_doors(claim("killed"))
fill_pool(1)
print("done", flush=True)
"""


def _found_in_a_child(world: World) -> subprocess.Popen[str]:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PROBE_HOST": str(connections["default"].settings_dict["HOST"]),
        "PROBE_NAME": world.database,
    }
    child = subprocess.Popen([sys.executable, "-c", _CHILD], env=environment, stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "ready\n"
    return child


def _finish(child: subprocess.Popen[str]) -> None:
    with child:
        assert child.stdout.read() == "done\n"


@pytest.mark.parametrize("kills", [2, pytest.param(20, marks=pytest.mark.soak)])
def test_killed_at_any_point_a_retry_ends_in_a_working_tenant(world: World, kills: int) -> None:
    started = time.monotonic()
    _finish(_found_in_a_child(world))
    length = time.monotonic() - started
    drop_schema(Tenant.objects.using(ALIAS).get(slug="killed"))
    for _ in range(kills):
        child = _found_in_a_child(world)
        time.sleep(random.uniform(0, length / 2))
        child.kill()
        with child:
            child.wait()
        _nothing_is_half_made(world)
        _finish(_found_in_a_child(world))
        tenant = Tenant.objects.using(ALIAS).get(slug="killed")
        directory.forget("")
        assert directory.look_up("killed.localhost").serves
        assert run_as(tenant.identity, "SELECT count(*) > 0 FROM django_migrations") == [(True,)]
        connections["default"].close()
        drop_schema(tenant)


def _nothing_is_half_made(world: World) -> None:
    """Every schema has its line, its login and its seed rows; nothing has only some of them."""
    with world.admin() as admin:
        # A session whose client was killed ends only when the server notices.
        while admin.execute(
            "SELECT 1 FROM pg_stat_activity WHERE datname = %s AND usename = 'provisioner' AND state <> 'idle'"
            " AND pid <> ALL (SELECT pg_backend_pid())",
            [world.database],
        ).fetchone():
            time.sleep(0.05)
        schemas = {row[0] for row in admin.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 't\\_%'")}
        rows = {
            row[0] for row in admin.execute("SELECT schema_name FROM tenants_tenant WHERE schema_name LIKE 't\\_%'")
        }
        ledger = set(SchemaVersion.objects.using(ALIAS).values_list("schema_name", flat=True))
        logins = {row[0] for row in admin.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 't\\_%'")}
    assert schemas == rows
    assert rows <= ledger
    assert rows <= logins
    assert settings.DATABASES["default"]["NAME"] == world.database
