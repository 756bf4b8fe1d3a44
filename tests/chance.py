"""Proofs by chance: a part of the tries in each run, all of them in `make soak`."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

PART = 6
_SLOW = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)


def by_chance(tries: int, **drawn: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Let the test hold for whatever is drawn, so many times in `make soak` and a sixth as often in each run.

    What a run tries is drawn anew each time, so runs together see as much.
    """

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @pytest.mark.parametrize("tries", [tries // PART, pytest.param(tries, marks=pytest.mark.soak)])
        def held(tries: int) -> None:
            settings(max_examples=tries, deadline=None, suppress_health_check=_SLOW)(given(**drawn)(test))()

        held.__name__, held.__module__ = test.__name__, test.__module__
        held.__doc__ = test.__doc__
        return held

    return decorate
