"""Goes to every page that links lead to, one of each kind, and says what is wrong with it on a desk and a telephone."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from urllib.parse import urldefrag, urlsplit

from playwright.sync_api import Browser, Error, Page

from tests.journeys.looking import faults_of_contrast, faults_once, pattern_of, settle
from tests.journeys.measuring import Measured
from tests.journeys.world import DESK, note_failure, note_message

SCHEMES = ("light", "dark")
# What an address hands out is no page; the gallery and the mailbox are tools of whoever develops, in English.
NO_PAGE = re.compile(
    r" (gallery|mailbox):|:(download|page|image|stylesheet|two_factor_backup_file|messages_json|logout)$"
    r"|:flows:save$|client:dossiers:publication$|client:library:document$"
)
LINKS = "() => [...document.querySelectorAll('a[href]:not([download])')].map((link) => link.href)"
# Somebody who is logged in chooses the language for good, on a page that may not show the menu for it.
SPEAK = """async (language) => {
  const csrfmiddlewaretoken = document.querySelector("[name=csrfmiddlewaretoken]").value;
  await fetch("/i18n/", {method: "POST", body: new URLSearchParams({language, csrfmiddlewaretoken})});
}"""
# Every word that is shown or read aloud, without those that are marked as being in another language.
WORDS = """() => {
  const found = new Set();
  const own = (element) => element && element.closest("[lang]") === document.documentElement
    && !element.closest("script, style, template");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  // An address that may break at its dots is one word.
  const breaks = (element) => [...element.children].some((each) => each.matches("wbr"));
  const whole = (text) => breaks(text.parentElement) ? text.parentElement.textContent : text.data;
  while (walker.nextNode()) if (own(walker.currentNode.parentElement)) found.add(whole(walker.currentNode).trim());
  for (const name of ["aria-label", "placeholder", "title", "alt"]) {
    const bearers = [...document.body.querySelectorAll(`[${name}]`)].filter(own);
    bearers.forEach((element) => found.add(element.getAttribute(name)));
  }
  found.add(document.title);
  return [...found];
}"""


@dataclass(frozen=True)
class Round:
    """Somebody, or nobody in particular, who looks at everything from an address on, in some languages."""

    start: str
    languages: tuple[str, ...]
    email: str = ""
    password: str = ""


@dataclass
class Findings:
    """What one round saw: its pages by language, what is wrong with them, and the words on them."""

    pages: dict[str, list[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    words: dict[tuple[str, str], set[str]] = field(default_factory=dict)


def go_round(browser: Browser, each: Round) -> Findings:
    """Log in where there is somebody to log in, and look at every page in every language."""
    findings = Findings()
    for language in each.languages:
        with _page(browser, language, findings) as page:
            _come_in(page, each, findings)
            findings.pages[language] = [pattern for pattern, _language in _walk(page, each, (language,), findings)]
    return findings


def go_shared_round(browser: Browser, each: Round) -> Findings:
    """Log in and look at every page once: the languages take turns."""
    findings = Findings()
    with _page(browser, each.languages[0], findings) as page:
        _come_in(page, each, findings)
        for pattern, language in _walk(page, each, each.languages, findings):
            findings.pages.setdefault(language, []).append(pattern)
    return findings


@contextmanager
def _page(browser: Browser, language: str, findings: Findings) -> Iterator[Page]:
    context = browser.new_context(**DESK, locale=language, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: note_message(message, wrong))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda answer: note_failure(answer, wrong))
    yield page
    findings.faults += [f"{language}: {text}" for text in wrong]
    context.close()


def _come_in(page: Page, each: Round, findings: Findings) -> None:
    page.goto(each.start)
    if each.email:
        page.locator("[name=email]").fill(each.email)
        page.locator("[name=password]").fill(each.password)
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_url(re.compile(r"/(pro/|welcome/)?$"))
        if page.url.endswith("/welcome/"):  # a client who has not agreed to the privacy disclosure yet
            language = page.locator("html").get_attribute("lang") or ""
            _look(Measured(page, page.context.new_cdp_session(page)), page.url, language, SCHEMES, findings)
            page.locator("[name=is_agreed]").check()
            page.locator("main form button[type=submit]").first.click()
            page.wait_for_url(re.compile(r"[^e]/$"))


def _walk(page: Page, each: Round, languages: Sequence[str], findings: Findings) -> Iterator[tuple[str, str]]:
    measured = Measured(page, page.context.new_cdp_session(page))
    start = page.url if each.email else each.start
    waiting, known = deque([start]), {pattern_of(start)}
    turns = cycle(languages)
    spoken = own = page.locator("html").get_attribute("lang") or ""
    while waiting:
        url, language = waiting.popleft(), next(turns)
        if each.email and language != spoken:
            spoken = _speak(page, language, start)
        before = len(findings.faults)
        _look(measured, url, language, SCHEMES[:: 1 if len(known) % 2 else -1], findings)
        findings.faults[before:] = [f"{language} {url}: {fault}" for fault in findings.faults[before:]]
        yield pattern_of(url), language
        for link in page.evaluate(LINKS):
            target = urldefrag(link).url
            pattern = pattern_of(target)
            if (
                urlsplit(target).netloc == urlsplit(start).netloc
                and pattern not in known
                and not NO_PAGE.search(pattern)
            ):
                known.add(pattern)
                waiting.append(target)
    if each.email and own != spoken:  # journeys in the same stack come after
        _speak(page, own, start)


def _speak(page: Page, language: str, start: str) -> str:
    if not page.locator("[name=csrfmiddlewaretoken]").count():
        page.goto(start)  # the page before has no form at all
    page.evaluate(SPEAK, language)
    return language


def _look(measured: Measured, url: str, language: str, schemes: Sequence[str], findings: Findings) -> None:
    """Look at one page in one language; in the second scheme only at its colours, which are all that differs."""
    page = measured.page
    page.emulate_media(color_scheme=schemes[0])
    try:
        answer = page.goto(url)
    except Error as error:
        findings.faults.append(error.message)
        return
    settle(page)
    if answer is None or answer.status >= 400:
        findings.faults.append(f"answers {answer and answer.status}")
    if (spoken := page.locator("html").get_attribute("lang")) != language:
        findings.faults.append(f"says that it is in {spoken}")
    if "<c-" in page.content():
        findings.faults.append("shows the name of a component")
    findings.words[language, pattern_of(url)] = set(page.evaluate(WORDS))
    findings.faults += measured.faults()
    findings.faults += [f"{schemes[0]}: {fault}" for fault in faults_once(page, language, schemes[0])]
    page.emulate_media(color_scheme=schemes[1])
    settle(page)
    findings.faults += [f"{schemes[1]}: {fault}" for fault in faults_of_contrast(page)]
    findings.faults += measured.faults_of_focus()
