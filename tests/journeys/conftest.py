"""A supervised stack for the journeys of a worker, on a copy of the seeded one; a fresh set of browsers for each."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from xdist.remote import Producer
from xdist.scheduler.loadscope import LoadScopeScheduling

from tests.journeys import errands, looking, steps
from tests.journeys.browser import launch
from tests.journeys.mailbox import Mailbox
from tests.journeys.seeded import copy_of_seeded
from tests.journeys.world import Firm, World
from tests.settings import TESTS_VAR
from vestibule.supervisor.stack import Stack

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
# Begun first, the longest of all before the others; what is short comes last, so that no worker waits for long.
LONGEST = ("test_crawl.py", "test_whole_job.py", "test_autosaves.py", "test_questionnaires.py", "test_marks.py")
SHORT = ("test_looks.py", "test_kinds.py")


class OneByOne(LoadScopeScheduling):
    """Gives each journey to whichever worker is free. Those of the crawl share what it found, and stay together."""

    def _split_scope(self, nodeid: str) -> str:
        module, _colons, _name = nodeid.partition("::")
        return module if module.endswith("test_crawl.py") else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneByOne:
    """Take the place of the usual distribution by modules."""
    return OneByOne(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Every test here is a journey."""
    for item in items:
        if "tests/journeys/" in str(item.path):
            item.add_marker(pytest.mark.journey)
    if hasattr(config, "workerinput"):
        items.sort(key=_turn)


def _turn(item: pytest.Item) -> tuple[bool, int]:
    name = item.path.name
    return name in SHORT, LONGEST.index(name) if name in LONGEST else len(LONGEST)


@pytest.fixture(scope="session", autouse=True)
def _remembered(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What one worker has checked no other checks again."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if WORKER == "alone" else own.parent) / "checked"
    folder.mkdir(exist_ok=True)
    looking.remember_in(folder)


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
    """One firm, which invites clients, for the journeys that need just any; those about beginning make their own."""
    world = World(stack, chromium, Mailbox(stack.port))
    founder = world.person()
    slug = errands.sign_up(world, founder, "Oak and Partners")
    cookies = founder.context.cookies()
    world.firm = Firm(slug, steps.founder_of(slug), steps.PASSWORD, (*cookies,))
    errands.launch(world, founder)
    assert world.close() == []
    return world.firm


@pytest.fixture
def world(stack: Stack, chromium: Browser, firm: Firm) -> Iterator[World]:
    """The stack with nobody in front of it yet; nothing may go wrong in any browser."""
    made = World(stack, chromium, Mailbox(stack.port), firm)
    yield made
    assert made.close() == []
