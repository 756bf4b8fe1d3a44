"""The sweep: every active tenant is looked at regularly, so that nothing waits for a hint that was lost."""

import logging
import time
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils.module_loading import import_string

from tenants.outbox.enums import Kind
from tenants.outbox.publisher import BROKER_ERRORS, QUEUES, tell_broker
from tenants.outbox.served import served_tenants

_LOOKS_PER_SECOND = 30  # a look costs a worker a few milliseconds; a fleet of any size must leave it time for work
_CROWDED = 200
_logger = logging.getLogger(__name__)


def sweep(stop: Callable[[], bool], *, round_length: timedelta) -> None:
    """Go round all tenants until told to stop, evenly spread over each round. Survives any absence of its servers."""
    while not stop():
        began = time.monotonic()
        try:
            _go_round(stop, round_length.total_seconds())
        except (DatabaseError, InterfaceError, *BROKER_ERRORS) as error:
            _logger.warning("the sweep pauses: %s", type(error).__name__)
        _rest(stop, began + round_length.total_seconds())


def _go_round(stop: Callable[[], bool], seconds: float) -> None:
    if _is_crowded():
        return  # the workers are behind: more hints would only grow the queue
    close_old_connections()
    tenants = list(served_tenants().values_list("public_id", flat=True))
    pause = max(seconds / (len(tenants) + 1), 1 / _LOOKS_PER_SECOND)
    for number, tenant_id in enumerate(tenants):
        if stop():
            return
        tell_broker(tenant_id, Kind.DATABASE, expires=max(seconds, pause * len(tenants)))
        if number + 1 < len(tenants):
            _rest(stop, time.monotonic() + pause)


def _is_crowded() -> bool:
    app = import_string(settings.TASK_APP)
    with app.connection_for_write() as connection, connection.channel() as channel:
        queue = channel.queue_declare(queue=QUEUES[Kind.DATABASE], passive=False)
        return int(queue.message_count) > _CROWDED


def _rest(stop: Callable[[], bool], until: float) -> None:
    while not stop() and (left := until - time.monotonic()) > 0:
        time.sleep(min(left, 0.5))
