"""Whatever colours a firm chooses, every text, part and mark of every page can be seen, in both schemes."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from shared_apps.branding.enums import HeaderStyle
from shared_apps.branding.looks import Values, stylesheet
from tests.shared_apps.branding.pairs import DECORATION, TEXT, pairs
from tests.shared_apps.branding.tokens import Scheme, schemes
from themes.base import bundles

RANDOM_COLOURS = 300
PATHOLOGICAL = (
    "#ffffff", "#000000", "#ffff00", "#ff0000", "#00ff00", "#0000ff", "#00ffff", "#ff00ff", "#808080", "#767676",
    "#777777", "#959595", "#7f7f7f", "#c0c0c0", "#404040", "#fefefe", "#010101", "#ff8000", "#80ff00", "#8000ff",
)  # fmt: skip
_STYLES = tuple(HeaderStyle)


def failures(values: Values) -> list[str]:
    """What cannot be seen or read with these choices."""
    return [
        f"{'dark' if scheme.is_dark else 'light'}: {pair.what}: {pair.fore} on {' + '.join(pair.back)} "
        f"has {scheme.contrast(pair.fore, pair.back):.2f} of {pair.ratio}"
        for scheme in schemes(stylesheet(values))
        for pair in pairs()
        if scheme.contrast(pair.fore, pair.back) < pair.ratio
    ]


@pytest.mark.parametrize("share", [0, *(pytest.param(each, marks=pytest.mark.soak) for each in range(1, 10))])
def test_random_colours_leave_everything_visible(share: int) -> None:
    chance = random.Random(share)
    for number in range(RANDOM_COLOURS):
        accent, second = (f"#{chance.randrange(1 << 24):06x}" for _ in range(2))
        values = Values(accent=accent, second=second if number % 2 else "", header=_STYLES[number % 3])
        assert failures(values) == [], values


@pytest.mark.parametrize("style", _STYLES)
@pytest.mark.parametrize("colour", PATHOLOGICAL)
def test_pathological_colours_leave_everything_visible(colour: str, style: str) -> None:
    for other in ("", "#ffffff", "#000000", "#ffff00", colour):
        assert failures(Values(accent=colour, second=other, header=style)) == [], other


def test_our_own_colours_leave_everything_visible() -> None:
    assert failures_of_css("") == []


def failures_of_css(css: str) -> list[str]:
    return [
        f"{pair.what}: {pair.fore} on {pair.back}: {found:.2f}"
        for scheme in schemes(css)
        for pair in pairs()
        if (found := scheme.contrast(pair.fore, pair.back)) < pair.ratio
    ]


def test_a_palette_that_is_not_derived_would_fail() -> None:
    """The check sees what it should: pure yellow as it is, on white."""
    raw = "--color-accent:light-dark(#ffff00,#ffff00);--color-accent-text:#ffff00;"
    assert any("links" in line for line in failures_of_css(raw))
    assert any("shape of a button" in line for line in failures_of_css(raw))


def test_every_token_that_the_stylesheets_use_is_measured() -> None:
    measured = pairs()
    fore = {pair.fore for pair in measured}
    texts = {pair.fore for pair in measured if pair.ratio >= TEXT}
    grounds = {name for pair in measured for layer in pair.back for name in _tokens(layer) or [layer]}
    used = defaultdict(set)
    for part, token in _uses():
        used[part].add(token)
    exempt = set(DECORATION)
    assert used["ground"] - grounds - fore - exempt == set()
    assert used["mark"] - fore - grounds - exempt == set()  # the track of a ring is a ground
    # Icons take their colour as text does, and need no more than a mark.
    icons = {"color-accent", "color-success", "color-warning", "color-danger", "color-info", "color-line-strong"}
    assert used["text"] - texts - icons == set()
    assert used["text"] & icons <= fore


_RULE = re.compile(r"([a-z-]+|--[\w-]+)\s*:\s*([^;{}]+)[;}]")
_PARTS = {
    "color": "text", "fill": "mark", "stroke": "mark", "background": "ground", "background-color": "ground",
    "background-image": "ground", "outline": "mark", "outline-color": "mark", "border-color": "mark",
}  # fmt: skip


def _uses() -> Iterator[tuple[str, str]]:
    """Each semantic colour with the part it plays, also through a component's own tokens."""
    rules = [
        (name, value)
        for path in bundles.SOURCES.rglob("*.css")
        if path.name not in {"tokens.css", "print.css"}
        for name, value in _RULE.findall(re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL))
    ]
    inner: dict[str, set[str]] = defaultdict(set)
    for name, value in rules:
        if name.startswith("--"):
            inner[name.removeprefix("--")] |= set(_tokens(value))
    for name, value in rules:
        part = _PARTS.get(name) or ("mark" if name.startswith("border") else None)
        for token in _tokens(value) if part else ():
            for found in {token} if token.startswith("color-") else inner[token]:
                if found.startswith("color-"):
                    yield str(part), found


def _tokens(value: str) -> list[str]:
    return re.findall(r"var\(--([\w-]+)", value)


def test_scheme_reads_what_a_browser_reads() -> None:
    scheme = Scheme(
        {"a": "light-dark(white, black)", "b": "oklch(from var(--a) 0.5 c h / 50%)", "n": "0.5"}, is_dark=True
    )
    assert scheme.colour("a") == (0.0, 0.0, 0.0, 1.0)
    assert scheme.colour("b")[3] == 0.5
    assert scheme.colour("color-mix(in oklab, white, black 100%)") == (0.0, 0.0, 0.0, 1.0)
    assert scheme.colour("oklch(calc(var(--n) * 2) 0 0)")[:3] == (1.0, 1.0, 1.0)
    assert round(scheme.contrast("white", ("black",)), 2) == 21
    assert round(scheme.contrast("#767676", ("white",)), 2) == 4.54
