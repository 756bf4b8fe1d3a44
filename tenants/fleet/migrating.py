"""Bringing every schema up to date: one pilot goes migration by migration, all others replay what it did.

Guarantees: a schema is changed in one transaction together with its line in the ledger (unless a migration says that it
cannot); killed at any point, the next run goes on where this one stopped; a schema that fails is fenced, and the others
go on; a second run waits for the first, and then finds nothing to do.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from django.db import DatabaseError, connections
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from tenants import logins
from tenants.fleet import ledger
from tenants.fleet.recipes import PythonStep, Recipe, collect
from tenants.routers import is_shared
from tenants.schema.binding import ALIAS, bound_to
from tenants.schema.migrating import migrate_schema

T = TypeVar("T")
Say = Callable[[str], None]


@dataclass
class Outcome:
    """What a run did."""

    migrated: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def migrate_public(say: Say) -> None:
    """Bring the public schema up to date."""
    if ledger.public_is_current():
        return
    for name in migrate_schema(ledger.PUBLIC):
        say(f"public: {name}")
    ledger.note_public()


def migrate_fleet(say: Say, *, jobs: int = 2) -> Outcome:
    """Bring every tenant's schema up to date. With nothing to do this is one query and loads no migration."""
    outcome, newest = Outcome(), ledger.newest()
    if not ledger.behind(newest).exists():
        return outcome
    with ledger.only_one_run():
        groups: dict[str, list[str]] = {}
        for schema, reached in ledger.behind(newest).values_list("schema_name", "fingerprint"):
            groups.setdefault(reached, []).append(schema)
        for schemas in groups.values():
            _migrate_group(schemas, newest, outcome, say, jobs)
    return outcome


def _migrate_group(schemas: list[str], newest: str, outcome: Outcome, say: Say, jobs: int) -> None:
    """Migrate schemas that all have the same migrations."""
    waiting = list(schemas)
    recipe = None
    while waiting and recipe is None:
        first = waiting.pop(0)
        recipe = _attempt(first, outcome, partial(pilot, first, newest))
    if recipe is None:
        return
    say(f"{len(schemas)} schemas: {', '.join('.'.join(name) for name in recipe.names) or 'nothing to apply'}")

    def replay(schema: str) -> None:
        _attempt(schema, outcome, partial(_replay, recipe, schema, newest))

    if jobs < 2 or len(waiting) < 2:
        for schema in waiting:
            replay(schema)
        return
    with ThreadPoolExecutor(jobs) as pool:
        shares = [waiting[number::jobs] for number in range(jobs)]
        list(pool.map(lambda share: _closing(replay, share), shares))


def _closing(replay: Callable[[str], None], share: list[str]) -> None:
    """Do the share of one thread and close its connection, which belongs to the thread."""
    try:
        for schema in share:
            replay(schema)
    finally:
        connections[ALIAS].close()


def _attempt(schema: str, outcome: Outcome, work: Callable[[], T]) -> T | None:
    try:
        result = work()
    except DatabaseError as error:
        reason = f"{type(error).__name__}: {error}".strip()
        connections[ALIAS].close()
        ledger.fence(schema, reason)
        outcome.failed[schema] = reason
        return None
    outcome.migrated.append(schema)
    return result


def pilot(schema: str, newest: str) -> Recipe:
    """Migrate one schema, one migration after the other, and return all that was done to it."""
    total = Recipe()
    with bound_to(schema) as connection:
        executor = MigrationExecutor(connection)
        graph = executor.loader.graph
        targets = [node for node in graph.leaf_nodes() if not is_shared(node[0])]
        plan: list[Migration] = [migration for migration, _backwards in executor.migration_plan(targets)]
        # Squashed migrations leave the names that they replaced among the applied ones.
        state = executor.loader.project_state(
            [node for node in executor.loader.applied_migrations if node in graph.nodes]
        )
        for migration in plan:
            recipe = collect(migration, state, connection)
            _apply_in_place(recipe)
            total += recipe
        with connection.cursor() as cursor:
            cursor.execute(ledger.note(schema, newest))
    return total


def _replay(recipe: Recipe, schema: str, newest: str) -> None:
    """Do to one schema what the pilot went through."""
    if recipe.is_sql:
        with connections[ALIAS].cursor() as cursor:
            cursor.execute(_message(recipe, schema, newest))
        return
    with bound_to(schema):
        _apply_in_place(recipe, ledger.note(schema, newest))


def _message(recipe: Recipe, schema: str, newest: str) -> str:
    """Return everything as one message: one round trip, and one transaction without a word for it."""
    path = sql.SQL("SET LOCAL search_path TO {}, {}, pg_temp;").format(
        sql.Identifier(schema), sql.Identifier(logins.EXTENSIONS_SCHEMA)
    )
    return "\n".join([path.as_string(), *recipe.statements(), _recorded(recipe), ledger.note(schema, newest)])


def _recorded(recipe: Recipe) -> str:
    """Return the statement that adds the migrations to Django's own list."""
    if not recipe.names:
        return ""
    rows = sql.SQL(", ").join(
        sql.SQL("({}, {}, now())").format(sql.Literal(app), sql.Literal(name)) for app, name in recipe.names
    )
    return (sql.SQL("INSERT INTO django_migrations (app, name, applied) VALUES ") + rows + sql.SQL(";")).as_string()


def _apply_in_place(recipe: Recipe, note: str = "") -> None:
    """Run the steps on the bound connection, Python included; in one transaction unless the migration refuses one."""
    with connections[ALIAS].schema_editor(atomic=recipe.is_atomic) as editor:
        for step in recipe.steps:
            if isinstance(step, PythonStep):
                step.run(editor)
            else:
                editor.execute(step, params=None)
        for statement in filter(None, (_recorded(recipe), note)):
            editor.execute(statement, params=None)
