"""Counting statements, on every login that a page uses."""

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from django.db import connections
from django.test.utils import CaptureQueriesContext

ALIASES = ("default", "router")
_NOT_WORK = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "BEGIN", "COMMIT")


class CountsQueries:
    """Fail at the end of the block unless exactly `expected` statements were sent; transactions do not count."""

    def __init__(self, expected: int) -> None:
        self.expected = expected
        self._stack = ExitStack()
        self._captures: list[CaptureQueriesContext] = []

    def __enter__(self) -> Self:
        self._captures = [self._stack.enter_context(CaptureQueriesContext(connections[alias])) for alias in ALIASES]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)
        if kind is None:
            statements = self.statements
            listing = "\n".join(f"{number}. {statement}" for number, statement in enumerate(statements, 1))
            assert len(statements) == self.expected, f"{len(statements)} statements, not {self.expected}:\n{listing}"

    @property
    def statements(self) -> list[str]:
        """The statements of the block."""
        sent = (query["sql"] for capture in self._captures for query in capture.captured_queries)
        return [statement for statement in sent if not statement.startswith(_NOT_WORK)]
