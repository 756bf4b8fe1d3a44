"""Delays that grow with each failure and never become a lock.

An attempt is counted before it is judged, under a row lock, so that many at once count as many. Keys are what the
visitor typed or comes from, never whether an account exists: an unknown address is delayed exactly like a known one.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from tenant_apps.accounts.errors import TooManyAttempts
from tenant_apps.accounts.models import Throttle

FORGET_AFTER = timedelta(hours=1)
LONGEST_DELAY = 15 * 60


@dataclass(frozen=True, slots=True)
class Bucket:
    """What is counted: ``free`` attempts pass at once, then each doubles the wait, up to a quarter of an hour."""

    name: str
    free: int
    first_delay: int = 5

    def delay_after(self, failures: int) -> int:
        """Seconds to wait after this many failures."""
        if failures < self.free:
            return 0
        return min(self.first_delay * 2 ** min(failures - self.free, 16), LONGEST_DELAY)


LOGIN_BY_EMAIL = Bucket("login.email", free=5)
LOGIN_BY_IP = Bucket("login.ip", free=30)
LOGIN_BY_KNOWN_DEVICE = Bucket("login.device", free=10)
CODE_BY_ACCOUNT = Bucket("code.account", free=5)
CODE_BY_KNOWN_DEVICE = Bucket("code.device", free=8)
PASSWORD_AGAIN = Bucket("password.again", free=5)
LINK_BY_IP = Bucket("link.ip", free=20)

Attempt = tuple[Bucket, str]


def begin_attempt(*attempts: Attempt) -> None:
    """Count one attempt in each bucket, or raise ``TooManyAttempts`` and count nothing while one of them must wait."""
    now = timezone.now()
    with transaction.atomic():
        rows = [_locked_row(bucket, key) for bucket, key in sorted(attempts, key=lambda attempt: attempt[0].name)]
        blocked = [row.blocked_until for row in rows if row.blocked_until is not None and row.blocked_until > now]
        if blocked:
            raise TooManyAttempts(math.ceil((max(blocked) - now).total_seconds()))
        buckets = {bucket.name: bucket for bucket, _key in attempts}
        for row in rows:
            is_old = row.last_failed_at < now - FORGET_AFTER
            row.failures = 1 if is_old else row.failures + 1
            row.last_failed_at = now
            delay = buckets[row.bucket].delay_after(row.failures)
            row.blocked_until = now + timedelta(seconds=delay) if delay else None
            row.save(update_fields=["failures", "last_failed_at", "blocked_until"])


@contextmanager
def counted(*attempts: Attempt) -> Iterator[None]:
    """Count an attempt around the block; a block that ends without an exception was right."""
    begin_attempt(*attempts)
    yield
    forget_failures(*attempts)


def forget_failures(*attempts: Attempt) -> None:
    """Start again at nothing: the attempt was right."""
    for bucket, key in attempts:
        Throttle.objects.filter(bucket=bucket.name, key_hash=_hash(key)).delete()


def take_back(*attempts: Attempt) -> None:
    """Undo the count of one right attempt and keep the earlier failures: many people may come from one address."""
    with transaction.atomic():
        for bucket, key in attempts:
            row = _locked_row(bucket, key)
            row.failures = max(0, row.failures - 1)
            row.blocked_until = None
            row.save(update_fields=["failures", "blocked_until"])


def forget_old() -> None:
    """Remove what no longer delays anybody."""
    Throttle.objects.filter(last_failed_at__lt=timezone.now() - FORGET_AFTER).delete()


def _locked_row(bucket: Bucket, key: str) -> Throttle:
    row, _is_new = Throttle.objects.get_or_create(bucket=bucket.name, key_hash=_hash(key))
    return Throttle.objects.select_for_update(of=("self",)).get(pk=row.pk)


def _hash(key: str) -> str:
    return sha256(key.encode()).hexdigest()
