"""The stack, and the people in front of it with their browsers."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Response
from psycopg import sql

from tests.journeys.looking import check_once, settle
from tests.journeys.mailbox import Mailbox
from vestibule.supervisor.postgres import Cluster
from vestibule.supervisor.stack import Stack

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}
PATIENCE = 20_000
IMPATIENCE = 2_500
# Chromium notes every refusal as an error, also one that a page asks for and explains: a form with faults, a dead link.
REFUSALS = re.compile(r"Failed to load resource: the server responded with a status of (409|410|413|415|422|429)\b")
# What htmx notes of a request that ended with the page somebody left; of any other that fails the browser tells itself.
ENDED = re.compile(r"htmx:(afterRequest|sendAbort|sendError), ")
READ = "async (url) => (await fetch(url)).text()"


@dataclass
class Person:
    """Somebody with a browser of their own: nobody else's cookies, nobody else's storage."""

    page: Page
    context: BrowserContext
    wrong: list[str]
    patience: int = PATIENCE
    is_watchful: bool = True

    def visit(self, url: str) -> "Person":
        """Go to an address and look at the page."""
        self.page.goto(url)
        return self.look()

    def reload(self) -> "Person":
        """Load the page again."""
        self.page.reload()
        return self.look()

    def fill(self, label: str, value: str) -> "Person":
        """Type into the field with this label."""
        self._field(label).fill(value)
        return self

    def choose(self, label: str, option: str) -> "Person":
        """Choose an option of the list with this label."""
        self._field(label).select_option(label=option)
        return self

    def tick(self, label: str) -> "Person":
        """Tick the box or the radio button with this label."""
        self._field(label).check()
        return self

    def press(self, name: str, *, within: str = "main") -> "Person":
        """Look at what there is, press the button or follow the link with this name, and look at what comes."""
        self.look()
        place = self.page.locator(within)
        target = place.get_by_role("button", name=name, exact=True).or_(
            place.get_by_role("link", name=name, exact=True)
        )
        target.first.click()
        self.page.wait_for_load_state()
        return self.look()

    def send(self) -> "Person":
        """Press the button of the page's first form, whatever it says."""
        self.look()
        self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_load_state()
        return self.look()

    def sees(self, text: str) -> "Person":
        """Wait until the text is on the page, and look at it."""
        self.page.get_by_text(text).first.wait_for()
        return self.look()

    def arrives(self, url: str | re.Pattern[str]) -> "Person":
        """Wait until the browser is at an address like this, and look at the page."""
        self.page.wait_for_url(url)
        return self.look()

    def read(self, path: str) -> str:
        """What a page of this host says, without going there."""
        return self.page.evaluate(READ, path)

    def main(self) -> str:
        """What the page says."""
        return self.page.locator("main").inner_text()

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def progress(self) -> int:
        """The percentage that the overview shows."""
        label = self.page.locator(".c-progress-ring__dial").first.get_attribute("aria-label") or ""
        return int(re.search(r"(\d+)%", label)[1])

    def _field(self, label: str) -> Locator:
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}")).first

    def look(self) -> "Person":
        """Check what is on the page now by the rules of accessibility, unless something like it was checked before."""
        if self.is_watchful:
            check_once(self.page)
        else:
            settle(self.page)
        return self


@dataclass(frozen=True)
class Firm:
    """A firm that speaks English first, signed up in this run, with whoever signed it up."""

    slug: str
    email: str
    password: str
    cookies: tuple[dict[str, object], ...] = ()


@dataclass
class World:
    """Everything that a journey needs."""

    stack: Stack
    browser: Browser
    mailbox: Mailbox
    firm: Firm | None = None
    people: list[Person] = field(default_factory=list)
    _patience: int = PATIENCE
    _met: Path | None = None

    def person(self, *, phone: bool = False, language: str = "en") -> Person:
        """Somebody new, at a desk or with a telephone, whose browser prefers the language.

        Who only has to come as far as a command wants no movement: the end of each would be waited for.
        """
        motion = "reduce" if self._met else "no-preference"
        context = self.browser.new_context(**(PHONE if phone else DESK), locale=language, reduced_motion=motion)
        return self.welcome(context)

    def welcome(self, context: BrowserContext) -> Person:
        """Somebody new with this browser; what goes wrong in it is noted."""
        page = context.new_page()
        wrong: list[str] = []
        page.on("console", lambda message: note_message(message, wrong))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("response", lambda answer: self._note_answer(answer, wrong))
        made = Person(page, context, wrong, is_watchful=self._met is None)
        self.people.append(made)
        self._wait_at_most(self._patience)
        return made

    def url(self, slug: str = "", path: str = "") -> str:
        return self.stack.url_of(slug) + path.lstrip("/")

    def adviser(self) -> Person:
        """Whoever signed the firm up, at a desk, logged in since then."""
        person = self.person()
        person.context.add_cookies([*self.firm.cookies])
        return person

    def log_in(self, person: Person, slug: str, email: str, password: str) -> None:
        """Type address and password, and come in."""
        person.visit(self.url(slug, "login/"))
        person.page.locator("[name=email]").fill(email)
        person.page.locator("[name=password]").fill(password)
        person.send().arrives(re.compile(r"/(pro/|welcome/)?$"))
        if person.page.url.endswith("/welcome/"):
            person.page.locator("[name=is_agreed]").check()
            person.send().arrives(re.compile(r"/$"))

    def expects_console(self, person: Person, *fragments: str) -> None:
        """Take out messages that the journey provokes, such as that the connection was lost."""
        person.wrong[:] = [text for text in person.wrong if not any(fragment in text for fragment in fragments)]

    def let_expire(self, email: str) -> None:
        """Let the time of the invitation to this address be over: no test can wait for that."""
        with psycopg.connect(Cluster(self.stack.var).url(self.stack.database)) as admin:
            found = admin.execute("SELECT schema_name FROM tenants_tenant WHERE slug = %s", [self.firm.slug])
            table = sql.Identifier(found.fetchone()[0], "invites_invite")
            changed = admin.execute(sql.SQL("UPDATE {} SET expires_at = now() WHERE email = %s").format(table), [email])
            assert changed.rowcount == 1

    def close(self) -> list[str]:
        """Close every browser; returns what went wrong in them, which must be nothing."""
        wrong = [text for person in self.people for text in person.wrong]
        for person in self.people:
            person.context.close()
        self.people.clear()
        return wrong

    @contextmanager
    def without(self, command: str) -> Iterator[None]:
        """Let a command have no effect for the length of the block, which must come as far as to it.

        Nothing else may turn the journey red: pages are not checked by other rules, and waits are long until then.
        """
        switch = Path(self.stack.places.var) / "command-without-effect"
        self._met = switch.with_suffix(".met")
        self._met.unlink(missing_ok=True)
        switch.write_text(command)
        try:
            yield
        finally:
            switch.unlink()
        assert self._met.exists(), f"nobody came as far as {command}"

    def _note_answer(self, answer: Response, wrong: list[str]) -> None:
        note_failure(answer, wrong)
        if self._met and self._patience != IMPATIENCE and self._met.exists():
            self._wait_at_most(IMPATIENCE)  # what is waited for after that does not come

    def _wait_at_most(self, milliseconds: int) -> None:
        self._patience = milliseconds
        for person in self.people:
            person.patience = milliseconds
            person.context.set_default_timeout(milliseconds)
        self.mailbox.patience = milliseconds / 1000


def note_message(message: ConsoleMessage, wrong: list[str]) -> None:
    if message.type == "error" and not REFUSALS.match(message.text) and not ENDED.match(message.text):
        wrong.append(f"{message.text} {message.location['url']}")


def note_failure(answer: Response, wrong: list[str]) -> None:
    if answer.status >= 500:
        wrong.append(f"{answer.status} {answer.url}")
