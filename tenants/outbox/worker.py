"""The Celery side: tasks that refuse to run without a tenant, and the two that carry out a tenant's effects."""

import logging
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

from celery import Task, shared_task
from django.db import InterfaceError, OperationalError, close_old_connections

from tenants.context import current_tenant, use_tenant
from tenants.errors import NoTenant
from tenants.outbox import running
from tenants.outbox.enums import Kind
from tenants.outbox.publisher import publisher
from tenants.outbox.served import served_tenants

_TURN_SECONDS = 5.0
_logger = logging.getLogger(__name__)


class TenantTask(Task):
    """Runs in the context of the tenant named in the message's header, with that tenant's database login.

    Without the header nothing runs; a tenant that is unknown or suspended is left alone. The context is taken away
    again whatever happens, so that the thread's next message starts as nobody.
    """

    abstract = True

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        header = (self.request.headers or {}).get("tenant") or self.request.get("tenant")
        if not header:
            msg = f"{self.name}: the message names no tenant"
            raise NoTenant(msg)
        close_old_connections()
        try:
            tenant = served_tenants().filter(public_id=UUID(header)).first()
            if tenant is not None:
                with use_tenant(tenant.identity):
                    self.run(*args, **kwargs)
        except (OperationalError, InterfaceError) as error:
            # The database is away or the session was cut; the sweep comes by when it is back.
            _logger.warning("%s stops: %s", self.name, type(error).__name__)


@shared_task(base=TenantTask, name="outbox.act")
def act() -> None:
    """Make what recurs due, then the tenant's due database effects happen."""
    running.add_recurring()
    due = running.due_kinds()
    if Kind.DATABASE in due:
        _take_a_turn(Kind.DATABASE, running.act_once)
    if Kind.OUTSIDE in due:
        publisher.wake(current_tenant().public_id, Kind.OUTSIDE)


@shared_task(base=TenantTask, name="outbox.send")
def send() -> None:
    """Make the tenant's due outside effects happen."""
    _take_a_turn(Kind.OUTSIDE, running.send_once)


def _take_a_turn(kind: Kind, once: Callable[[], bool]) -> None:
    """Work for a few seconds, then let other tenants go first."""
    ends_at = time.monotonic() + _TURN_SECONDS
    while once():
        if time.monotonic() > ends_at:
            publisher.wake(current_tenant().public_id, kind)
            return
