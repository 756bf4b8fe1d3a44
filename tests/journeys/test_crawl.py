"""Every page once, the languages taking turns; and in `make soak` in each of them."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polib
import pytest
from django.conf.locale import LANG_INFO
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.browser import launch
from tests.journeys.crawl import Findings, Round, go_round, go_shared_round
from vestibule.supervisor.places import ROOT
from vestibule.supervisor.stack import Stack

Going = Callable[[Browser, Round], Findings]
LANGUAGES = ("en", "nl", "fr", "de")
FIRMS = {"lindenhof": ("nl", "en"), "beaumont": ("fr", "de")}
PEOPLE = ("adviser", "admin", "client")
BROWSERS = 2


@pytest.fixture(scope="module")
def findings(stack: Stack) -> list[Findings]:
    """See every page of everybody once, the languages taking turns, and what nobody logs in for in each of them."""
    stack.wait_for("seeded")
    rounds = [_round(stack, "beaumont", "admin"), _round(stack, "lindenhof", "adviser")]
    rounds += [_round(stack, "lindenhof", "client"), _round(stack, "platform", "operator")]
    return _look_at_all([(go_shared_round, each) for each in rounds] + [(go_round, each) for each in _of_nobody(stack)])


def test_every_page_is_whole(findings: list[Findings]):
    faults = [fault for found in findings for fault in found.faults]
    assert not faults, "\n".join(faults)


def test_every_language_finds_pages(findings: list[Findings]):
    for language in LANGUAGES:
        assert sum(len(found.pages.get(language, [])) for found in findings) > 20, language


@pytest.mark.soak
def test_every_page_is_whole_in_every_language(stack: Stack):
    stack.wait_for("seeded")
    firms = [_round(stack, slug, person, spoken) for person in PEOPLE for slug, spoken in FIRMS.items()]
    found = _look_at_all([(go_round, each) for each in (*firms, _round(stack, "platform", "operator"))])
    faults = [fault for each in found for fault in each.faults]
    assert not faults, "\n".join(faults)
    assert [each.pages for each in found if any(len(pages) < 2 for pages in each.pages.values())] == []


def _round(stack: Stack, slug: str, person: str, languages: tuple[str, ...] = LANGUAGES) -> Round:
    email = f"{person}@{slug}.example"
    return Round(stack.url_of(slug) + "login/", languages, email, stack.demo_password)


def _of_nobody(stack: Stack) -> list[Round]:
    hosts = ("", "beaumont")
    return [Round(stack.url_of(host) + f"?lang={each}", (each,)) for each in LANGUAGES for host in hosts]


def _look_at_all(tours: list[tuple[Going, Round]]) -> list[Findings]:
    """Two browsers share the rounds, the longest first."""
    waiting, found = deque(tours), []

    def work() -> None:
        with sync_playwright() as playwright, launch(playwright) as browser:
            while waiting:
                go, each = waiting.popleft()
                found.append(go(browser, each))

    with ThreadPoolExecutor(BROWSERS) as threads:
        for worker in [threads.submit(work) for _browser in range(BROWSERS)]:
            worker.result()
    return found


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_what_is_translated_is_shown_translated(findings: list[Findings], language: str):
    translated = _translated(ROOT / "locale" / language / "LC_MESSAGES" / "django.po")
    shown = {
        (pattern, word)
        for found in findings
        for (spoken, pattern), words in found.words.items()
        for word in words & translated
        if spoken == language
    }
    assert shown == set()


def _translated(catalogue: Path) -> set[str]:
    """The English texts that are something else in the language."""
    entries = [
        entry for entry in polib.pofile(str(catalogue)) if entry.translated() and "python-format" not in entry.flags
    ]
    others = {entry.msgstr for entry in entries}
    names = {info["name"] for code, info in LANG_INFO.items() if code in LANGUAGES}  # each is shown under its own
    return {entry.msgid for entry in entries if entry.msgstr != entry.msgid} - others - names
