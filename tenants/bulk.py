"""Many rows in one statement with one parameter: what they say travels as JSON, and the database takes it apart.

The ORM writes a placeholder for each value, or a condition for each row; thousands of rows then cost more in Python
than in the database. Signals, defaults and checks are as for ``bulk_create`` and ``bulk_update``: values are written
as they stand on the objects.
"""

import json
from collections.abc import Collection, Sequence

from django.db import connection
from django.db.models import BinaryField, Field, JSONField, Model

_INSERT = "INSERT INTO {table} ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::{table}, %s)"
_UPDATE = "UPDATE {table} SET {setting} FROM json_populate_recordset(NULL::{table}, %s) told WHERE {table}.id = told.id"


def insert_rows(rows: Sequence[Model]) -> None:
    """Insert new rows of one model. They get no keys: who goes on with them reads them again."""
    if rows:
        fields = [field for field in rows[0]._meta.concrete_fields if not field.primary_key]
        columns = ", ".join(_quoted(field.column) for field in fields)
        _send(_INSERT.format(table=_table(rows[0]), columns=columns), rows, fields)


def update_rows(rows: Sequence[Model], names: Collection[str]) -> None:
    """Write these fields of rows of one model that are there already."""
    if rows:
        fields = [rows[0]._meta.get_field(name) for name in names]
        setting = ", ".join(f"{_quoted(field.column)} = told.{_quoted(field.column)}" for field in fields)
        key = rows[0]._meta.pk
        _send(_UPDATE.format(table=_table(rows[0]), setting=setting), rows, [key, *fields])


def _send(statement: str, rows: Sequence[Model], fields: Sequence[Field]) -> None:
    if any(isinstance(field, BinaryField) for field in fields):
        raise TypeError("bytes do not travel as JSON")
    told = [{field.column: _told(field, row) for field in fields} for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(statement, [json.dumps(told, default=str, ensure_ascii=False)])


def _told(field: Field, row: Model) -> object:
    value = getattr(row, field.attname)
    return value if isinstance(field, JSONField) or value is None else field.get_prep_value(value)


def _table(row: Model) -> str:
    return _quoted(row._meta.db_table)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
