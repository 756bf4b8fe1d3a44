"""The platform's own outbox: no other process may log in to its schema, so its web process carries it out."""

import logging
import threading

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connections

from tenants.context import PLATFORM_SCHEMA, use_tenant
from tenants.models import Tenant
from tenants.outbox import running

_logger = logging.getLogger(__name__)


class Carrier:
    """One thread that looks when it is woken, and every round besides."""

    def __init__(self) -> None:
        self._woken = threading.Event()

    def start(self) -> None:
        """Begin; called once in each web process, after the fork."""
        self._woken = threading.Event()
        threading.Thread(target=self._run, name="outbox-carrier", daemon=True).start()

    def wake(self) -> None:
        """Have the thread look now."""
        self._woken.set()

    def _run(self) -> None:
        while True:
            self._woken.wait(settings.OUTBOX_ROUND_SECONDS)
            self._woken.clear()
            try:
                carry_out()
            except (DatabaseError, InterfaceError) as error:
                _logger.warning("the platform's outbox waits: %s", type(error).__name__)
                connections.close_all()


def carry_out() -> None:
    """Make everything due in the platform's outbox happen."""
    close_old_connections()
    platform = Tenant.objects.using("router").filter(schema_name=PLATFORM_SCHEMA).first()
    if platform is None:
        return
    with use_tenant(platform.identity):
        running.add_recurring()
        while running.act_once() or running.send_once():
            pass


carrier = Carrier()
