"""One by one, so that what goes wrong with one organisation is no trouble of the others."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

_logger = logging.getLogger(__name__)
_Item = TypeVar("_Item")


def each_by_itself(items: Iterable[_Item], act: Callable[[_Item], int], put_off: Callable[[_Item], None]) -> int:
    """Act on each and return how much was done. What raises is logged and put off, and the others get their turn.

    ``put_off`` writes when to try again: while the database is away it raises, and so ends the round.
    """
    done = 0
    for item in items:
        try:
            done += act(item)
        except Exception:
            _logger.exception("provisioner: %s of %s failed and is put off", act.__name__, item)
            put_off(item)
    return done
