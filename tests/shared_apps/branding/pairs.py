"""Every colour of the design system with what it stands on, and the contrast that WCAG 2.2 asks of the two.

``test_contrast.py`` holds this list to the stylesheets: a token that they use as text, as a ground or as a mark has to
stand here in that part, or in ``DECORATION`` with the reason why nobody needs to see it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

TEXT = 4.5
MARK = 3.0

_TONES = ("success", "warning", "danger", "info")
# What text and components stand on, each also while it is pointed at.
_PLAIN = (("color-page",), ("color-surface",), ("color-raised",), ("color-sunken",))
_POINTED_AT = tuple((*ground, "color-hover") for ground in _PLAIN)
_ACCENT_SOFT = ("color-accent-soft",)
_HEADER = ("color-header",)
# An image of any brightness behind the header lies under this much of the header's own colour.
_SCRIM = "color-mix(in oklab, var(--color-header) var(--header-scrim), transparent)"
_HEADER_WITH_IMAGE = (("white", _SCRIM), ("black", _SCRIM))
_HEADER_POINTED_AT = (
    (*_HEADER, "color-mix(in oklab, var(--color-on-header) 9%, transparent)"),
    (*_HEADER, "color-mix(in oklab, var(--color-on-header) 10%, transparent)"),
    (*_HEADER, "color-mix(in oklab, var(--color-on-header) 15%, transparent)"),
)


@lru_cache(maxsize=1)
def pairs() -> tuple["Pair", ...]:
    """All of them."""
    return tuple(_pairs())


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour, the layers below it from the lowest up, and the contrast that they need."""

    what: str
    fore: str
    back: tuple[str, ...]
    ratio: float


def _pairs() -> Iterator[Pair]:
    yield from _texts()
    yield from _buttons()
    yield from _marks()
    yield from _tones()
    yield from _header()


def _texts() -> Iterator[Pair]:
    for ground in (*_PLAIN, *_POINTED_AT, _ACCENT_SOFT):
        yield Pair("text", "color-text", ground, TEXT)
        yield Pair("links, quiet buttons, the active entry of a menu", "color-accent-text", ground, TEXT)
        yield Pair("errors beside fields, what deletes", "color-danger-text", ground, TEXT)
        yield Pair("soft text, placeholders, labels of charts", "color-text-soft", ground, TEXT)


def _buttons() -> Iterator[Pair]:
    yield Pair("button", "color-on-accent", ("color-accent",), TEXT)
    yield Pair("button pointed at", "color-on-accent", ("color-accent-hover",), TEXT)
    pointed = "color-mix(in oklab, var(--color-surface), var(--color-text) 6%)"
    yield Pair("secondary button pointed at", "color-text", (pointed,), TEXT)
    yield Pair("button that deletes, pointed at", "color-danger-text", ("color-danger-soft",), TEXT)
    for ground in (*_PLAIN, _ACCENT_SOFT):
        yield Pair("the shape of a button", "color-accent", ground, MARK)
        yield Pair("the shape of a button pointed at", "color-accent-hover", ground, MARK)
        yield Pair("the edge of a button that deletes", "color-danger", ground, MARK)


def _marks() -> Iterator[Pair]:
    for ground in (*_PLAIN, _ACCENT_SOFT):
        yield Pair("the edge of a field, of a secondary button, a chart's last part", "color-line-strong", ground, MARK)
        yield Pair("the edge of a field pointed at, the dot of a badge", "color-text-soft", ground, MARK)
        yield Pair("focus ring", "color-focus", ground, MARK)
        yield Pair("second colour: charts", "color-second", ground, MARK)
    for tone in _TONES:
        yield Pair("focus ring", "color-focus", (f"color-{tone}-soft",), MARK)
    yield Pair("tick in a box", "color-on-accent", ("color-accent",), MARK)
    yield Pair("ring and bar of progress", "color-accent", _ACCENT_SOFT, MARK)
    yield Pair("ring of progress when done", "color-success", ("color-success-soft",), MARK)
    yield Pair("text over what is selected", "color-text", ("color-page", _SELECTED), TEXT)
    for hue in range(0, 360, 30):
        light, dark = f"oklch(0.92 0.045 {hue})", f"oklch(0.36 0.06 {hue})"
        ink = f"light-dark(oklch(0.36 0.085 {hue}), oklch(0.93 0.04 {hue}))"
        yield Pair("initials", ink, (f"light-dark({light}, {dark})",), TEXT)


def _tones() -> Iterator[Pair]:
    for tone in _TONES:
        soft = (f"color-{tone}-soft",)
        yield Pair(f"{tone}: title of an alert, badge", f"color-{tone}-text", soft, TEXT)
        yield Pair(f"{tone}: text of an alert", "color-text", soft, TEXT)
        yield Pair(f"{tone}: link in an alert", "color-accent-text", soft, TEXT)
        yield Pair(f"{tone}: soft text in an alert", "color-text-soft", soft, TEXT)
        for ground in (soft, *_PLAIN, _ACCENT_SOFT):
            yield Pair(f"{tone}: icon, dot, part of a chart", f"color-{tone}", ground, MARK)


def _header() -> Iterator[Pair]:
    for ground in (_HEADER, *_HEADER_POINTED_AT, *_HEADER_WITH_IMAGE):
        yield Pair("name, menu entry, headline, focus ring in the header", "color-on-header", ground, TEXT)
    rings = (*_HEADER, *(f"color-mix(in oklab, var(--color-on-header) {share}%, transparent)" for share in (4, 3)))
    yield Pair("soft text in the header", "color-on-header-soft", _HEADER, TEXT)
    yield Pair("soft text over the rings of the log-in page", "color-on-header-soft", rings, TEXT)
    yield Pair("the active tab's mark", "color-header-mark", _HEADER, MARK)
    yield Pair("count at a tool", "color-on-header-mark", ("color-header-mark",), TEXT)
    yield Pair("count at a tab and in the menu, the firm's initial", "color-header", ("color-on-header",), TEXT)


_SELECTED = "color-mix(in oklab, var(--color-accent) 25%, transparent)"

DECORATION = {
    "color-line": "between what also differs by space or ground",
    "color-accent-line": "around an accented card, which has a ground of its own",
    "color-backdrop": "behind a dialog, under nothing that is read",
}
