"""Both firms in one test: each keeps its own session and its own transaction, rolled back at the end.

In the product the tenant never changes inside a transaction. A test is a transaction itself, so here the change is
allowed where only the test's own transaction is open; inside an `atomic()` of the code under test it stays refused.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction

from tenants.backend.base import DatabaseWrapper
from tenants.context import current_tenant

_STATE = (
    "connection",
    "autocommit",
    "in_atomic_block",
    "savepoint_state",
    "savepoint_ids",
    "atomic_blocks",
    "commit_on_exit",
    "needs_rollback",
    "rollback_exc",
    "closed_in_transaction",
    "errors_occurred",
    "health_check_done",
    "run_on_commit",
)


@contextmanager
def both_firms() -> Iterator[None]:
    """Let the connection "default" follow the tenant between whole transactions of a test."""
    neighbours = _Neighbours(DatabaseWrapper._follow_context)
    DatabaseWrapper._follow_context = neighbours.follow  # type: ignore[method-assign]
    try:
        yield
    finally:
        neighbours.leave()
        DatabaseWrapper._follow_context = neighbours.refuse  # type: ignore[method-assign]


class _Neighbours:
    def __init__(self, refuse: Callable[[DatabaseWrapper], None]) -> None:
        self.refuse = refuse
        self.home = connections["default"].login
        self.states: dict[str, dict[str, Any]] = {}
        self.transactions: dict[str, transaction.Atomic] = {}

    @property
    def follow(self) -> Callable[[DatabaseWrapper], None]:
        def _follow_context(wrapper: DatabaseWrapper) -> None:
            is_ours = wrapper.alias == "default" and wrapper.in_atomic_block and not wrapper.savepoint_ids
            if is_ours and wrapper.login is not None and current_tenant().login != wrapper.login:
                self._switch(wrapper, current_tenant().login)
            else:
                self.refuse(wrapper)

        return _follow_context

    def leave(self) -> None:
        """Roll the visited firms back and go home, so that the test's own transaction can end."""
        wrapper = connections["default"]
        for login in self.transactions:
            self._swap(wrapper, login)
            wrapper.in_atomic_block = False
            wrapper.connection.rollback()
            wrapper.connection.autocommit = True
            wrapper.parked.put(login, wrapper.connection)  # the next test that visits this firm goes on with it
            wrapper.connection = None
        if wrapper.login != self.home:
            self._restore(wrapper, str(self.home))

    def _switch(self, wrapper: DatabaseWrapper, login: str) -> None:
        if login in self.states or login == self.home:
            self._swap(wrapper, login)
            return
        self._keep(wrapper)
        wrapper.login, wrapper.connection = login, wrapper.parked.take(login)
        wrapper.in_atomic_block = False
        if wrapper.connection is None:
            wrapper.connect()
        else:
            wrapper._start_clean()
        self.transactions[login] = transaction.atomic()
        self.transactions[login]._from_testcase = True
        self.transactions[login].__enter__()

    def _swap(self, wrapper: DatabaseWrapper, login: str) -> None:
        if wrapper.login != login:
            self._keep(wrapper)
            self._restore(wrapper, login)

    def _keep(self, wrapper: DatabaseWrapper) -> None:
        self.states[str(wrapper.login)] = {name: getattr(wrapper, name) for name in _STATE}

    def _restore(self, wrapper: DatabaseWrapper, login: str) -> None:
        wrapper.login = login
        for name, value in self.states.pop(login).items():
            setattr(wrapper, name, value)
