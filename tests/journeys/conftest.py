"""One supervised stack for all journeys, on a copy of the seeded one; a fresh set of browsers for each."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys import steps
from tests.journeys.mailbox import Mailbox
from tests.journeys.seeded import copy_of_seeded
from tests.journeys.world import Firm, World
from tests.settings import TESTS_VAR
from vestibule.supervisor.stack import Stack

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here is a journey."""
    for item in items:
        if "tests/journeys/" in str(item.path):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """The whole product, as `make run` starts it."""
    running = copy_of_seeded(TESTS_VAR, TESTS_VAR / "stack").start("ready")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's browser."""
    assert CHROMIUM, "install chromium to run the journeys"
    os.environ.pop("DISPLAY", None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def firm(stack: Stack, chromium: Browser) -> Firm:
    """One firm for the journeys that need just any; those about signing up make their own."""
    world = World(stack, chromium, Mailbox(stack.port))
    slug = steps.sign_up(world, world.person(), "Oak and Partners")
    assert world.close() == []
    return Firm(slug, steps.founder_of(slug), steps.PASSWORD)


@pytest.fixture
def world(stack: Stack, chromium: Browser, firm: Firm) -> Iterator[World]:
    """The stack with nobody in front of it yet; nothing may go wrong in any browser."""
    made = World(stack, chromium, Mailbox(stack.port), firm)
    yield made
    assert made.close() == []
