"""The probes can see: with one mechanism taken away, the probe that watches over it fails."""

from collections import Counter

import pytest
from django.db import connections

from tests.isolation.planted import FAULTS, Fault
from tests.isolation.probes import PROBES
from tests.isolation.world import World

pytestmark = pytest.mark.isolation

# Nothing in our code to take away: these hold because of PostgreSQL itself.
ALWAYS_REFUSED = {"queries_in_text_gain_nothing", "nested_contexts_come_back"}


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_probe_fails_once_its_mechanism_is_gone(world: World, fault: Fault) -> None:
    with fault.plant(world):
        with pytest.raises(BaseException) as caught:  # noqa: PT011 - an assertion, a missing refusal or another error
            fault.noticed_by(world)
        assert not isinstance(caught.value, KeyboardInterrupt)
        for alias in connections:
            connections[alias].close()
    fault.noticed_by(world)  # and holds again


def test_every_probe_watches_over_a_mechanism() -> None:
    watched = Counter(fault.noticed_by.__name__ for fault in FAULTS)
    assert set(PROBES) - set(watched) == ALWAYS_REFUSED
