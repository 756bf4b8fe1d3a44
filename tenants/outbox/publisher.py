"""The hint to the broker that a tenant has work, given from a thread of its own: no request ever waits for it."""

import logging
import os
import queue
import threading
import time
from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

from tenants.outbox.enums import Kind

Hint = tuple[UUID, Kind]

TASKS = {Kind.DATABASE: "outbox.act", Kind.OUTSIDE: "outbox.send"}
BROKER_ERRORS = (OSError, KombuError, RedisError)  # away, frozen or starting
QUEUES = {Kind.DATABASE: "effects", Kind.OUTSIDE: "sends"}

_PAUSE_AFTER_FAILURE = 1.0
_logger = logging.getLogger(__name__)


def tell_broker(tenant_id: UUID, kind: Kind, *, expires: float | None = None) -> None:
    """Send the message. Waits a second or two at most; raises one of ``BROKER_ERRORS`` when it cannot."""
    app = import_string(settings.TASK_APP)
    headers = {"tenant": str(tenant_id)}
    app.send_task(TASKS[kind], queue=QUEUES[kind], headers=headers, retry=False, ignore_result=True, expires=expires)


class Publisher:
    """A bounded queue of hints and the one thread that gives them.

    ``wake`` never blocks and never fails. A hint that cannot be given is dropped: the sweep finds the work.
    """

    def __init__(self, tell: Callable[[UUID, Kind], None] = tell_broker, *, size: int = 1000) -> None:
        self._tell = tell
        self._size = size
        self._thread: threading.Thread | None = None
        self._start()

    def wake(self, tenant_id: UUID, kind: Kind) -> None:
        """Have the broker told that the tenant has work of this kind, unless that is about to happen anyway."""
        if not settings.BROKER_URL:
            return
        hint = (tenant_id, kind)
        with self._lock:
            if hint in self._pending:
                return
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="outbox-publisher", daemon=True)
                self._thread.start()
            try:
                self._queue.put_nowait(hint)
            except queue.Full:
                return
            self._pending.add(hint)

    def _start(self) -> None:
        self._lock = threading.Lock()
        self._queue: queue.Queue[Hint] = queue.Queue(self._size)
        self._pending: set[Hint] = set()
        self._thread = None

    def _run(self) -> None:
        while True:
            hint = self._queue.get()
            with self._lock:
                self._pending.discard(hint)
            try:
                self._tell(*hint)
            except BROKER_ERRORS as error:
                _logger.warning("the broker could not be told: %s", type(error).__name__)
                time.sleep(_PAUSE_AFTER_FAILURE)


publisher = Publisher()
# A forked web worker has the queue but not the thread.
os.register_at_fork(after_in_child=publisher._start)  # noqa: SLF001 - this module's own object
