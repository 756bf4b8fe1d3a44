"""A supervised stack for the journeys of a worker, on a copy of the seeded one; a fresh set of browsers for each."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys import errands, steps
from tests.journeys.browser import launch
from tests.journeys.mailbox import Mailbox
from tests.journeys.seeded import copy_of_seeded
from tests.journeys.world import Firm, World
from tests.settings import TESTS_VAR
from vestibule.supervisor.stack import Stack

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here is a journey."""
    for item in items:
        if "tests/journeys/" in str(item.path):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """The whole product, as `make run` starts it."""
    running = copy_of_seeded(TESTS_VAR, TESTS_VAR / f"stack-{WORKER}").start("ready")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's browser."""
    with sync_playwright() as playwright, launch(playwright) as browser:
        yield browser


@pytest.fixture(scope="session")
def firm(stack: Stack, chromium: Browser) -> Firm:
    """One firm for the journeys that need just any; those about signing up make their own."""
    world = World(stack, chromium, Mailbox(stack.port))
    founder = world.person()
    slug = errands.sign_up(world, founder, "Oak and Partners")
    cookies = founder.context.cookies()
    assert world.close() == []
    return Firm(slug, steps.founder_of(slug), steps.PASSWORD, (*cookies,))


@pytest.fixture
def world(stack: Stack, chromium: Browser, firm: Firm) -> Iterator[World]:
    """The stack with nobody in front of it yet; nothing may go wrong in any browser."""
    made = World(stack, chromium, Mailbox(stack.port), firm)
    yield made
    assert made.close() == []
