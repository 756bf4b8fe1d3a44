"""Counting statements, on every login that a page uses."""

import re
from contextlib import ExitStack
from html import unescape
from types import TracebackType
from typing import Self

from django.db import connections
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

ALIASES = ("default", "router")
_PART = re.compile(r'<[^>]*\bhx-(?:get|post)="([^"]+)"[^>]*\bhx-trigger="load[^"]*"')
_COUNTS = re.compile(r'<body[^>]*\bdata-counts="([^"]+)"(?! data-counts-mark)')
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


class CountsStatements(CountsQueries):
    """Counts without a wish."""

    def __init__(self) -> None:
        super().__init__(0)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)


def asked_with(text: str) -> list[str]:
    """What a browser asks for as soon as it has the page: parts that load by themselves, and the numbers that it shows.

    A page that carries the mark of its numbers asks for them a quarter of a minute later.
    """
    return [unescape(url) for url in (*_PART.findall(text), *_COUNTS.findall(text))]


def whole_visit(browser: Browser, address: str) -> tuple[dict[str, list[str]], str]:
    """The statements of the page and of each thing that it asks for, by address, and the page itself."""
    statements: dict[str, list[str]] = {}
    waiting, page = [address], ""
    while waiting:
        url = waiting.pop(0)
        with CountsStatements() as sent:
            answer = browser.get(url, headers={"HX-Request": "true"} if page else {})
        assert answer.status_code == 200, url
        statements[url] = sent.statements
        text = answer.content.decode()
        waiting += asked_with(text)
        page = page or text
    return statements, page


def told(statements: dict[str, list[str]]) -> str:
    """How many there are, and which, for whoever reads that there are too many."""
    lines = [f"{number_of(statements)} statements"]
    for url, sent in statements.items():
        lines += [f"{url}: {len(sent)}", *(f"  {statement[:300]}" for statement in sent)]
    return "\n".join(lines)


def number_of(statements: dict[str, list[str]]) -> int:
    return sum(map(len, statements.values()))
