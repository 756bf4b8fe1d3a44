"""What a session of the tests keeps, and when it forgets it."""

from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from psycopg._preparing import Prepare

from tests.statements import Kept

ASKED = "SELECT 'asked by this test', %s::int"


def _prepared() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements ORDER BY prepare_time")
        return [statement for (statement,) in cursor.fetchall()]


@pytest.mark.django_db
def test_what_is_asked_again_is_planned_once_whatever_is_rolled_back() -> None:
    for number in range(3):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(ASKED, [number])
            assert cursor.fetchone()[1] == number
            transaction.set_rollback(True)
    kept = _prepared()
    assert sum("asked by this test" in statement for statement in kept) == 1
    assert not [statement for statement in kept if "SAVEPOINT" in statement]


@pytest.mark.parametrize("status", [b"DROP TABLE", b"ALTER TABLE", b"DISCARD ALL", b"ROLLBACK", b"SELECT 1"])
def test_everything_is_forgotten_where_tables_change(status: bytes) -> None:
    kept = Kept()
    kept._names[b"asked", ()] = b"_pg3_0"
    kept._should_discard(Prepare.NO, [SimpleNamespace(command_status=status)])
    assert bool(kept._names) == (status in {b"ROLLBACK", b"SELECT 1"})
    assert [*kept._to_flush] == ([] if kept._names else [None])
