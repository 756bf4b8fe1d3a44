"""Colours in OKLCH: lightness as the eye sees it, so that a shade can be moved until its contrast is right."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_FINEST = 1e-4


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour by lightness (0 to 1), chroma (0 to about 0.37) and hue (degrees)."""

    lightness: float
    chroma: float
    hue: float

    @classmethod
    def from_hex(cls, text: str) -> Colour:
        """Read ``#rrggbb``; anything else raises ``ValueError``."""
        if not _HEX.fullmatch(text):
            msg = f"{text!r} is not a colour of the form #rrggbb"
            raise ValueError(msg)
        red, green, blue = (_linear(int(text[at : at + 2], 16) / 255) for at in (1, 3, 5))
        long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
        across = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
        along = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
        return cls(lightness, math.hypot(across, along), math.degrees(math.atan2(along, across)) % 360)

    @property
    def hex(self) -> str:
        """The nearest colour that a screen shows: chroma is given up, lightness and hue are kept."""
        low, high = 0.0, self.chroma
        if _fits(self._rgb(high)):
            low = high
        while high - low > _FINEST:
            middle = (low + high) / 2
            low, high = (middle, high) if _fits(self._rgb(middle)) else (low, middle)
        channels = (round(255 * _encoded(min(1.0, max(0.0, value)))) for value in self._rgb(low))
        return "#" + "".join(f"{channel:02x}" for channel in channels)

    def with_lightness(self, lightness: float) -> Colour:
        """The same hue, lighter or darker."""
        return Colour(min(1.0, max(0.0, lightness)), self.chroma, self.hue)

    def with_chroma(self, chroma: float) -> Colour:
        """The same hue, greyer or stronger."""
        return Colour(self.lightness, max(0.0, chroma), self.hue)

    def _rgb(self, chroma: float) -> tuple[float, float, float]:
        across = chroma * math.cos(math.radians(self.hue))
        along = chroma * math.sin(math.radians(self.hue))
        long = (self.lightness + 0.3963377774 * across + 0.2158037573 * along) ** 3
        medium = (self.lightness - 0.1055613458 * across - 0.0638541728 * along) ** 3
        short = (self.lightness - 0.0894841775 * across - 1.2914855480 * along) ** 3
        return (
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
        )


def contrast(first: str, second: str) -> float:
    """The contrast of two hex colours by WCAG 2: from 1 (the same) to 21 (black on white)."""
    return ratio_of(luminance(first), luminance(second))


def ratio_of(one: float, other: float) -> float:
    """The contrast of two luminances."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def mixed(base: str, other: str, share: float) -> str:
    """What is seen where ``other`` lies over ``base`` with this opacity."""
    pairs = ((int(base[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(below + (above - below) * share):02x}" for below, above in pairs)


@lru_cache(maxsize=4096)
def luminance(text: str) -> float:
    """How bright a hex colour is by WCAG 2: from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(int(text[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _fits(rgb: tuple[float, float, float]) -> bool:
    return all(-_FINEST <= value <= 1 + _FINEST for value in rgb)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
