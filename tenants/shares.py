"""How much of a web process one organisation may use while others are there.

An organisation saves up a share of each second, up to `SAVED_SECONDS`. Its requests spend what they take of the
processor. Who has savings is not limited, so that people who merely work never notice; who asks for far more for longer
than that is refused until something is saved again. What changes something may borrow, since somebody typed it. Who had
the process to itself lately is not limited at all.
"""

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

ALONE_SECONDS = 10.0
SAVED_SECONDS = 5.0
LONGEST_WAIT = 30
REMEMBERED = 10_000


@dataclass
class _Account:
    saved: float
    seen_at: float


class Shares:
    """What each organisation has of one process."""

    def __init__(self, *, share: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._share = share
        self._clock = clock
        self._lock = threading.Lock()
        self._accounts: OrderedDict[UUID, _Account] = OrderedDict()

    def wait(self, tenant: UUID, *, is_change: bool) -> int:
        """Say after how many seconds a request may be tried again; 0: it may go on now."""
        least = -SAVED_SECONDS / 2 if is_change else 0
        with self._lock:
            account = self._see(tenant)
            if account.saved > least or self._is_alone():
                return 0
            return max(1, min(LONGEST_WAIT, math.ceil((SAVED_SECONDS / 8 - account.saved) / self._share)))

    def spend(self, tenant: UUID, seconds: float) -> None:
        """Note what a request took of the processor; debts are never more than the savings could have been."""
        with self._lock:
            account = self._see(tenant)
            account.saved = max(-SAVED_SECONDS, account.saved - seconds)

    def _see(self, tenant: UUID) -> _Account:
        now = self._clock()
        account = self._accounts.get(tenant)
        if account is None:
            account = self._accounts[tenant] = _Account(SAVED_SECONDS, now)
            if len(self._accounts) > REMEMBERED:
                self._accounts.popitem(last=False)
        account.saved = min(SAVED_SECONDS, account.saved + (now - account.seen_at) * self._share)
        account.seen_at = now
        self._accounts.move_to_end(tenant)
        return account

    def _is_alone(self) -> bool:
        """Whether nobody but the one who was seen last has been here lately."""
        former = next(islice(reversed(self._accounts.values()), 1, None), None)
        return former is None or self._clock() - former.seen_at > ALONE_SECONDS
