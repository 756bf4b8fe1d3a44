"""Migrations that the code before them can live with: during a rollout it works on the new schema (P10)."""

from collections.abc import Iterator
from functools import cache

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader

OURS = ("tenant_apps.", "shared_apps.", "tenants.", "vestibule.")

# Made before there was a release, so that no older code ever met them. Nothing is added here: what takes something
# away comes a release after the code that stopped using it, and says in ``CONTRACTS`` which release that was.
BEFORE_THE_FIRST_RELEASE = {
    "accounts.0004_presence",
    "branding.0003_social_links",
    "documents.0006_declarations",
    "dossiers.0002_stages_that_ask",
    "dossiers.0004_usual_action_points",
    "dossiers.0006_scope_of_action_points",
    "dossiers.0009_product_texts",
    "flows.0004_drafts_and_moves",
    "flows.0007_couples",
    "notifications.0002_ways_credits_and_holding",
    "notifications.0003_texts_prices_and_bounces",
    "organisations.0003_legal_identity",
}
CONTRACTS: dict[str, str] = {}

TAKES_AWAY = (migrations.RemoveField, migrations.DeleteModel, migrations.RenameField, migrations.RenameModel)


def troubles(migration: migrations.Migration) -> Iterator[str]:
    """What the code before this migration fails at: columns and tables that it misses, values that it does not give."""
    made = {step.name_lower for step in migration.operations if isinstance(step, migrations.CreateModel)}
    for step in migration.operations:
        model = getattr(step, "model_name_lower", "") or getattr(step, "name_lower", "")
        if model in made:
            continue
        if isinstance(step, TAKES_AWAY):
            yield step.describe()
        elif isinstance(step, migrations.AddField) and _must_be_given(step.field):
            yield f"{step.describe()}, which older code leaves empty: give it a db_default"


def _must_be_given(field: models.Field) -> bool:
    return not (field.null or field.many_to_many or field.has_db_default() or field.generated)


@cache
def ours() -> dict[str, migrations.Migration]:
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    found = sorted(loader.disk_migrations.items())
    return {f"{room}.{name}": each for (room, name), each in found if type(each).__module__.startswith(OURS)}


def test_older_code_lives_with_each_migration() -> None:
    found = {name: list(troubles(each)) for name, each in ours().items()}
    troubling = {name: what for name, what in found.items() if what}

    assert len(ours()) > 50
    assert troubling.keys() == BEFORE_THE_FIRST_RELEASE | CONTRACTS.keys(), troubling


@pytest.mark.parametrize(
    ("step", "is_lived_with"),
    [
        (migrations.RemoveField("thing", "name"), False),
        (migrations.RenameField("thing", "name", "title"), False),
        (migrations.DeleteModel("thing"), False),
        (migrations.AddField("thing", "kind", models.CharField(default="")), False),
        (migrations.AddField("thing", "kind", models.CharField(default="", db_default="")), True),
        (migrations.AddField("thing", "day", models.DateField(null=True)), True),
        (migrations.AddField("thing", "others", models.ManyToManyField("rooms.other")), True),
    ],
)
def test_what_older_code_lives_with(step: migrations.operations.base.Operation, is_lived_with) -> None:
    migration = migrations.Migration("0002_probe", "rooms")
    migration.operations = [step]
    after_its_table = migrations.Migration("0001_probe", "rooms")
    after_its_table.operations = [migrations.CreateModel("Thing", fields=[]), step]

    assert (not list(troubles(migration))) is is_lived_with
    assert not list(troubles(after_its_table))
