"""How often something may happen: log-ins, codes, resets. Counted per tenant, or for the platform as a whole."""

import logging
import time
from collections import OrderedDict
from collections.abc import Iterable
from hashlib import blake2b
from threading import Lock
from uuid import UUID

from django.core.cache import caches
from django.utils.translation import gettext_lazy as _

from tenants.context import current_tenant
from vestibule.core.errors import DomainError

logger = logging.getLogger(__name__)

REMEMBERED_KEYS = 10_000
PLATFORM = "platform"


class LimitReached(DomainError):
    """Too many attempts. `retry_after` says in how many seconds another one counts."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("limits:reached", _("Too many attempts. Please wait a few minutes and try again."))
        self.retry_after = retry_after


def hit(bucket: str, key: str, limit: int, window: int) -> int:
    """Count one attempt of the current tenant; raises ``LimitReached`` when it is one too many in `window` seconds.

    Returns how many attempts are left. Without the cache this process counts for itself, so a limit never opens.
    """
    return _count(f"{current_tenant().public_id}", bucket, key, limit, window)


def hit_platform(bucket: str, key: str, limit: int, window: int) -> int:
    """Like `hit`, for hosts of the platform itself."""
    return _count(PLATFORM, bucket, key, limit, window)


def used(bucket: str, key: str, window: int, *, of: Iterable[UUID | None]) -> dict[UUID | None, int]:
    """How often each of these tenants (None: the platform itself) did it in the present window, without counting."""
    names = {owner: _name(f"{owner or PLATFORM}", bucket, key, window)[0] for owner in of}
    cache = caches["platform"]
    try:
        shared = cache.get_many(list(names.values()))
    except _unreachable():
        logger.warning("limits: the cache is unreachable, this process counts alone")
        shared = {}
    return {owner: max(shared.get(name, 0), _own.count(name)) for owner, name in names.items()}


def forget(bucket: str, key: str, window: int) -> None:
    """Start counting afresh for the current tenant, after a success."""
    name, _ends = _name(f"{current_tenant().public_id}", bucket, key, window)
    _own.forget(name)
    try:
        caches["platform"].delete(name)
    except _unreachable():
        logger.warning("limits: the cache is unreachable")


def forget_everything() -> None:
    """Start counting afresh everywhere; for tests."""
    _own.clear()
    caches["platform"].clear()


def _count(owner: str, bucket: str, key: str, limit: int, window: int) -> int:
    name, ends = _name(owner, bucket, key, window)
    count = max(_own.add(name, ends), _shared(name, window))
    if count > limit:
        raise LimitReached(max(1, int(ends - time.time())))
    return limit - count


def _name(owner: str, bucket: str, key: str, window: int) -> tuple[str, float]:
    slot = int(time.time() // window)
    # Keys are e-mail addresses and the like: they do not belong in a cache in the clear.
    hidden = blake2b(f"{owner}|{bucket}|{key}".encode(), digest_size=16).hexdigest()
    return f"limit:{bucket}:{hidden}:{window}:{slot}", (slot + 1) * window


def _shared(name: str, window: int) -> int:
    cache = caches["platform"]
    try:
        if cache.add(name, 1, timeout=window):
            return 1
        return cache.incr(name)
    except ValueError:  # it expired between the two
        return 1
    except _unreachable():
        logger.warning("limits: the cache is unreachable, this process counts alone")
        return 0


def _unreachable() -> tuple[type[Exception], ...]:
    from redis.exceptions import RedisError  # noqa: PLC0415 - only where Valkey is used

    return (RedisError, OSError)


class _OwnCount:
    """Attempts seen by this process, at most `REMEMBERED_KEYS` of them."""

    def __init__(self) -> None:
        self._counts: OrderedDict[str, int] = OrderedDict()
        self._lock = Lock()

    def add(self, name: str, _ends: float) -> int:
        with self._lock:
            self._counts[name] = count = self._counts.pop(name, 0) + 1
            while len(self._counts) > REMEMBERED_KEYS:
                self._counts.popitem(last=False)
            return count

    def count(self, name: str) -> int:
        with self._lock:
            return self._counts.get(name, 0)

    def forget(self, name: str) -> None:
        with self._lock:
            self._counts.pop(name, None)

    def clear(self) -> None:
        with self._lock:
            self._counts.clear()


_own = _OwnCount()
