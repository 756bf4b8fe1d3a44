"""Reads that every page asks, said once to the ORM and sent with other values each time.

To say a read to the ORM and to have it written as SQL takes longer than the database takes to answer it. What a read
says depends on a few values alone, so it is written once with blanks in their place. Nothing of anybody's is kept: the
values of a request stand in the parameters that are sent, never in the statement.
"""

from collections.abc import Callable, Hashable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

Value = str | int | datetime | UUID | list[int]
Q = TypeVar("Q", bound=QuerySet[Any])
T = TypeVar("T")
KEPT = 64
_FAR = datetime(7000, 1, 1, tzinfo=UTC)
_APART, _NEAR = timedelta(days=20_000), timedelta(days=5_000)
_LETTERS = str.maketrans("0123456789", "qxzjvkwpyf")
_NUMBER = 7_340_115_000


class _Taken(NamedTuple):
    """A parameter: which value stands in it, and what around it."""

    place: int
    before: Any
    after: str


class _Written(NamedTuple):
    """A read as it was written: the rows it gives, its compiler, the statement and its parameters."""

    rows: QuerySet[Any]
    compiler: SQLCompiler
    sql: str
    params: tuple[Any, ...]

    def filled(self, values: tuple[Value, ...]) -> tuple[Any, ...]:
        """The parameters with these values."""
        return tuple(_put(param, values) if isinstance(param, _Taken) else param for param in self.params)


class Prepared:
    """A read; ``says`` makes its rows from values that are compared, and nothing else is done with them.

    ``says`` is not asked again for what it was asked once, so it must not look at the values: what the read depends on
    otherwise comes behind them, by name, and a read is kept for each such.
    """

    def __init__(self, says: Callable[..., Q]) -> None:
        self._says = says
        self._kept: dict[tuple[Hashable, ...], _Written | None] = {}

    def __call__(self, *values: Value, **otherwise: Hashable) -> list[Any]:
        """The rows for these values."""
        key = (*map(type, values), *otherwise.items())
        if key not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[key] = self._write(values, otherwise)
        written = self._kept[key]
        return list(_rows(written, values) if written is not None else self._says(*values, **otherwise))

    def _write(self, values: tuple[Value, ...], otherwise: dict[str, Hashable]) -> _Written | None:
        """The read with blanks; none where it cannot be told for sure which value stands where."""
        blanks = tuple(_blank(place, value) for place, value in enumerate(values))
        rows = self._says(*blanks, **otherwise)
        real = self._says(*values, **otherwise)
        try:
            compiler, (sql, params) = _compiled(rows)
            _compiler, (expected, told) = _compiled(real)
        except EmptyResultSet:
            return None
        written = _Written(rows, compiler, sql, tuple(_found(param, blanks) for param in params))
        is_sure = sql == expected and written.filled(values) == tuple(told)
        used = {param.place for param in written.params if isinstance(param, _Taken)}
        return written if is_sure and used == set(range(len(values))) else None


def _compiled(rows: QuerySet[Any]) -> tuple[SQLCompiler, tuple[str, tuple[Any, ...]]]:
    compiler = rows.query.get_compiler(using=rows.db)
    sql, params = compiler.as_sql()
    return compiler, (sql, tuple(params))


def _blank(place: int, value: Value) -> Value:
    """A value of the same kind that nothing else has, and that stays as it is however it is compared."""
    if isinstance(value, datetime):
        return _FAR + place * _APART
    if isinstance(value, UUID):
        return UUID(int=_NUMBER + place)
    if isinstance(value, int):
        return _NUMBER + place
    if isinstance(value, list):
        return [_NUMBER + place]
    return f"zqblank{f'{place:03d}'.translate(_LETTERS)}zq"


def _found(param: Any, blanks: tuple[Value, ...]) -> Any:
    for place, blank in enumerate(blanks):
        if isinstance(blank, datetime):
            if isinstance(param, datetime) and abs(param - blank) < _NEAR:
                return _Taken(place, param - blank, "")
        elif isinstance(blank, str):
            if isinstance(param, str) and blank in param:
                before, _blank_itself, after = param.partition(blank)
                return _Taken(place, before, after)
        elif type(param) is type(blank) and param == blank:
            return _Taken(place, None, "")
    return param


def _put(taken: _Taken, values: tuple[Value, ...]) -> Any:
    value = values[taken.place]
    if isinstance(value, datetime):
        return value + taken.before
    if isinstance(value, str) and (taken.before or taken.after):  # stands in a pattern, as Django writes one
        literal = value.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
        return f"{taken.before}{literal}{taken.after}"
    return value


def _rows(written: _Written, values: tuple[Value, ...]) -> QuerySet[Any]:
    """The rows, over whichever login this request reads, to be read as they are: nothing can be asked of them further."""
    statement = written.sql, written.filled(values)

    def compiler(using: str | None = None, connection: Any = None, elide_empty: bool = True) -> SQLCompiler:  # noqa: FBT001, FBT002 - Django's signature
        own = _like(written.compiler)
        own.using, own.connection = using, connections[using] if using else connection
        own.as_sql = lambda *_arguments, **_named: statement  # type: ignore[method-assign]
        return own

    rows, query = _like(written.rows), _like(written.rows.query)
    query.get_compiler = compiler  # type: ignore[method-assign]
    rows.__dict__.update(_query=query, _result_cache=None)
    return rows


def _like(original: T) -> T:
    """Another with the same contents; ``copy`` would read the rows first."""
    other = object.__new__(type(original))
    other.__dict__.update(original.__dict__)
    return other
