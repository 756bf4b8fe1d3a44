"""The process that makes schemas and founds organisations: `manage.py provisioner`."""

import logging
import signal
import time
from typing import Any

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connections
from django.utils.module_loading import import_string

from tenants import logins
from tenants.provisioning.schemas import fill_pool
from tenants.provisioning.suspending import settle_logins
from tenants.schema.binding import ALIAS

logger = logging.getLogger(__name__)

CHANNEL = "vestibule_provisioner"
POLL_SECONDS = 1.0
RETRY_SECONDS = 2.0


class Command(BaseCommand):
    """Works when it is notified and at least every second. Holds the only login that may make a schema."""

    help = "Found organisations that signed up and keep the pool of ready schemas filled, until it is stopped."
    requires_system_checks: list[str] = []
    _stopping = False

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Run until SIGTERM or SIGINT."""
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        while not self._stopping:
            try:
                self._work_until_it_fails()
            except (DatabaseError, psycopg.Error) as error:
                logger.warning("provisioner: the database is away (%s)", type(error).__name__)
                connections[ALIAS].close()
                connections["default"].close()
                time.sleep(RETRY_SECONDS)

    def _stop(self, *_signal: object) -> None:
        self._stopping = True

    def _work_until_it_fails(self) -> None:
        jobs = [settle_logins, *(import_string(path) for path in settings.PROVISIONER_JOBS)]
        with psycopg.connect(**_address(), autocommit=True) as ear:
            ear.execute(f"LISTEN {CHANNEL}")
            while not self._stopping:
                did_something = [job() for job in jobs]  # every job gets its turn
                if not any(did_something) and not fill_pool():  # the pool is filled only when nobody waits
                    for _notice in ear.notifies(timeout=POLL_SECONDS, stop_after=1):
                        break


def _address() -> dict[str, Any]:
    where = connections[ALIAS].settings_dict
    return {
        "host": where["HOST"],
        "port": where["PORT"],
        "dbname": where["NAME"],
        "user": logins.PROVISIONER,
        "password": logins.password(logins.PROVISIONER),
        "connect_timeout": 5,
    }
