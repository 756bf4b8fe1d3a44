"""The palette of a firm: from any one or two colours the semantic tokens of both schemes, each readable.

Text has a contrast of at least 4.5 with whatever it may stand on, and marks (rings, underlines, the edges of a
checked box) at least 3, in light and in dark, whatever colour was chosen. The theme's neutral shades are repeated
here, since a palette is measured against them; ``tests/themes`` holds both to the same numbers.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil

from shared_apps.branding.colours import Colour, contrast, luminance, mixed, ratio_of
from shared_apps.branding.enums import HeaderStyle

TEXT = 4.5
MARK = 3.0
_SAFETY = 0.06
_STEP = 0.004
_POINTED = 0.15
_RINGS = 0.08
_GREY = 0.03
_BRIGHT, _BRIGHT_GREY = 0.74, 0.92
"""How light what is pressed is in the dark at least; a grey of the first looks as if it could not be pressed."""
_COOL = 255.0
_BRASS = Colour(0.77, 0.1, 80)
WHITE = "#ffffff"
BLACK = "#000000"
NEUTRAL_CHROMA = 0.008


@dataclass(frozen=True, slots=True)
class Grounds:
    """What stands behind a firm's colours in one scheme: lightness and share of the neutral chroma of each shade."""

    page: str
    surface: str
    raised: str
    sunken: str
    text: str
    text_soft: str

    @property
    def all(self) -> tuple[str, ...]:
        """Every ground that text may stand on, also while it is pointed at."""
        still = (self.page, self.surface, self.raised, self.sunken)
        return (*still, *(mixed(ground, self.text, 0.08) for ground in still))


def light_grounds(hue: float) -> Grounds:
    """The neutral shades of the light scheme with a tinge of this hue."""
    shade = _neutrals(hue)
    return Grounds(
        page=shade(0.988, 0.35), surface=WHITE, raised=WHITE, sunken=shade(0.972, 0.6),
        text=shade(0.225, 1.7), text_soft=shade(0.475, 2),
    )  # fmt: skip


def dark_grounds(hue: float) -> Grounds:
    """The neutral shades of the dark scheme with a tinge of this hue."""
    shade = _neutrals(hue)
    return Grounds(
        page=shade(0.18, 1.6), surface=shade(0.225, 1.7), raised=shade(0.265, 1.8), sunken=shade(0.16, 1.6),
        text=shade(0.948, 0.8), text_soft=shade(0.7, 1.4),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shades:
    """The semantic tokens of one scheme, as hex colours."""

    accent: str
    accent_hover: str
    on_accent: str
    accent_text: str
    accent_soft: str
    accent_line: str
    second: str
    header: str
    on_header: str
    on_header_soft: str
    header_mark: str
    on_header_mark: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Both schemes, and the hue with which the neutral shades are tinged."""

    hue: float
    light: Shades
    dark: Shades


def derive(accent: str, second: str = "", header: str = HeaderStyle.DEEP) -> Palette:
    """Derive the palette; colours are ``#rrggbb``. Without a second colour, a companion of the first is used."""
    main = Colour.from_hex(accent)
    other = Colour.from_hex(second) if second else _companion(main)
    hue = round(main.hue, 1) if main.chroma > _GREY else _COOL
    return Palette(
        hue=hue,
        light=_shades(main, other, header, light_grounds(hue), is_dark=False),
        dark=_shades(main, other, header, dark_grounds(hue), is_dark=True),
    )


def _shades(main: Colour, other: Colour, header: str, grounds: Grounds, *, is_dark: bool) -> Shades:
    away = lighter if is_dark else darker
    soft = (
        Colour(0.285, min(main.chroma, 0.04), main.hue) if is_dark else Colour(0.957, min(main.chroma, 0.022), main.hue)
    )
    soft_hex = soft.hex
    start = _for_the_dark(main) if is_dark else main
    marked = away(start, MARK, (*grounds.all, soft_hex))
    accent, ink = _with_ink(marked)
    hover = away(accent, TEXT, [ink]) if is_dark else accent
    hover = hover.with_lightness(hover.lightness + (0.05 if ink == BLACK else -0.05))
    text_start = accent if not is_dark else start
    top, on_top, on_top_soft = _header(main, header, is_dark=is_dark, surface=grounds.surface)
    mark = _moved(other, MARK, [top])
    return Shades(
        accent=accent.hex,
        accent_hover=hover.hex,
        on_accent=ink,
        accent_text=away(text_start, TEXT, (*grounds.all, soft_hex)).hex,
        accent_soft=soft_hex,
        accent_line=(
            Colour(0.45, min(main.chroma, 0.07), main.hue)
            if is_dark
            else Colour(0.82, min(main.chroma, 0.06), main.hue)
        ).hex,
        second=away(other, MARK, (*grounds.all, soft_hex)).hex,
        header=top,
        on_header=on_top,
        on_header_soft=on_top_soft,
        header_mark=mark.hex,
        on_header_mark=_ink(mark.hex),
    )


def _for_the_dark(main: Colour) -> Colour:
    least = _BRIGHT if main.chroma > _GREY else _BRIGHT_GREY
    return main.with_lightness(max(main.lightness, least)).with_chroma(min(main.chroma, 0.13))


def _header(main: Colour, style: str, *, is_dark: bool, surface: str) -> tuple[str, str, str]:
    """The header's ground, its text, and its softer text; both are readable on it and on what is pointed at in it."""
    if style == HeaderStyle.LIGHT:
        ground = surface
        ink = Colour(0.95 if is_dark else 0.22, min(main.chroma, 0.02), main.hue).hex
        return ground, ink, _softer(ground, ink)
    if style == HeaderStyle.STRONG and not is_dark:
        start, ink = main, _with_ink(main)[1]
    else:
        start, ink = Colour(0.235 if is_dark else 0.3, min(main.chroma, 0.05 if is_dark else 0.09), main.hue), WHITE
    ground = start.hex
    while contrast(ink, mixed(ground, ink, _POINTED)) < TEXT + _SAFETY:
        start = start.with_lightness(start.lightness + (_STEP if ink == BLACK else -_STEP))
        ground = start.hex
    return ground, ink, _softer(ground, ink)


def _softer(ground: str, ink: str) -> str:
    """The most transparent ink, of three quarters at least, that is readable also over the rings of the log-in page."""
    ringed = mixed(ground, ink, _RINGS)
    for share in (0.76, 0.8, 0.84, 0.88, 0.92, 0.96):
        soft = mixed(ground, ink, share)
        if min(contrast(soft, ground), contrast(soft, ringed)) >= TEXT + _SAFETY:
            return soft
    return ink


def _with_ink(fill: Colour) -> tuple[Colour, str]:
    """A fill and the ink that is readable on it: white when a slightly darker fill allows it, black otherwise."""
    if contrast(WHITE, fill.hex) >= 3.4:
        return darker(fill, TEXT, [WHITE]), WHITE
    return lighter(fill, TEXT, [BLACK]), BLACK


def _ink(ground: str) -> str:
    return WHITE if contrast(WHITE, ground) >= contrast(BLACK, ground) else BLACK


def _companion(main: Colour) -> Colour:
    """A colour that goes with another: brass, or pale sand where the first is itself near brass."""
    is_near = main.chroma > _GREY and abs((main.hue - _BRASS.hue + 180) % 360 - 180) < 50
    return Colour(0.86, 0.045, main.hue) if is_near else _BRASS


def darker(colour: Colour, ratio: float, grounds: Iterable[str]) -> Colour:
    """The first shade, going darker, with at least this contrast to each ground."""
    return _first(colour, -1, ratio, list(grounds))


def lighter(colour: Colour, ratio: float, grounds: Iterable[str]) -> Colour:
    """The first shade, going lighter, with at least this contrast to each ground."""
    return _first(colour, 1, ratio, list(grounds))


def _moved(colour: Colour, ratio: float, grounds: list[str]) -> Colour:
    """The nearer of the first lighter and the first darker shade with this contrast."""
    found = [move(colour, ratio, grounds) for move in (lighter, darker)]
    luminances = [luminance(ground) for ground in grounds]
    fitting = [shade for shade in found if _suits(shade, ratio, luminances)]
    return min(fitting, key=lambda shade: abs(shade.lightness - colour.lightness))


def _first(colour: Colour, away: int, ratio: float, grounds: list[str]) -> Colour:
    """The nearest step up or down that suits; the end of the scale when none does.

    Going away from its grounds a colour's contrast only grows, so the step is found by halving.
    """
    luminances = [luminance(ground) for ground in grounds]
    if _suits(colour, ratio, luminances):
        return colour
    end = 1.0 if away > 0 else 0.0
    few, many = 0, ceil(abs(end - colour.lightness) / _STEP)
    while many - few > 1:
        middle = (few + many) // 2
        fits = _suits(colour.with_lightness(colour.lightness + away * middle * _STEP), ratio, luminances)
        few, many = (few, middle) if fits else (middle, many)
    return colour.with_lightness(colour.lightness + away * many * _STEP)


def _suits(shade: Colour, ratio: float, luminances: list[float]) -> bool:
    own = luminance(shade.hex)
    return all(ratio_of(own, other) >= ratio + _SAFETY for other in luminances)


def _neutrals(hue: float) -> Callable[[float, float], str]:
    return lambda lightness, share: Colour(lightness, NEUTRAL_CHROMA * share, hue).hex
