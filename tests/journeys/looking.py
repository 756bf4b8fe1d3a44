"""What is checked on every page that somebody comes to: nothing in it breaks a rule of accessibility.

A page is known by its pattern and its skeleton, which says what is on it and in which state, whatever its words. The
same twice would find the same: it is checked once in a run.
"""

import json
import time
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
from django.urls import Resolver404, resolve
from playwright.sync_api import Error, Page

from tests.isolation.matrix.routes import HOSTS

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
    "iframes": False,  # what they hold are pages of ours too, to which somebody comes by their own address
}
COLOURS = RULES | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
PATIENCE = 20.0

# Loaded, every fragment in its place, and nothing moving that comes to rest by itself.
_SETTLED = """() => document.readyState === "complete"
  && !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")
  && document.getAnimations().every((each) =>
    each.playState !== "running" || each.effect.getComputedTiming().endTime === Infinity)"""
_SKELETON = """() => {
  const states = ["type", "role", "open", "hidden", "disabled", "checked", "aria-invalid", "aria-current",
    "aria-expanded", "aria-pressed", "aria-selected", "aria-busy", "data-state", "data-tone"];
  const seen = new Set();
  for (const element of document.body.querySelectorAll("*")) {
    const attributes = states.filter((name) => element.hasAttribute(name))
      .map((name) => `${name}=${element.getAttribute(name)}`);
    seen.add([element.tagName, element.className.baseVal ?? element.className, ...attributes].join(" "));
  }
  return [innerWidth, ...[...seen].sort()].join("\\n");
}"""
_checked: set[tuple[str, ...]] = set()


def settle(page: Page) -> None:
    """Wait until the page is at rest; one that is left meanwhile is waited for where it leads."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            page.wait_for_function(_SETTLED)
        except Error as error:
            if "context was destroyed" not in error.message or time.monotonic() > deadline:
                raise
        else:
            return


def check_once(page: Page) -> None:
    """Check the page as it is now, unless one like it was checked before."""
    settle(page)
    found = faults_once(page)
    assert found == [], f"{page.url}: {found}"


def faults_once(page: Page, *circumstances: str) -> list[str]:
    """What breaks a rule on the page; nothing when one like it was found whole before, in the same circumstances."""
    seen = (pattern_of(page.url), page.evaluate(_SKELETON), *circumstances)
    found = [] if seen in _checked else faults_of(page)
    if not found:
        _checked.add(seen)
    return found


def faults_of(page: Page) -> list[str]:
    """Everything on the page that breaks a rule, each with the element."""
    return _violations(page, RULES)


def faults_of_contrast(page: Page) -> list[str]:
    """What is told apart too little by its colour, on a page that was looked at with everything else before."""
    return _violations(page, COLOURS)


def _violations(page: Page, rules: dict[str, object]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(f"axe.run({json.dumps(rules)}).then((results) => results.violations)")
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def pattern_of(url: str) -> str:
    """The name of the route of an address, with its host; the address itself when nothing is there."""
    parts = urlsplit(url)
    subdomain = (parts.hostname or "").removesuffix("localhost").rstrip(".")
    host = {"": "public", "platform": "operator", "files": "files"}.get(subdomain, "tenant")
    try:
        return f"{host} {resolve(parts.path or '/', HOSTS[host]).view_name}"
    except Resolver404:
        return url
