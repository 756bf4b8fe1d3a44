"""The Celery side: tasks that refuse to run without a tenant, and the two that carry out a tenant's effects."""

import logging
import threading
import time
from collections import Counter
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
TURNS_AT_ONCE = 2
"""Of one kind of work, for one tenant, in one worker: whoever has much to do leaves threads to the others. Of all kinds
together it has one less than there are threads."""

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
    """Work for a few seconds, then let other tenants go first; a tenant never has all threads of a worker."""
    tenant = current_tenant().public_id
    if not _turns.begin(tenant, kind):
        return  # who has the turns goes on for as long as there is work
    is_more = False
    try:
        ends_at = time.monotonic() + _TURN_SECONDS
        while not is_more and once():
            is_more = time.monotonic() > ends_at
    finally:
        refused = _turns.end(tenant, kind)
    for each in sorted({kind, *refused} if is_more else refused):
        publisher.wake(tenant, each)


def leave_a_thread(*, of: int) -> None:
    """Say how many threads this worker has, so that no tenant is given all of them."""
    _turns.most = max(1, of - 1)


class _Turns:
    """How many turns each tenant has in this worker at the moment."""

    def __init__(self) -> None:
        self.most = TURNS_AT_ONCE * len(Kind)
        self._lock = threading.Lock()
        self._running: Counter[tuple[UUID, Kind]] = Counter()
        self._refused: set[tuple[UUID, Kind]] = set()

    def begin(self, tenant: UUID, kind: Kind) -> bool:
        """Count a turn; False when the tenant has its share already, of this kind or of all."""
        with self._lock:
            every = sum(self._running[tenant, each] for each in Kind)
            if every >= self.most or self._running[tenant, kind] >= TURNS_AT_ONCE:
                self._refused.add((tenant, kind))
                return False
            self._running[tenant, kind] += 1
            return True

    def end(self, tenant: UUID, kind: Kind) -> set[Kind]:
        """Give the turn back; returns of which kinds others were refused meanwhile, whose work may come too late."""
        with self._lock:
            self._running[tenant, kind] -= 1
            for each in Kind:
                if not self._running[tenant, each]:
                    del self._running[tenant, each]
            refused = {each for each in Kind if (tenant, each) in self._refused}
            self._refused.difference_update((tenant, each) for each in refused)
            return refused


_turns = _Turns()
