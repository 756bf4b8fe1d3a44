"""Migrating every schema: resumable, one transaction each, and a failing tenant stays alone."""

import sys
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from shutil import copy

import pytest
from django.db import connections
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from tenants import directory
from tenants.fleet import ledger, migrating
from tenants.fleet.migrating import Outcome, migrate_fleet, migrate_public
from tenants.middleware import HostMiddleware
from tenants.models import SchemaVersion, Tenant
from tenants.outbox import migrations as outbox_migrations
from tenants.provisioning.schemas import drop_schema, fill_pool
from tenants.schema.binding import ALIAS
from tests.isolation.world import World

pytestmark = pytest.mark.isolation

ADD_FIELD = """
from django.db import migrations, models
class Migration(migrations.Migration):
    dependencies = [("outbox", "{after}")]
    operations = [
        migrations.AddField("effect", "{name}", models.CharField(max_length=20, default="it's 100%")),
        migrations.AddIndex("effect", models.Index(fields=["{name}"], name="probe_{name}")),
    ]
"""

IN_PYTHON = """
from django.db import migrations
def fill(apps, editor):
    apps.get_model("auth", "Group").objects.using(editor.connection.alias).create(name="made in Python")
class Migration(migrations.Migration):
    dependencies = [("outbox", "{after}"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(fill)]
"""

CONCURRENTLY = """
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
class Migration(migrations.Migration):
    atomic = False
    dependencies = [("outbox", "{after}")]
    operations = [AddIndexConcurrently("effect", models.Index(fields=["kind"], name="probe_concurrently"))]
"""

Add = Callable[[str, str], None]


@pytest.fixture
def add_migration(world: World, tmp_path: Path, settings, monkeypatch) -> Iterator[Add]:
    """Give the outbox further migrations that only this test knows."""
    package = f"fleet_migrations_{tmp_path.name.replace('-', '_')}"
    folder = tmp_path / package
    folder.mkdir()
    names = []
    for path in sorted(Path(outbox_migrations.__path__[0]).glob("*.py")):
        copy(path, folder)
        names.append(path.stem)
    monkeypatch.syspath_prepend(tmp_path)
    settings.MIGRATION_MODULES = {"outbox": package}

    def add(text: str, name: str) -> None:
        number = len(names)
        (folder / f"{number:04}_{name}.py").write_text(text.format(after=names[-1], name=name))
        names.append(f"{number:04}_{name}")

    names[:] = sorted(name for name in names if name[0].isdigit())
    names.insert(0, "")
    yield add
    for module in [name for name in sys.modules if name.startswith(package)]:
        del sys.modules[module]


@pytest.fixture
def pool(world: World) -> Iterator[list[str]]:
    """Four more schemas."""
    fill_pool(4)
    made = list(Tenant.objects.using(ALIAS).filter(state="ready"))
    yield [tenant.schema_name for tenant in made]
    for tenant in made:
        drop_schema(tenant)


def run(jobs: int = 2) -> Outcome:
    return migrate_fleet(lambda _line: None, jobs=jobs)


def schemas_with(world: World, column: str) -> set[str]:
    with world.admin() as admin:
        rows = admin.execute(
            "SELECT table_schema FROM information_schema.columns WHERE table_name = 'outbox_effect'"
            " AND column_name = %s",
            [column],
        )
        return {row[0] for row in rows}


def everybody() -> set[str]:
    return set(SchemaVersion.objects.using(ALIAS).exclude(schema_name="public").values_list("schema_name", flat=True))


def test_nothing_to_do_is_one_query(world: World) -> None:
    run()  # another test of this module may have left something to do
    with CaptureQueriesContext(connections[ALIAS]) as queries:
        outcome = run()
    assert (len(queries), outcome.migrated) == (1, [])
    with CaptureQueriesContext(connections[ALIAS]) as queries:
        migrate_public(lambda _line: None)
    assert len(queries) == 2


def test_added_field_reaches_every_schema(world: World, pool: list[str], add_migration: Add) -> None:
    add_migration(ADD_FIELD, "everywhere")
    outcome = run()
    assert set(outcome.migrated) == everybody()
    assert schemas_with(world, "everywhere") == everybody()
    assert not ledger.behind(ledger.newest()).exists()
    with world.admin() as admin:
        for schema in everybody():
            recorded = admin.execute(
                f"SELECT count(*) FROM {schema}.django_migrations WHERE name LIKE '%%everywhere'"
            ).fetchone()
            assert recorded == (1,)
    assert run().migrated == []


def test_failing_schema_is_fenced_and_the_others_serve(world: World, pool: list[str], add_migration: Add) -> None:
    with world.admin() as admin:
        admin.execute(f"ALTER TABLE {world.beta.schema}.outbox_effect ADD COLUMN fenced text")
        add_migration(ADD_FIELD, "fenced")
        outcome = run()
        assert set(outcome.failed) == {world.beta.schema}
        assert set(outcome.migrated) == everybody() - {world.beta.schema}
        assert _status("beta.localhost") == HTTPStatus.SERVICE_UNAVAILABLE
        assert _status("alpha.localhost") == HTTPStatus.OK
        admin.execute(f"ALTER TABLE {world.beta.schema}.outbox_effect DROP COLUMN fenced")
    assert run().migrated == [world.beta.schema]
    assert _status("beta.localhost") == HTTPStatus.OK


def test_first_schema_that_fails_does_not_stop_the_next(world: World, pool: list[str], add_migration: Add) -> None:
    first = min(everybody())
    with world.admin() as admin:
        admin.execute(f"ALTER TABLE {first}.outbox_effect ADD COLUMN pilot text")
        add_migration(ADD_FIELD, "pilot")
        assert set(run().failed) == {first}
        admin.execute(f"ALTER TABLE {first}.outbox_effect DROP COLUMN pilot")
    assert run().migrated == [first]


def test_run_that_is_cut_short_goes_on_later(world: World, pool: list[str], add_migration: Add, monkeypatch) -> None:
    add_migration(ADD_FIELD, "resumed")
    replay = migrating._replay
    left = 2

    def cut_short(*arguments: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt
        replay(*arguments)

    monkeypatch.setattr(migrating, "_replay", cut_short)
    with pytest.raises(KeyboardInterrupt):
        run(jobs=1)
    done = schemas_with(world, "resumed")
    assert 0 < len(done) < len(everybody())
    monkeypatch.setattr(migrating, "_replay", replay)
    assert set(run().migrated) == everybody() - done
    assert schemas_with(world, "resumed") == everybody()


def test_python_and_concurrent_steps_reach_every_schema(world: World, pool: list[str], add_migration: Add) -> None:
    add_migration(IN_PYTHON, "python")
    add_migration(CONCURRENTLY, "concurrently")
    outcome = run()
    assert (set(outcome.migrated), outcome.failed) == (everybody(), {})
    with world.admin() as admin:
        for schema in everybody():
            made = admin.execute(f"SELECT count(*) FROM {schema}.auth_group WHERE name = 'made in Python'").fetchone()
            index = admin.execute("SELECT to_regclass(%s) IS NOT NULL", [f"{schema}.probe_concurrently"]).fetchone()
            assert (made, index) == ((1,), (True,))


def _status(host: str) -> int:
    from django.http import HttpResponse

    directory.forget("")
    request = RequestFactory().get("/", HTTP_HOST=host)
    return HostMiddleware(lambda _request: HttpResponse("here"))(request).status_code
