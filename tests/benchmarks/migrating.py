"""G3 and G4: migrating the fleet when there is nothing to do, and when there is one field to add."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy

from django.conf import settings
from django.db import connections

from tenants.fleet.migrating import migrate_fleet
from tenants.models import SchemaVersion
from tenants.outbox import migrations as outbox_migrations
from tests.benchmarks.measure import Report, Samples, in_turns
from tests.benchmarks.stage import ROOT, Stage

ROUNDS = 4
STOCK_TENANTS = 2
_START = "import django; django.setup()"
_NOTHING = f"""{_START}
import os
from django.db import connections
for alias in connections:
    connections.settings[alias].update(HOST=os.environ["B_HOST"], PORT=5432, NAME=os.environ["B_NAME"])
from django.core.management import call_command
call_command("migrate_fleet")
"""

_ADD = """
from django.db import migrations, models
class Migration(migrations.Migration):
    dependencies = [("outbox", "{after}")]
    operations = [migrations.AddField("effect", "bench_{number}", models.IntegerField(null=True))]
"""


def nothing_to_do(stage: Stage, report: Report, size: int) -> None:
    """G3: the whole command against its own start-up."""
    report.title("G3  migrate the fleet with nothing to do")
    stage.grow(size)
    where = connections["provisioner"].settings_dict

    def run(code: str) -> None:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
            "B_HOST": str(where["HOST"]),
            "B_NAME": where["NAME"],
        }
        subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    spent: dict[str, list[float]] = {"start-up": [], "command": []}

    def run_and_note(name: str, code: str) -> None:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run(code)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent[name].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    found = in_turns(
        {
            "start-up": lambda: run_and_note("start-up", _START),
            "command": lambda: run_and_note("command", _NOTHING),
        },
        ROUNDS,
    )
    for name, samples in found.items():
        samples.work = spent[name]
    schema = stage.peer.do("provision")["schema"]
    stock = stage.peer.do("migrate", schema=schema)["seconds"]
    for name, samples in found.items():
        report.line(name, samples)
    report.line("stock, for each tenant", f"{stock * 1000:.0f} ms")
    report.ratio_at_most("command against its own start-up", found["command"], found["start-up"], 2)


def one_field(stage: Stage, report: Report, size: int) -> None:
    """G4: one AddField everywhere, one transaction each."""
    report.title("G4  one field more in every schema")
    stage.grow(size)
    schemas = [tenant.schema_name for tenant in stage.tenants()]
    peers = [stage.peer.do("provision")["schema"] for _ in range(STOCK_TENANTS)]
    floor = _floor(stage, schemas)
    with _further_migration() as package:
        connections["provisioner"].ensure_connection()
        run = in_turns({"ours": lambda: migrate_fleet(lambda _line: None, jobs=1)}, 1)["ours"]
        stock = _stock(stage, peers, package)
    migrated = SchemaVersion.objects.using("provisioner").exclude(schema_name="public").count()
    ours = Samples([run.seconds[0] / migrated], work=[run.work[0] / migrated])
    with stage.admin() as admin:
        reached = admin.execute(
            "SELECT count(*) FROM information_schema.columns WHERE column_name = 'bench_1'"
        ).fetchone()[0]
    report.line("floor: the bare statement, for each tenant", f"{floor * 1000:.2f} ms")
    report.line("ours, for each tenant, planning included", ours)
    report.line("stock, for each tenant", stock)
    report.at_most("work for each tenant", ours.work[0] * 1000, 4, " ms")
    report.faster_at_least("ours against stock", ours, stock, 150)
    report.at_most("schemas without the field", migrated - reached, 0)


def _floor(stage: Stage, schemas: list[str]) -> float:
    with stage.admin() as admin:
        started = time.perf_counter()
        for schema in schemas:
            admin.execute(f"ALTER TABLE {schema}.outbox_effect ADD COLUMN floor integer NULL")
        return (time.perf_counter() - started) / len(schemas)


def _stock(stage: Stage, peers: list[str], package: str) -> Samples:
    """Have the library add the same field; what it costs with nothing to do is part of it."""
    stage.peer.do("learn", modules={"outbox": package}, path=tempfile.gettempdir())
    try:
        answers = [stage.peer.do("migrate", schema=schema) for schema in peers]
        return Samples([answer["seconds"] for answer in answers], work=[answer["work"] for answer in answers])
    finally:
        stage.peer.do("learn", modules={}, path=tempfile.gettempdir())


@contextmanager
def _further_migration() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="bench_migrations_") as name:
        folder = Path(name)
        originals = sorted(Path(outbox_migrations.__path__[0]).glob("*.py"))
        for path in originals:
            copy(path, folder)
        last = max(path.stem for path in originals if path.stem[0].isdigit())
        (folder / "9001_bench.py").write_text(_ADD.format(after=last, number=1))
        sys.path.insert(0, str(folder.parent))
        settings.MIGRATION_MODULES = {"outbox": folder.name}
        try:
            yield folder.name
        finally:
            settings.MIGRATION_MODULES = {}
            sys.path.remove(str(folder.parent))
