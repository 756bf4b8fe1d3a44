"""Many rows in one statement with one parameter: what they say travels as JSON, and the database takes it apart.

The ORM writes a placeholder for each value, or a condition for each row; thousands of rows then cost more in Python
than in the database. Signals, defaults and checks are as for ``bulk_create`` and ``bulk_update``: values are written
as they stand on the objects. What the first row says travels once; the others say only where they differ.
"""

import gc
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BinaryField, CharField, Field, JSONField, Lookup, Model, TextField
from django.db.models.base import ModelState
from django.db.models.expressions import DatabaseDefault
from django.db.models.sql.compiler import SQLCompiler

_INSERT = """
    INSERT INTO {table} ({columns})
    SELECT {columns} FROM json_populate_recordset(json_populate_record(NULL::{table}, %s), %s) RETURNING id
"""
_INSERT_TOLD = "INSERT INTO {table} ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::{table}, %s)"
_UPDATE = """
    UPDATE {table} SET {setting}
    FROM json_populate_recordset(json_populate_record(NULL::{table}, %s), %s) told WHERE {table}.id = told.id
"""
M = TypeVar("M", bound=Model)
SEPARATOR = "\x1f"
"""Stands between texts that travel as one: to write a list text by text takes longer than to search it."""
_COMPARED = frozenset({str, int, bool, UUID, date})
"""Of these, what is equal is written in the same way; in JSON, 1 and true are equal and are not the same."""
_AS_IT_IS = frozenset({int, bool, type(None), UUID, date})
_AS_TEXT = _AS_IT_IS | {str}


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

    They are put together without asking each field, as ``copy`` does it: that costs a tenth.
    """
    usual: dict[str, object] = {}
    fresh: list[tuple[str, Callable[[], object]]] = []
    for field in model._meta.concrete_fields:
        if field.has_default() and callable(field.default) and field.attname not in names:
            fresh.append((field.attname, field.default))
        else:
            usual[field.attname] = None if field.primary_key else field.get_default()
    rows = []
    for values in told:
        row = model.__new__(model)
        row.__dict__.update(usual, _state=ModelState())
        for name, default in fresh:
            row.__dict__[name] = default()
        row.__dict__.update(zip(names, values, strict=True))
        rows.append(row)
    return rows


def insert_told(model: type[Model], names: Sequence[str], told: Sequence[Sequence[object]]) -> None:
    """Insert rows of which nobody needs the objects: what each says under these names of columns, the rest by default.

    For models whose fields write a value as it is.
    """
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    fresh = [field for field in fields if field.attname not in names]
    columns = [*names, *(field.column for field in fresh)]
    rows = [dict(zip(columns, (*values, *(field.get_default() for field in fresh)), strict=True)) for values in told]
    if rows:
        table, listed = _quoted(model._meta.db_table), ", ".join(map(_quoted, columns))
        with connection.cursor() as cursor:
            written = json.dumps(rows, default=str, ensure_ascii=False)
            cursor.execute(_INSERT_TOLD.format(table=table, columns=listed), [written])


def insert_rows(rows: Sequence[Model]) -> None:
    """Insert new rows of one model, and give each its key."""
    if not rows:
        return
    fields = [field for field in rows[0]._meta.concrete_fields if not field.primary_key and not _is_left(field, rows)]
    columns = ", ".join(_quoted(field.column) for field in fields)
    for field in fields:
        if type(field).pre_save is not Field.pre_save and not hasattr(field, "stored_of"):
            for row in rows:
                setattr(row, field.attname, field.pre_save(row, add=True))
    with connection.cursor() as cursor:
        cursor.execute(_INSERT.format(table=_table(rows[0]), columns=columns), _written(fields, rows))
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk, row._state.adding, row._state.db = key, False, connection.alias


def update_rows(rows: Sequence[Model], names: Collection[str]) -> None:
    """Write these fields of rows of one model that are there already."""
    if not rows:
        return
    meta = rows[0]._meta
    fields = [field for field in meta.concrete_fields if field.name in names]
    setting = ", ".join(f"{_quoted(field.column)} = told.{_quoted(field.column)}" for field in fields)
    written = _written([field for field in meta.concrete_fields if field.primary_key or field in fields], rows)
    with connection.cursor() as cursor:
        cursor.execute(_UPDATE.format(table=_table(rows[0]), setting=setting), written)


def _is_left(field: "Field[Any, Any]", rows: Sequence[Model]) -> bool:
    """Whether the database fills the field in by itself."""
    return all(isinstance(getattr(row, field.attname), DatabaseDefault) for row in rows)


def _written(fields: Sequence["Field[Any, Any]"], rows: Sequence[Model]) -> list[str]:
    """What the first row says, and in what each differs from it."""
    values_of = _values_of(fields)
    first = values_of(rows[0])
    places = [
        (str(field.column), field, _AS_TEXT if isinstance(field, CharField | TextField) else _AS_IT_IS)
        for field in fields
    ]
    told = []
    for row in rows:
        own = {}
        for (column, field, plain), value, usual in zip(places, values_of(row), first, strict=False):
            if value is usual:
                continue
            kind = type(value)
            if kind is type(usual) and (value == usual if kind in _COMPARED else not value and not usual):
                continue
            own[column] = value if kind in plain else _told(field, value)
        told.append(own)
    usual_values = {column: _told(field, value) for (column, field, _plain), value in zip(places, first, strict=False)}
    return [json.dumps(each, default=str, ensure_ascii=False) for each in (usual_values, told)]


def _values_of(fields: Sequence["Field[Any, Any]"]) -> Callable[[Model], Sequence[object]]:
    """What gives the values of a row as they lie in the database, and one more behind them."""
    sealed = [(place, field) for place, field in enumerate(fields) if hasattr(field, "stored_of")]
    places = dict(sealed)
    names = ["_state" if place in places else field.attname for place, field in enumerate(fields)]
    plain: Callable[[Model], Sequence[object]] = attrgetter(*names, "_state")  # never one alone, so always a tuple
    if not sealed:
        return plain

    def lying(row: Model) -> Sequence[object]:
        values = [*plain(row)]
        for place, field in sealed:
            values[place] = field.pre_save(row, add=False)
        return values

    return lying


def _told(field: "Field[Any, Any]", value: object) -> object:
    if isinstance(field, BinaryField) or hasattr(value, "resolve_expression"):
        raise TypeError(f"{field} does not travel as JSON")
    return value if value is None or isinstance(field, JSONField) else field.get_prep_value(value)


def _table(row: Model) -> str:
    return _quoted(row._meta.db_table)


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(str(name))
