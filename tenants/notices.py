"""What this process keeps of public tables is dropped when PostgreSQL says that a row changed."""

import logging
import os
import threading
import time
from collections.abc import Callable
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections

from tenants import logins

logger = logging.getLogger(__name__)

CHANNEL = "vestibule_directory"
RETRY_SECONDS = 2.0
TTL_WITH_NOTICES = 300.0
TTL_WITHOUT_NOTICES = 2.0


class Listener:
    """One thread per process that listens with the login `router` and calls `forget(schema)` for each notice."""

    def __init__(self, forget: Callable[[str], None]) -> None:
        self._forget = forget
        self._lock = threading.Lock()
        self._process: int | None = None
        self._hears = False

    @property
    def ttl(self) -> float:
        """Return how long a value may be kept unasked: short while nobody tells us about changes."""
        return TTL_WITH_NOTICES if self._hears and self._process == os.getpid() else TTL_WITHOUT_NOTICES

    def start(self) -> None:
        """Start the thread once per process; after a fork the child starts its own."""
        if self._process == os.getpid() or not settings.LISTEN_FOR_NOTICES:
            return
        with self._lock:
            if self._process != os.getpid():
                self._process, self._hears = os.getpid(), False
                threading.Thread(target=self._listen_for_ever, name="directory notices", daemon=True).start()

    def _listen_for_ever(self) -> None:
        while True:
            try:
                self._listen()
            except psycopg.Error as error:
                logger.warning("directory: not listening for changes (%s)", type(error).__name__)
            self._hears = False
            time.sleep(RETRY_SECONDS)

    def _listen(self) -> None:
        with psycopg.connect(**_address(), autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            self._forget("")  # changes made while nobody listened
            self._hears = True
            for notice in connection.notifies():
                self._forget(notice.payload)


def _address() -> dict[str, Any]:
    where = connections["router"].settings_dict
    return {
        "host": where["HOST"],
        "port": where["PORT"],
        "dbname": where["NAME"],
        "user": logins.ROUTER,
        "password": logins.password(logins.ROUTER),
        "keepalives_idle": 30,
        "connect_timeout": 5,
    }
