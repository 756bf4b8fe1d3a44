"""What is checked on every page that somebody comes to: nothing in it breaks a rule of accessibility.

The same twice would find the same: it is checked once in a run, by whichever worker comes to it first. Of a page only
those elements are checked whose kind is new (`kinds`). Colours, the longest of all checks, are looked for on a page
whose skeleton is new, which says what is on it and in which state, whatever its words; and checked where a text and all
that lies behind it come together for the first time.
"""

import time
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
from django.urls import Resolver404, resolve
from playwright.sync_api import Error, Page

from tests.isolation.matrix.routes import HOSTS
from tests.journeys.kinds import HASH, KINDS, OF_COLOURS, OF_KINDS, OF_PAGES, TAGS

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],
    "iframes": False,  # what they hold are pages of ours too, to which somebody comes by their own address
}
COLOURS = RULES | {"runOnly": {"type": "rule", "values": OF_COLOURS}}
PAGES = RULES | {"runOnly": {"type": "rule", "values": OF_PAGES}}
ALL_ELSE = RULES | {"rules": {name: {"enabled": False} for name in (*OF_COLOURS, *OF_PAGES)}}
PATIENCE = 20.0
ASK_AGAIN = 50
"""Milliseconds between two looks whether a page is at rest: with each frame they would keep it from coming there."""

# Loaded, every fragment in its place, and nothing moving that comes to rest by itself; then what tells this document
# from the one before.
_SETTLED = """() => document.readyState === "complete"
  && [...document.images].every((each) => each.complete || each.loading === "lazy")
  && !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")
  && document.getAnimations().every((each) =>
    each.playState !== "running" || each.effect.getComputedTiming().endTime === Infinity)
  && performance.timeOrigin"""
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
# Everything that decides how well a text is told apart: its own colour and size, and of each element around it what it
# is and what it paints. Of those that are the same in all of it three are looked at.
_LOOKS = f"""() => {{{HASH}
  const around = new Map([[null, ""]]);
  const chain = (one) => {{
    if (!around.has(one)) {{
      const css = getComputedStyle(one);
      const kind = [one.tagName, one.className.baseVal ?? one.className, one.disabled, one.ariaDisabled];
      const paint = [css.color, css.backgroundColor, css.backgroundImage, css.opacity, css.filter, css.mixBlendMode];
      around.set(one, hash([...kind, ...paint, css.position, chain(one.parentElement)].join("|")));
    }}
    return around.get(one);
  }};
  const says = (one) => one.matches("input, select, textarea")
    || [...one.childNodes].some((each) => each.nodeType === Node.TEXT_NODE && each.data.trim());
  window.looks = new Map();
  if (matchMedia("(forced-colors: active)").matches) return [];  // they are the reader's own
  for (const one of document.body.querySelectorAll("*")) {{
    if (!says(one) || !one.checkVisibility()) continue;
    const {{ fontSize, fontWeight, textShadow, textDecorationLine, borderBottomStyle }} = getComputedStyle(one);
    const look = hash([chain(one), fontSize, fontWeight, textShadow, textDecorationLine, borderBottomStyle].join("|"));
    looks.set(look, [...(looks.get(look) ?? []), one]);
  }}
  return [...looks.keys()];
}}"""
_OF_LOOKS = """async ([fresh, rules]) => {
  const some = (all) => [all[0], all[all.length >> 1], all[all.length - 1]];
  const include = [...new Set(fresh.flatMap((look) => some(looks.get(look))))].filter((one) => one.isConnected);
  return include.length ? (await axe.run({ include }, rules)).violations : [];
}"""
_checked: list[Path] = []


def remember_in(folder: Path) -> None:
    """Note in this folder what was checked: the other workers of the run do too."""
    _checked[:] = [folder]


def settle(page: Page) -> float:
    """Wait until the page is at rest; one that is left meanwhile is waited for where it leads.

    Returns when its document began, which no other of the page's did.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return page.wait_for_function(_SETTLED, polling=ASK_AGAIN).json_value()
        except Error as error:
            if "context was destroyed" not in error.message or time.monotonic() > deadline:
                raise


def check_once(page: Page) -> None:
    """Check the page as it is now, unless one like it was checked before.

    One that is left in the middle of it, because what was pressed leads elsewhere, is checked where it leads.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        document = settle(page)
        try:
            found = faults_once(page)
        except Error:
            if settle(page) == document or time.monotonic() > deadline:
                raise
        else:
            break
    assert found == [], f"{page.url}: {found}"


def faults_once(page: Page, *circumstances: str) -> list[str]:
    """What breaks a rule on the page, where nothing like it was found whole before.

    Colours are not even looked for on a page like one that was found whole in the same circumstances.
    """
    found = faults_of_kinds(page)
    seen = _mark("\n".join((pattern_of(page.url), *circumstances, page.evaluate(_SKELETON))))
    if seen.exists():
        return found
    found += faults_of_contrast(page)
    if not found:
        seen.touch()
    return found


def faults_of(page: Page) -> list[str]:
    """Everything on the page that breaks a rule, each with the element, whatever was found whole before."""
    return _violations(page, RULES)


def faults_of_kinds(page: Page) -> list[str]:
    """What breaks a rule, colours apart; nothing where elements of the same kinds were found whole before."""
    whole, *kinds = ((kind, _mark(f"kind {kind}")) for kind in page.evaluate(KINDS))
    is_known = whole[1].exists()
    fresh = {kind: seen for kind, seen in kinds if not seen.exists()}
    if is_known and not fresh:
        return []
    found = [] if is_known else _violations(page, PAGES)
    if fresh:
        _bring_axe(page)
        found += _told(page.evaluate(OF_KINDS, [list(fresh), ALL_ELSE]))
    if not found:
        for seen in (whole[1], *fresh.values()):
            seen.touch()
    return found


def faults_of_contrast(page: Page) -> list[str]:
    """What is told apart too little by its colour; nothing where the same colours were found whole before."""
    fresh = {look: seen for look in page.evaluate(_LOOKS) if not (seen := _mark(look)).exists()}
    if not fresh:
        return []
    _bring_axe(page)
    found = _told(page.evaluate(_OF_LOOKS, [list(fresh), COLOURS]))
    if not found:
        for seen in fresh.values():
            seen.touch()
    return found


def _violations(page: Page, rules: dict[str, object]) -> list[str]:
    _bring_axe(page)
    return _told(page.evaluate("async (rules) => (await axe.run(rules)).violations", rules))


def _bring_axe(page: Page) -> None:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)


def _told(violations: list[dict[str, object]]) -> list[str]:
    return [f"{rule['id']}: {node['html'][:160]}" for rule in violations for node in rule["nodes"]]


def _mark(state: str) -> Path:
    """Where it is noted that this was found whole."""
    return _checked[0] / sha256(state.encode()).hexdigest()


def pattern_of(url: str) -> str:
    """The name of the route of an address, with its host; the address itself when nothing is there."""
    parts = urlsplit(url)
    subdomain = (parts.hostname or "").removesuffix("localhost").rstrip(".")
    host = {"": "public", "platform": "operator", "files": "files"}.get(subdomain, "tenant")
    try:
        return f"{host} {resolve(parts.path or '/', HOSTS[host]).view_name}"
    except Resolver404:
        return url
