"""What ordinary test runs let pass and ours do not.

Fails a test: an undefined template variable, a connection to another machine, a component tag or an inline script or
style in a response, rows read in no order where their order shows, an on-commit hook that is still waiting at the end.
Rows of any other query without an order come shuffled. On-commit hooks run where the product would run them, although a
test never commits.
"""

import random
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.test import Client

from tests.orders import refuse_without_order

NEAR = {"127.0.0.1", "::1", "localhost"}

# Each is looked for in small letters, and only where its first sign is: it is asked of every page of every test.
_FORBIDDEN = {
    "a component that was not rendered": (re.compile(r"<c-"), re.compile(r"<c-[a-z]")),
    "an inline script": (
        re.compile(r"<script"),
        re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*\btype=\"application/json\")"),
    ),
    "an inline style": (re.compile(r"<style|\sstyle="), re.compile(r"<style\b|<[a-z][^>]*\sstyle=")),
    "an inline handler": (re.compile(r"\son[a-z]+="), re.compile(r"<[a-z][^>]*\son[a-z]+=")),
    "a javascript: address": (re.compile(r"javascript:"), re.compile(r"(?:href|src|action)=[\"']?\s*javascript:")),
}


@contextmanager
def strict() -> Iterator[None]:
    """Be strict for the length of the block."""
    with ExitStack() as stack:
        for patched in (
            patch.object(socket.socket, "connect", _only_near(socket.socket.connect)),
            patch.object(QuerySet, "_fetch_all", _shuffled(QuerySet._fetch_all)),
            patch.object(transaction.Atomic, "__exit__", _with_hooks(transaction.Atomic.__exit__)),
            patch.object(BaseDatabaseWrapper, "on_commit", _at_once(BaseDatabaseWrapper.on_commit)),
            patch.object(Client, "request", _inspected(Client.request)),
        ):
            stack.enter_context(patched)
        yield


def refuse_waiting_hooks() -> None:
    """Fail if something was to happen at a commit that never came: in the product it would not have happened either."""
    waiting = [hook for connection in connections.all() for _savepoints, hook, _robust in connection.run_on_commit]
    names = [getattr(hook, "__qualname__", repr(hook)) for hook in waiting]
    for connection in connections.all():
        connection.run_on_commit = []
    assert names == [], f"these hooks still wait for a commit: {names}"


def complaints(html: str, *, is_letter: bool = False) -> list[str]:
    """Return what a page must not contain and does. A letter in a sandbox brings its own styles, nothing else."""
    html = html.lower()
    return [
        f"{what}: {found[0][:120]}"
        for what, (sign, pattern) in _FORBIDDEN.items()
        if not (is_letter and what == "an inline style") and sign.search(html) and (found := pattern.search(html))
    ]


def _is_letter(response: HttpResponseBase) -> bool:
    """Whether the page is an e-mail, locked into a sandbox without scripts and forms."""
    directives = [part.split() for part in response.headers.get("Content-Security-Policy", "").split(";")]
    sandboxes = [words for words in directives if words[:1] == ["sandbox"]]
    return ["style-src", "'unsafe-inline'"] in directives and sandboxes == [["sandbox", "allow-same-origin"]]


def _only_near(connect: Callable[..., None]) -> Callable[..., None]:
    def connect_near(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in NEAR:
            raise AssertionError(f"a test reaches for {address[0]}")
        connect(self, address)

    return connect_near


def _shuffled(fetch_all: Callable[[QuerySet], None]) -> Callable[[QuerySet], None]:
    def fetch_and_shuffle(self: QuerySet) -> None:
        is_fresh = self._result_cache is None
        if is_fresh:
            refuse_without_order(self)
        fetch_all(self)
        if is_fresh and not self.ordered:
            random.shuffle(self._result_cache)

    return fetch_and_shuffle


def _is_only_the_tests(connection: BaseDatabaseWrapper) -> bool:
    """Whether the test's own transaction is the only one open: here the product would have committed."""
    blocks = connection.atomic_blocks
    return bool(blocks) and blocks[0]._from_testcase and not connection.savepoint_ids and not connection.needs_rollback


def _with_hooks(leave: Callable[..., None]) -> Callable[..., None]:
    def leave_and_run(self: transaction.Atomic, *error: object) -> None:
        leave(self, *error)
        connection = connections[self.using or "default"]
        if error[0] is None and _is_only_the_tests(connection) and not self._from_testcase:
            hooks, connection.run_on_commit = connection.run_on_commit, []
            for _savepoints, hook, _robust in hooks:
                hook()

    return leave_and_run


def _at_once(on_commit: Callable[..., None]) -> Callable[..., None]:
    def on_commit_or_at_once(
        self: BaseDatabaseWrapper, func: Callable[[], None], *rest: object, **named: object
    ) -> None:
        if _is_only_the_tests(self):
            func()
        else:
            on_commit(self, func, *rest, **named)

    return on_commit_or_at_once


def _inspected(request: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    def request_and_inspect(self: Client, **environment: object) -> HttpResponseBase:
        response = request(self, **environment)
        if not response.streaming and response.headers.get("Content-Type", "").startswith("text/html"):
            found = complaints(response.content.decode(), is_letter=_is_letter(response))
            assert not found, f"{environment.get('PATH_INFO')} contains {'; '.join(found)}"
        return response

    return request_and_inspect
