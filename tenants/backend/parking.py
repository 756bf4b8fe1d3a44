"""Sessions of other tenants that a thread keeps for its next request, oldest out first."""

import select
import time
from collections import OrderedDict

from psycopg import Connection
from psycopg.pq import ConnStatus, TransactionStatus

LONGEST_PARKING = 300.0


def is_alive(connection: Connection) -> bool:
    """Whether the server still holds the session, asked without a round trip.

    A server that ended the session has written to the socket and closed it, so an idle session is readable only
    then; `consume_input` makes libpq notice.
    """
    pgconn = connection.pgconn
    if pgconn.status != ConnStatus.OK:
        return False
    poll = select.poll()
    poll.register(pgconn.socket, select.POLLIN | select.POLLHUP | select.POLLERR)
    if not poll.poll(0):
        return True
    try:
        pgconn.consume_input()
    except Exception:  # noqa: BLE001 - whatever libpq says, the session is gone
        return False
    return pgconn.status == ConnStatus.OK and not poll.poll(0)


class Parking:
    """At most `limit` idle sessions by login. Never hands out one that is dead, busy or too long idle."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._sessions: OrderedDict[str, tuple[Connection, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._sessions)

    def put(self, login: str, connection: Connection) -> None:
        """Keep an idle session; the ones that waited longest make room."""
        self._sessions[login] = (connection, time.monotonic())
        self._sessions.move_to_end(login)
        while len(self._sessions) > self.limit:
            _login, (oldest, _since) = self._sessions.popitem(last=False)
            oldest.close()

    def take(self, login: str) -> Connection | None:
        """Return the login's session when it may be used again."""
        connection, since = self._sessions.pop(login, (None, 0.0))
        if connection is None:
            return None
        idle = connection.pgconn.transaction_status == TransactionStatus.IDLE
        if idle and time.monotonic() - since < LONGEST_PARKING and is_alive(connection):
            return connection
        connection.close()
        return None

    def close(self) -> None:
        """Close every session."""
        while self._sessions:
            _login, (connection, _since) = self._sessions.popitem()
            connection.close()
