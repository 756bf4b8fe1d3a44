"""What a plan of migrations does to a schema, collected once so that it can be replayed without Django's state."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    CreateModel,
    Migration,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.utils import resolve_relation

# What these do to the database follows from their own model and from those that it points at.
LOOKING_AHEAD = {AddConstraint, AddField, AddIndex, CreateModel, RemoveConstraint, RemoveField, RemoveIndex}


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
    # Django takes a squashed migration for applied when all that it replaces is.
    names = [*((app, name) for app, name in migration.replaces), (migration.app_label, migration.name)]
    recipe = Recipe(is_atomic=migration.atomic, names=names)
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        for operation in migration.operations:
            before, after = _around(operation, migration.app_label, state)
            if operation.reduces_to_sql:
                operation.database_forwards(migration.app_label, editor, before, after)
                recipe.steps.extend(_taken(editor))
            else:
                before.clear_delayed_apps_cache()
                recipe.steps.append(PythonStep(operation, migration.app_label, before, after.clone()))
    recipe.steps.extend(_taken(editor))
    return recipe


def _around(operation: Operation, app_label: str, state: ProjectState) -> tuple[ProjectState, ProjectState]:
    """Move `state` past the operation; return the state before and the state after, as far as it looks at them.

    To render every model takes longer than all else that is planned. So an operation that looks ahead only gets the
    models that it can see, until another one needs them all: later copies then share what did not change.
    """
    is_rendered = "apps" in vars(state)
    if type(operation) not in LOOKING_AHEAD or is_rendered:
        state.apps  # noqa: B018 - rendered here once
        before = state.clone()
        operation.state_forwards(app_label, state)
        return before, state
    former = state.clone()
    operation.state_forwards(app_label, state)
    name = "name" if isinstance(operation, CreateModel) else "model_name"
    seen = _seen_from((app_label, getattr(operation, f"{name}_lower")), former, state)
    before = ProjectState({key: former.models[key] for key in seen if key in former.models}, former.real_apps)
    before.apps  # noqa: B018 - shared with the state after
    after = before.clone()
    operation.state_forwards(app_label, after)
    return before, after


def _seen_from(model: tuple[str, str], *states: ProjectState) -> set[tuple[str, str]]:
    """Return the model and all that it points at, directly or through others, in any of the states."""
    seen: set[tuple[str, str]] = set()
    waiting = [model]
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting.extend(other for state in states if key in state.models for other in _pointed_at(state.models[key]))
    return seen


def _pointed_at(model: ModelState) -> Iterator[tuple[str, str]]:
    here = model.app_label, model.name_lower
    yield from (resolve_relation(base, *here) for base in model.bases if isinstance(base, str))
    for each in model.fields.values():
        if each.remote_field:
            yield resolve_relation(each.remote_field.model, *here)
            if through := getattr(each.remote_field, "through", None):
                yield resolve_relation(through, *here)


def _taken(editor: BaseDatabaseSchemaEditor) -> Iterator[str]:
    collected, editor.collected_sql = editor.collected_sql, []
    return (statement for statement in collected if not statement.startswith("--"))
