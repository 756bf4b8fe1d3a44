"""What a plan of migrations does to a schema, collected once so that it can be replayed without Django's state."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


@dataclass(frozen=True)
class PythonStep:
    """An operation that cannot be written as SQL; its models were rendered once, for every schema."""

    operation: Operation
    app_label: str
    before: ProjectState
    after: ProjectState

    def run(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Do it to the schema that the editor's connection is bound to."""
        self.operation.database_forwards(self.app_label, editor, self.before, self.after)


@dataclass
class Recipe:
    """The steps of one or more migrations: statements, or operations in Python."""

    is_atomic: bool = True
    steps: list[str | PythonStep] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)

    def __add__(self, other: "Recipe") -> "Recipe":
        return Recipe(self.is_atomic and other.is_atomic, [*self.steps, *other.steps], [*self.names, *other.names])

    @property
    def is_sql(self) -> bool:
        """Whether the whole recipe can be sent to PostgreSQL as one message."""
        return self.is_atomic and not any(isinstance(step, PythonStep) for step in self.steps)

    def statements(self) -> list[str]:
        """Return the statements, for a recipe that is nothing else."""
        return [step for step in self.steps if isinstance(step, str)]


def collect(migration: Migration, state: ProjectState, connection: BaseDatabaseWrapper) -> Recipe:
    """Return the recipe of one migration and move `state` past it.

    The connection is bound to a schema that has every migration before this one: names of constraints are looked up.
    """
    state.apps  # noqa: B018 - rendered here once, every later copy of the state shares what did not change
    recipe = Recipe(is_atomic=migration.atomic, names=[(migration.app_label, migration.name)])
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        for operation in migration.operations:
            before = state.clone()
            operation.state_forwards(migration.app_label, state)
            if operation.reduces_to_sql:
                operation.database_forwards(migration.app_label, editor, before, state)
                recipe.steps.extend(_taken(editor))
            else:
                before.clear_delayed_apps_cache()
                recipe.steps.append(PythonStep(operation, migration.app_label, before, state.clone()))
    recipe.steps.extend(_taken(editor))
    return recipe


def _taken(editor: BaseDatabaseSchemaEditor) -> Iterator[str]:
    collected, editor.collected_sql = editor.collected_sql, []
    return (statement for statement in collected if not statement.startswith("--"))
