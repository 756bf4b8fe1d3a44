"""What a browser makes of the theme's tokens and a firm's stylesheet: each token as a colour, in either scheme.

It reads the same CSS that is served, so a token changed there is measured here as it is.
"""

import math
import re
from collections.abc import Callable
from functools import lru_cache

from shared_apps.branding.colours import Colour
from themes.base import bundles

Rgba = tuple[float, float, float, float]
Oklch = tuple[float, float, float, float]
_DECLARATION = re.compile(r"--([\w-]+):\s*([^;{}]+);")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NAMED = {"white": "#ffffff", "black": "#000000"}


def theme_tokens() -> dict[str, str]:
    """Every custom property of tokens.css with its text."""
    text = _COMMENT.sub("", (bundles.SOURCES / "tokens.css").read_text(encoding="utf-8"))
    return declarations(text)


def declarations(css: str) -> dict[str, str]:
    """Every custom property that a stylesheet sets."""
    return {name: " ".join(value.split()) for name, value in _DECLARATION.findall(css)}


class Scheme:
    """The tokens in one scheme; ``colour`` gives what is seen."""

    def __init__(self, tokens: dict[str, str], *, is_dark: bool) -> None:
        self.tokens = tokens
        self.is_dark = is_dark
        self._seen: dict[str, Rgba] = {}
        self._luminances: dict[tuple[str, ...], float] = {}

    def colour(self, expression: str) -> Rgba:
        """A colour by its CSS expression or the name of a token; channels between 0 and 1."""
        found = self._seen.get(expression)
        if found is None:
            text = self.tokens.get(expression, expression)
            found = self._seen[expression] = self._value(text)
        return found

    def luminance(self, layers: tuple[str, ...]) -> float:
        """The luminance of what is seen where these lie over each other, the lowest first."""
        found = self._luminances.get(layers)
        if found is None:
            red, green, blue, _alpha = self.colour(layers[0])
            for name in layers[1:]:
                top = self.colour(name)
                red, green, blue = (
                    below + (above - below) * top[3] for below, above in zip((red, green, blue), top, strict=False)
                )
            found = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
            self._luminances[layers] = found
        return found

    def contrast(self, fore: str, back: tuple[str, ...]) -> float:
        """The contrast by WCAG 2.2 of a colour with what it lies on; a translucent one is laid over it first."""
        one, other = self.luminance((*back, fore)), self.luminance(back)
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)

    def _value(self, text: str) -> Rgba:
        text = text.strip()
        if text == "transparent":
            return (0.0, 0.0, 0.0, 0.0)
        if "(" not in text:
            return _of_hex(_NAMED.get(text, text))
        name, inside = text.split("(", 1)
        parts = _split(inside.removesuffix(")"), ",")
        return _FUNCTIONS[name](self, parts)

    def _var(self, parts: tuple[str, ...]) -> Rgba:
        return self.colour(parts[0].strip().removeprefix("--"))

    def _light_dark(self, parts: tuple[str, ...]) -> Rgba:
        return self.colour(parts[1 if self.is_dark else 0].strip())

    def _oklch(self, parts: tuple[str, ...]) -> Rgba:
        words, alpha = parts[0].strip(), "1"
        if "/" in words:
            words, alpha = (word.strip() for word in words.rsplit("/", 1))
        given = _split(words, " ")
        known: dict[str, float] = {}
        if given[0] == "from":
            red, green, blue, _a = self.colour(given[1])
            base = Colour.from_hex(_hex(red, green, blue))
            known = {"l": base.lightness, "c": base.chroma, "h": base.hue}
            given = given[2:]
        lightness, chroma, hue = (self._number(word, known) for word in given)
        red, green, blue, _a = _of_hex(_hex_of(round(lightness, 5), round(chroma, 5), round(hue, 3)))
        return red, green, blue, _share(alpha)

    def _number(self, word: str, known: dict[str, float]) -> float:
        if word in known:
            return known[word]
        if word.startswith("calc("):
            factors = _split(word.removeprefix("calc(").removesuffix(")"), " ")
            value = self._number(factors[0], known)
            for operator, factor in zip(factors[1::2], factors[2::2], strict=True):
                other = self._number(factor, known)
                value = value * other if operator == "*" else value - other if operator == "-" else value + other
            return value
        if word.startswith("var("):
            return self._number(self.tokens[word.removeprefix("var(--").removesuffix(")")], known)
        return float(word)

    def _mix(self, parts: tuple[str, ...]) -> Rgba:
        (first, share), (second, other) = (self._weighed(part) for part in parts[1:])
        if share is None:
            share = 1 - (0.5 if other is None else other)
        one, two = self.colour(first), self.colour(second)
        if two[3] == 0:
            return (*one[:3], one[3] * share)
        return _mixed_oklab(one, two, share)

    def _weighed(self, part: str) -> tuple[str, float | None]:
        words = _split(part.strip(), " ")
        if len(words) == 1:
            return words[0], None
        share = words[1]
        return words[0], _share(self.tokens[share[6:-1]] if share.startswith("var(") else share)


_FUNCTIONS: dict[str, Callable[[Scheme, tuple[str, ...]], Rgba]] = {
    "var": Scheme._var,
    "light-dark": Scheme._light_dark,
    "oklch": Scheme._oklch,
    "color-mix": Scheme._mix,
}


def schemes(css: str) -> tuple[Scheme, Scheme]:
    """The light and the dark scheme of a page with this stylesheet of a firm."""
    tokens = _theme() | declarations(css)
    return Scheme(tokens, is_dark=False), Scheme(tokens, is_dark=True)


@lru_cache(maxsize=1)
def _theme() -> dict[str, str]:
    return theme_tokens()


@lru_cache(maxsize=20_000)
def _hex_of(lightness: float, chroma: float, hue: float) -> str:
    return Colour(lightness, chroma, hue).hex


@lru_cache(maxsize=5000)
def _split(text: str, mark: str) -> tuple[str, ...]:
    """Split where no bracket is open."""
    parts, depth = [""], 0
    for letter in text:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == mark and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return tuple(part for part in parts if part.strip())


def _share(text: str) -> float:
    return float(text.removesuffix("%")) / 100 if text.endswith("%") else float(text)


@lru_cache(maxsize=50_000)
def _of_hex(text: str) -> Rgba:
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue, 1.0


def _hex(*channels: float) -> str:
    return "#" + "".join(f"{round(255 * value):02x}" for value in channels)


def _mixed_oklab(one: Rgba, two: Rgba, share: float) -> Rgba:
    first, second = (Colour.from_hex(_hex(*colour[:3])) for colour in (one, two))
    flat = [
        (shade.lightness, *(shade.chroma * turn(math.radians(shade.hue)) for turn in (math.cos, math.sin)))
        for shade in (first, second)
    ]
    lightness, across, along = (a * share + b * (1 - share) for a, b in zip(*flat, strict=True))
    mixed = Colour(lightness, math.hypot(across, along), math.degrees(math.atan2(along, across)) % 360)
    return _of_hex(mixed.hex)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
