"""Reads that every page asks, said once to the ORM and sent with other values each time.

To say a read to the ORM and to have it written as SQL takes longer than the database takes to answer it. What a read
says depends on a few values alone, so it is written once with blanks in their place. Nothing of anybody's is kept: the
values of a request stand in the parameters that are sent, never in the statement.
"""

from collections.abc import Callable, Hashable
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

Value = str | int | date | UUID | list[int]
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
    compiler: Any
    sql: str
    params: tuple[Any, ...]
    names: tuple[str, ...] = ()

    def filled(self, values: tuple[Value, ...]) -> tuple[Any, ...]:
        """The parameters with these values."""
        return tuple(_put(param, values) if isinstance(param, _Taken) else param for param in self.params)


class _Kept:
    """What was written, by the kinds of its values and by what it depends on otherwise."""

    def __init__(self, says: Callable[..., Any]) -> None:
        self._says = says
        self._kept: dict[tuple[Hashable, ...], _Written | None] = {}

    def _written(self, values: tuple[Value, ...], otherwise: dict[str, Hashable]) -> _Written | None:
        key = (*map(type, values), *otherwise.items())
        if key not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[key] = self._write(values, otherwise)
        return self._kept[key]

    def _write(self, values: tuple[Value, ...], otherwise: dict[str, Hashable]) -> _Written | None:
        """The read with blanks; none where it cannot be told for sure which value stands where."""
        blanks = tuple(_blank(place, value) for place, value in enumerate(values))
        try:
            blank, real = self._compiled(blanks, otherwise), self._compiled(values, otherwise)
        except EmptyResultSet:
            return None
        params = tuple(_found(param, blanks) for param in blank.params)
        written = _Written(blank.rows, blank.compiler, blank.sql, params, blank.names)
        return written if written.sql == real.sql and written.filled(values) == real.params else None

    def _compiled(self, values: tuple[Value, ...], otherwise: dict[str, Hashable]) -> _Written:
        rows = self._says(*values, **otherwise)
        compiler = rows.query.get_compiler(using=rows.db)
        sql, params = compiler.as_sql()
        return _Written(rows, compiler, sql, tuple(params))


class Prepared(_Kept):
    """A read; ``says`` makes its rows from values that are compared, and nothing else is done with them.

    ``says`` is not asked again for what it was asked once, so it must not look at the values: what the read depends on
    otherwise comes behind them, by name, and a read is kept for each such.
    """

    def __call__(self, *values: Value, **otherwise: Hashable) -> list[Any]:
        """The rows for these values."""
        written = self._written(values, otherwise)
        return list(_rows(written, values) if written is not None else self._says(*values, **otherwise))


class PreparedTotals(_Kept):
    """The same for a read that ends in one row of totals: ``says`` gives its rows and the totals, by their names."""

    def __call__(self, *values: Value, **otherwise: Hashable) -> dict[str, Any]:
        """The totals for these values, by their names."""
        written = self._written(values, otherwise)
        if written is None:
            rows, totals = self._says(*values, **otherwise)
            return dict(rows.aggregate(**totals))
        with connections[written.rows.db].cursor() as cursor:
            cursor.execute(written.sql, written.filled(values))
            return dict(zip(written.names, cursor.fetchone(), strict=True))

    def _compiled(self, values: tuple[Value, ...], otherwise: dict[str, Hashable]) -> _Written:
        """As the ORM would send it: it has no way to say such a read without sending it."""
        rows, totals = self._says(*values, **otherwise)
        own, spy = vars(connections[rows.db]), _Spy()
        own["cursor"] = lambda: spy
        try:
            rows.aggregate(**totals)
        except _Told as told:
            return _Written(rows, None, told.sql, told.params, tuple(totals))
        finally:
            del own["cursor"]
        raise EmptyResultSet


class _Told(Exception):
    """A statement, which was not sent."""

    def __init__(self, sql: str, params: tuple[Any, ...]) -> None:
        self.sql, self.params = sql, params


class _Spy:
    """Stands in for a cursor."""

    def execute(self, sql: str, params: tuple[Any, ...]) -> None:
        raise _Told(sql, tuple(params))

    def close(self) -> None:
        """There is nothing to close."""


def _blank(place: int, value: Value) -> Value:
    """A value of the same kind that nothing else has, and that stays as it is however it is compared."""
    if isinstance(value, datetime):
        return _FAR + place * _APART
    if isinstance(value, date):
        return (_FAR + place * _APART).date()
    if isinstance(value, UUID):
        return UUID(int=_NUMBER + place)
    if isinstance(value, int):
        return _NUMBER + place
    if isinstance(value, list):
        return [_NUMBER + place]
    return f"zqblank{f'{place:03d}'.translate(_LETTERS)}zq"


def _found(param: Any, blanks: tuple[Value, ...]) -> Any:
    for place, blank in enumerate(blanks):
        if isinstance(blank, date):
            if type(param) is type(blank) and abs(param - blank) < _NEAR:
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
    if isinstance(value, date):
        return value + taken.before
    if isinstance(value, str) and (taken.before or taken.after):  # stands in a pattern, as Django writes one
        literal = value.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
        return f"{taken.before}{literal}{taken.after}"
    return value


def _rows(written: _Written, values: tuple[Value, ...]) -> QuerySet[Any]:
    """The rows, over whichever login this request reads; nothing can be asked of them further."""
    statement = written.sql, written.filled(values)

    def compiler(using: str | None = None, connection: Any = None, elide_empty: bool = True) -> SQLCompiler:  # noqa: FBT001, FBT002 - Django's signature
        own = _like(written.compiler)
        own.using, own.connection = using, connections[using] if using else connection
        own.as_sql = lambda *_arguments, **_named: statement  # type: ignore[method-assign]
        return own

    rows, query = _like(written.rows), _like(written.rows.query)
    query.get_compiler = compiler  # type: ignore[method-assign]
    rows._query, rows._result_cache = query, None  # type: ignore[attr-defined]  # noqa: SLF001 - ``query`` would change what a row is
    return rows


def _like(original: T) -> T:
    """Another with the same contents; ``copy`` would read the rows first."""
    other = object.__new__(type(original))
    other.__dict__ = original.__dict__.copy()
    return other
