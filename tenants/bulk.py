"""Many rows in one statement: new ones by COPY, changes with one parameter for each column.

The ORM writes a placeholder for each value, or a condition for each row; thousands of rows then cost more in Python
than in the database. Signals, defaults and checks are as for ``bulk_create`` and ``bulk_update``: values are written
as they stand on the objects. What all rows of a change say alike travels once.
"""

import gc
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import repeat
from operator import is_
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import (
    BinaryField,
    CharField,
    DateField,
    DateTimeField,
    Field,
    JSONField,
    Lookup,
    Model,
    QuerySet,
    TextField,
)
from django.db.models.base import ModelState
from django.db.models.expressions import DatabaseDefault
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone

from tenants.sealed import SealedJSONField

_KEYS = "SELECT nextval((SELECT pg_get_serial_sequence(%s, %s)::regclass)) FROM generate_series(1, %s)"
_COPY = "COPY {table} ({columns}) FROM STDIN"
_UPDATE = "UPDATE {table} SET {setting} FROM unnest({lists}) AS told ({columns}) WHERE {table}.{key} = told.{key}"
M = TypeVar("M", bound=Model)
SEPARATOR = "\x1f"
"""Stands between texts that travel as one: to write a list text by text takes longer than to search it."""
_AS_IT_IS = frozenset({int, UUID, date, datetime, type(None)})
"""What PostgreSQL reads as Python writes it, or is nothing."""
_NULL, _SIGNS = "\\N", "\\\t\n\r"
_PLAIN = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
"""How COPY reads what is nothing, and the signs that mean something to it."""
_EMPTY: dict[type, str] = {dict: "{}", list: "[]"}
_ENCODE = json.JSONEncoder(default=str, ensure_ascii=False, check_circular=False).encode


@Field.register_lookup
class Among(Lookup):  # type: ignore[type-arg]
    """``name__among={...}``: like ``in``, for thousands of values, which travel as one parameter."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:  # type: ignore[override]
        left, values = self.process_lhs(compiler, connection)
        asked = list(self.rhs)
        if asked and all(type(value) is str and value and SEPARATOR not in value for value in asked):
            return f"{left} = ANY(string_to_array(%s, '{SEPARATOR}'))", [*values, SEPARATOR.join(asked)]
        return f"{left} = ANY(%s)", [*values, asked]


@contextmanager
def without_collecting() -> Iterator[None]:
    """Look for no garbage meanwhile: thousands of rows are alive until the end, and each look goes through them all.

    For a stretch whose length is bounded; what it leaves behind is collected afterwards, as ever.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def made(model: type[M], names: Sequence[str], told: Iterable[Sequence[object]]) -> list[M]:
    """New rows of one model that are not saved: what each says under these names of columns, the rest by default.

    They are put together without asking each field, as ``copy`` does it: that costs a tenth. They are made at one
    moment.
    """
    usual: dict[str, object] = {}
    fresh: list[tuple[str, Callable[[], object]]] = []
    for field in model._meta.concrete_fields:
        if _is_own(field) and field.attname not in names:
            fresh.append((field.attname, field.default))
        else:
            usual[field.attname] = None if field.primary_key else field.get_default()
    rows = []
    for values in told:
        row = model.__new__(model)
        row.__dict__ = {**usual, **dict(zip(names, values, strict=True)), "_state": ModelState()}
        for name, default in fresh:
            row.__dict__[name] = default()
        rows.append(row)
    return rows


def fetched(rows: "QuerySet[M]", names: Sequence[str]) -> list[M]:
    """The rows of which only these columns are needed; what else is asked of one is fetched then.

    As ``only`` gives them, at a part of the cost: nobody is told that each was made.
    """
    model, alias = rows.model, rows.db
    found = []
    for values in rows.values_list(*names):
        row, state = model.__new__(model), ModelState()
        state.adding, state.db = False, alias
        row.__dict__ = {**dict(zip(names, values, strict=True)), "_state": state}
        found.append(row)
    return found


def insert_told(model: type[Model], names: Sequence[str], told: Sequence[Sequence[object]]) -> None:
    """Insert rows of which nobody needs the objects: what each says under these names of columns, the rest by default.

    For models whose fields write a value as it is.
    """
    if not told:
        return
    fields = {field.attname: field for field in model._meta.concrete_fields if not field.primary_key}
    columns = {name: list(values) for name, values in zip(names, zip(*told, strict=True), strict=True)}
    for name, field in fields.items():
        if name not in columns:
            columns[name] = (
                [field.get_default() for _each in told] if _is_own(field) else [field.get_default()] * len(told)
            )
    texts = [_texts(fields[name], values) for name, values in columns.items()]
    _copied(model, [str(fields[name].column) for name in columns], texts)


def insert_rows(rows: Sequence[Model], *, are_needed: bool = True) -> None:
    """Insert new rows of one model, and give each its key; not so where the caller needs the objects no more."""
    if not rows:
        return
    meta = rows[0]._meta
    fields = [field for field in meta.concrete_fields if not field.primary_key and not _is_left(field, rows)]
    for field in fields:
        if _is_set_when_saved(field):
            for row in rows:
                setattr(row, field.attname, field.pre_save(row, add=True))
    columns, texts = [str(field.column) for field in fields], [_lying(field, rows) for field in fields]
    if are_needed:
        key = meta.pk
        with connection.cursor() as cursor:
            cursor.execute(_KEYS, [_table(rows[0]), key.column, len(rows)])
            keys = [found for (found,) in cursor.fetchall()]
        columns, texts = [str(key.column), *columns], [_texts(key, keys), *texts]
    _copied(type(rows[0]), columns, texts)
    if are_needed:
        name, alias = key.attname, connection.alias
        for row, given in zip(rows, keys, strict=True):
            row.__dict__[name], state = given, row._state
            state.adding, state.db = False, alias


def update_rows(rows: Sequence[Model], names: Collection[str]) -> None:
    """Write these fields of rows of one model that are there already."""
    if not rows:
        return
    meta = rows[0]._meta
    key = _quoted(meta.pk.column)
    list_of_keys, keys = _listed(_lying(meta.pk, rows))
    lists, columns, told = [f"{list_of_keys}::bigint[]"], [key], [keys]
    setting, alike = [], []
    for field in (each for each in meta.concrete_fields if each.name in names):
        texts, column = _lying(field, rows), _quoted(field.column)
        if all(map(is_, texts, repeat(texts[0]))):
            setting.append(f"{column} = %s")
            alike.append(texts[0])
        else:
            listed, parameter = _listed(texts)
            lists.append(listed)
            columns.append(column)
            told.append(parameter)
            setting.append(f"{column} = told.{column}{_cast(field)}")
    statement = _UPDATE.format(
        table=_table(rows[0]), setting=", ".join(setting), lists=", ".join(lists), columns=", ".join(columns), key=key
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*alike, *told])


def _copied(model: type[Model], columns: Sequence[str], texts: Sequence[list[str | None]]) -> None:
    """Copy rows into the table: the texts of each column."""
    told = "\n".join(map("\t".join, zip(*map(_escaped, texts), strict=True)))
    statement = _COPY.format(table=_quoted(model._meta.db_table), columns=", ".join(map(_quoted, columns)))
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        copy.write(f"{told}\n")


def _lying(field: "Field[Any, Any]", rows: Sequence[Model]) -> list[str | None]:
    """What lies in one column of each row, as PostgreSQL reads it."""
    if isinstance(field, SealedJSONField):
        return [*field.written_of(rows, _json)]
    if hasattr(field, "lying_of"):
        return _texts(field, field.lying_of(rows))
    name = field.attname
    return _texts(field, [row.__dict__[name] for row in rows])


def _texts(field: "Field[Any, Any]", values: list[Any]) -> list[str | None]:
    """Values of one column as PostgreSQL reads them; the same text again and again where all are one."""
    first = values[0]
    if all(map(is_, values, repeat(first))):
        return [_text(field, first)] * len(values)
    kinds = set(map(type, values))
    if isinstance(field, JSONField) or not (kinds <= _AS_IT_IS or all(issubclass(kind, str) for kind in kinds)):
        return [_text(field, value) for value in values]
    if kinds == {str}:
        return values
    if kinds == {UUID}:
        return [value.hex for value in values]
    if type(None) in kinds:
        return [None if value is None else str(value) for value in values]
    return list(map(str, values))


def _text(field: "Field[Any, Any]", value: Any) -> str | None:
    told = _told(field, value)
    if told is None:
        return None
    if isinstance(field, JSONField):
        return _json(told)
    if isinstance(told, bool):
        return "t" if told else "f"
    if isinstance(told, list):
        return _array(told)
    return str(told)


def _json(value: Any) -> str:
    return _EMPTY[type(value)] if not value and type(value) in _EMPTY else _ENCODE(value)


def _array(told: list[Any]) -> str:
    """A list of texts as PostgreSQL writes it."""
    texts = list(map(str, told))
    if any(sign in text for sign in '\\"' for text in texts):
        texts = [text.replace("\\", "\\\\").replace('"', '\\"') for text in texts]
    return '{"' + '","'.join(texts) + '"}' if texts else "{}"


def _escaped(texts: list[str | None]) -> list[str]:
    """The texts as COPY reads them; a look at all of them at once mostly finds no sign that means something to it."""
    told = [text for text in texts if text is not None]
    whole = "".join(told)
    is_plain = not any(sign in whole for sign in _SIGNS)
    if is_plain and len(told) == len(texts):
        return told
    return [_NULL if text is None else text if is_plain else text.translate(_PLAIN) for text in texts]


def _listed(texts: list[str | None]) -> tuple[str, str | list[str | None]]:
    """A list of texts in SQL, and its parameter: one text where that can be taken apart again."""
    told = [_NULL if text is None else text for text in texts]
    whole = SEPARATOR.join(told)
    if whole.count(SEPARATOR) >= len(texts) or told.count(_NULL) > texts.count(None):
        return "%s::text[]", texts
    return f"string_to_array(%s, '{SEPARATOR}', '{_NULL}')", whole


def _cast(field: "Field[Any, Any]") -> str:
    """What makes a value of the column's type of its text; a text is one, and is refused where it is too long."""
    if isinstance(field, CharField | TextField):
        return ""
    return "::text[]" if isinstance(field, ArrayField) else f"::{field.db_type(connection)}"


def _is_set_when_saved(field: "Field[Any, Any]") -> bool:
    """Whether the field gives itself a value when its row is saved; one of a date only if it was asked to."""
    if hasattr(field, "stored_of") or type(field).pre_save is Field.pre_save:
        return False
    if type(field).pre_save in {DateField.pre_save, DateTimeField.pre_save}:
        return bool(field.auto_now or field.auto_now_add)  # type: ignore[attr-defined]
    return True


def _is_own(field: "Field[Any, Any]") -> bool:
    """Whether each row gets a default of its own, which is no moment: all that are made at once are of the same."""
    return field.has_default() and callable(field.default) and field.default is not timezone.now


def _is_left(field: "Field[Any, Any]", rows: Sequence[Model]) -> bool:
    """Whether the database fills the field in by itself."""
    return all(isinstance(getattr(row, field.attname), DatabaseDefault) for row in rows)


def _told(field: "Field[Any, Any]", value: object) -> object:
    if isinstance(field, BinaryField) or hasattr(value, "resolve_expression"):
        raise TypeError(f"{field} does not travel as a text")
    return value if value is None or isinstance(field, JSONField) else field.get_prep_value(value)


def _table(row: Model) -> str:
    return _quoted(row._meta.db_table)


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(str(name))
