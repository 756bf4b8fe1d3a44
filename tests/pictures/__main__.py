"""`make pictures`: photograph the demo data of a running `make run` for the articles of the help, in each language.

    make pictures ARGS="http://localhost:8000 the-password [article ...]"

What is in the pictures is invented, like all of the demo data. They are taken again when a page looks different.
"""

import re
import sys
from io import BytesIO

import django
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

django.setup()

from django.conf import settings  # noqa: E402

from shared_apps.help import corpus  # noqa: E402
from tests.journeys.browser import launch  # noqa: E402
from tests.pictures.shots import ID, SHOTS, Shot  # noqa: E402

FIRM = "lindenhof"
QUALITY = 50
SPEAK = """async (language) => {
  const csrfmiddlewaretoken = document.querySelector("[name=csrfmiddlewaretoken]").value;
  await fetch("/i18n/", {method: "POST", body: new URLSearchParams({language, csrfmiddlewaretoken})});
}"""
WAITING = "[...document.querySelectorAll('.htmx-request')].length === 0"


class Photographer:
    """Goes to pages as the people of one demo firm."""

    def __init__(self, browser: Browser, address: str, password: str) -> None:
        scheme, _, host = address.rstrip("/").partition("://")
        self._origin = f"{scheme}://{FIRM}.{host}"
        self._browser, self._password = browser, password
        self._pages: dict[tuple[str, str], Page] = {}

    def take(self, shot: Shot, language: str, frame: corpus.Frame) -> bytes:
        """Take one picture."""
        page = self._page(shot.who, language, frame)
        self._go(page, shot.path if shot.who else f"{shot.path}?lang={language}")
        for step in shot.follow:
            self._go(page, self._next(page, step))
        if shot.part:
            page.locator(shot.part).first.evaluate("each => scrollTo(0, each.getBoundingClientRect().top - 90)")
        page.wait_for_timeout(300)
        written = BytesIO()
        shown = Image.open(BytesIO(page.screenshot(animations="disabled")))
        shown.convert("RGB").resize(frame.size).save(written, "WEBP", quality=QUALITY, method=6)
        return written.getvalue()

    def _next(self, page: Page, step: str) -> str:
        if step.startswith("/"):
            return step.format(id=re.search(ID, page.url)[0])
        links = page.eval_on_selector_all("a[href]", "all => all.map(each => each.getAttribute('href'))")
        found = next((link for link in links if re.search(step, link)), None)
        assert found, (page.url, step)
        return found

    def _page(self, who: str, language: str, frame: corpus.Frame) -> Page:
        """Somebody's browser, where they are logged in and read that language."""
        if (who, language) not in self._pages:
            window = {"width": frame.width, "height": frame.height}
            context = self._browser.new_context(
                viewport=window, color_scheme="light", device_scale_factor=2, reduced_motion="reduce"
            )
            page = self._pages[who, language] = context.new_page()
            if who:
                self._go(page, "/login/")
                page.fill("[name=email]", f"{who}@{FIRM}.example")
                page.fill("[name=password]", self._password)
                page.locator("main form button[type=submit]").first.click()
                page.wait_for_load_state()
        page = self._pages[who, language]
        if who:
            page.evaluate(SPEAK, language)
        return page

    def _go(self, page: Page, path: str) -> None:
        answer = page.goto(self._origin + path)
        assert answer, path
        assert answer.ok, (path, answer.status)
        page.wait_for_load_state("networkidle")
        page.wait_for_function(WAITING)


def main(address: str, password: str, *codes: str) -> None:
    """Take the pictures of these articles, or of all."""
    corpus.PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, launch(playwright) as browser:
        photographer = Photographer(browser, address, password)
        for language, _name in settings.LANGUAGES:
            for listed in corpus.contents():
                if not codes or listed.code in codes:
                    taken = photographer.take(SHOTS[listed.code], language, corpus.frame_of(listed.audience))
                    corpus.picture_file(listed.code, language).write_bytes(taken)
                    print(f"{listed.code} {language} {len(taken)} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
