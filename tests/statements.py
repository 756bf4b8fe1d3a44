"""Keeps what PostgreSQL has planned: a test asks what hundreds of others ask, of tables with a handful of rows.

To plan a statement costs the database more than to answer it here. The product plans each anew, since its plans shall
know the values (ADR 78); what a statement gives is the same either way. A session of the tests keeps its statements
from test to test: a test that is rolled back leaves the tables as they are.
"""

import os
import re
from typing import Any

from psycopg._preparing import Prepare, PrepareManager

IS_PLANNED_ANEW = bool(os.environ.get("PLAN_EACH_STATEMENT"))
"""So it is where there are many rows: benchmarks and the soak ask as the product does."""
PLANNED_ONCE = {} if IS_PLANNED_ANEW else {"plan_cache_mode": "force_generic_plan"}
"""What the server is told for it."""
ALIASES = {"default", "router"}
_NEVER_TWICE = (b"SAVEPOINT", b"RELEASE", b"ROLLBACK")  # each has a name of its own
_IS_OTHER = re.compile(rb"(?:DROP|ALTER|DISCARD ALL|DEALLOCATE ALL)\b").match


def keep(connection: Any, **_signal: object) -> None:
    """Let a new session keep what it asks a second time; those that make and change tables keep nothing."""
    if connection.alias in ALIASES and not IS_PLANNED_ANEW:
        connection.connection._prepared = Kept()


class Kept(PrepareManager):
    """Forgets when tables change, not when a transaction is rolled back."""

    prepare_threshold = 1
    prepared_max = 1500

    def get(self, query: Any, prepare: bool | None = None) -> tuple[Prepare, bytes]:  # noqa: FBT001 - the library's signature
        return super().get(query, prepare=False if query.query.startswith(_NEVER_TWICE) else prepare)

    def maybe_add_to_cache(self, query: Any, prep: Prepare, name: bytes) -> Any:
        return None if query.query.startswith(_NEVER_TWICE) else super().maybe_add_to_cache(query, prep, name)

    def _should_discard(self, prep: Prepare, results: Any, *_rest: object) -> bool:
        return any(_IS_OTHER(result.command_status or b"") for result in results) and super().clear()

    def clear(self) -> bool:
        """Asked at each rollback."""
        return False
