"""Many rows in one statement with one parameter: what they say travels as JSON, and the database takes it apart.

The ORM writes a placeholder for each value, or a condition for each row; thousands of rows then cost more in Python
than in the database. Signals, defaults and checks are as for ``bulk_create`` and ``bulk_update``: values are written
as they stand on the objects.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import BinaryField, Field, JSONField, Model
from django.db.models.expressions import DatabaseDefault

_INSERT = (
    "INSERT INTO {table} ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::{table}, %s) RETURNING id"
)
_UPDATE = "UPDATE {table} SET {setting} FROM json_populate_recordset(NULL::{table}, %s) told WHERE {table}.id = told.id"


def insert_rows(rows: Sequence[Model]) -> None:
    """Insert new rows of one model, and give each its key."""
    if not rows:
        return
    fields = [field for field in rows[0]._meta.concrete_fields if not field.primary_key and not _is_left(field, rows)]
    columns = ", ".join(_quoted(field.column) for field in fields)
    told = [{field.column: _told(field, field.pre_save(row, add=True)) for field in fields} for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT.format(table=_table(rows[0]), columns=columns), [_written(told)])
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk, row._state.adding, row._state.db = key, False, connection.alias


def update_rows(rows: Sequence[Model], names: Collection[str]) -> None:
    """Write these fields of rows of one model that are there already."""
    if not rows:
        return
    fields = [field for field in rows[0]._meta.concrete_fields if field.name in names]
    setting = ", ".join(f"{_quoted(field.column)} = told.{_quoted(field.column)}" for field in fields)
    told = [
        {"id": row.pk} | {str(field.column): _told(field, getattr(row, field.attname)) for field in fields}
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.execute(_UPDATE.format(table=_table(rows[0]), setting=setting), [_written(told)])


def _is_left(field: "Field[Any, Any]", rows: Sequence[Model]) -> bool:
    """Whether the database fills the field in by itself."""
    return all(isinstance(getattr(row, field.attname), DatabaseDefault) for row in rows)


def _told(field: "Field[Any, Any]", value: object) -> object:
    if isinstance(field, BinaryField) or hasattr(value, "resolve_expression"):
        raise TypeError(f"{field} does not travel as JSON")
    return value if isinstance(field, JSONField) or value is None else field.get_prep_value(value)


def _written(told: Sequence[Mapping[Any, object]]) -> str:
    return json.dumps(told, default=str, ensure_ascii=False)


def _table(row: Model) -> str:
    return _quoted(row._meta.db_table)


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(str(name))
