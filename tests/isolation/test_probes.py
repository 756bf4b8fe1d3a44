"""Every probe holds, on committed rows and under the logins of production."""

import pytest

from tests.isolation import host_probes  # noqa: F401 - lists its probes
from tests.isolation.probes import PROBES
from tests.isolation.world import World

pytestmark = pytest.mark.isolation


@pytest.mark.parametrize("name", PROBES)
def test_probe(world: World, name: str) -> None:
    PROBES[name](world)
