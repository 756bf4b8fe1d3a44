"""A palette is readable whatever colours a firm chooses."""

import random

import pytest

from shared_apps.branding.colours import Colour, contrast, mixed
from shared_apps.branding.enums import HeaderStyle
from shared_apps.branding.palette import MARK, TEXT, Grounds, Palette, Shades, dark_grounds, derive, light_grounds

EXTREMES = ["#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#00ffff", "#ff00ff", "#808080"]


def requirements(shades: Shades, grounds: Grounds) -> list[tuple[str, str, str, float]]:
    """Every pair that stands together on a page, with the contrast that it needs."""
    everywhere = (*grounds.all, shades.accent_soft)
    at_rest = (grounds.page, grounds.surface, grounds.raised, grounds.sunken, shades.accent_soft)
    return [
        *(("accent as text", shades.accent_text, ground, TEXT) for ground in everywhere),
        *(("text", grounds.text, ground, TEXT) for ground in everywhere),
        *(("soft text", grounds.text_soft, ground, TEXT) for ground in at_rest),
        *(("accent as a mark", shades.accent, ground, MARK) for ground in everywhere),
        *(("second colour", shades.second, ground, MARK) for ground in everywhere),
        ("button", shades.on_accent, shades.accent, TEXT),
        ("button pointed at", shades.on_accent, shades.accent_hover, TEXT),
        ("header", shades.on_header, shades.header, TEXT),
        ("active entry", shades.on_header, mixed(shades.header, shades.on_header, 0.15), TEXT),
        ("soft text in the header", shades.on_header_soft, shades.header, TEXT),
        ("mark in the header", shades.header_mark, shades.header, MARK),
        ("count in the header", shades.on_header_mark, shades.header_mark, TEXT),
    ]


def failures(palette: Palette) -> list[str]:
    """What cannot be read."""
    schemes = [("light", palette.light, light_grounds(palette.hue)), ("dark", palette.dark, dark_grounds(palette.hue))]
    return [
        f"{scheme}: {what} {first} on {second} has {contrast(first, second):.2f}"
        for scheme, shades, grounds in schemes
        for what, first, second, needed in requirements(shades, grounds)
        if contrast(first, second) < needed
    ]


@pytest.mark.parametrize("seed", [0, *(pytest.param(each, marks=pytest.mark.soak) for each in range(1, 10))])
def test_derive_gives_readable_pairs_for_random_colours(seed: int) -> None:
    chance = random.Random(seed)
    for number in range(300):
        accent, second = (f"#{chance.randrange(1 << 24):06x}" for _ in range(2))
        style = list(HeaderStyle)[number % 3]
        found = failures(derive(accent, second if number % 2 else "", style))
        assert found == [], f"{accent} {second} {style}"


@pytest.mark.parametrize("style", HeaderStyle)
@pytest.mark.parametrize("colour", EXTREMES)
def test_derive_gives_readable_pairs_for_extreme_colours(colour: str, style: str) -> None:
    assert [failures(derive(colour, other, style)) for other in ("", *EXTREMES)] == [[]] * (len(EXTREMES) + 1)


def test_derive_keeps_a_colour_that_is_readable_already() -> None:
    assert derive("#1f4e79").light.accent == "#1f4e79"


@pytest.mark.parametrize("colour", ["#000000", "#1c1c1c", "#808080"])
def test_derive_keeps_a_grey_button_from_looking_switched_off_in_the_dark(colour: str) -> None:
    assert Colour.from_hex(derive(colour).dark.accent).lightness > 0.9


@pytest.mark.parametrize("text", ["red", "#fff", "#12345g", "", "#1234567", "#123456;}"])
def test_colour_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a colour"):
        Colour.from_hex(text)


def test_colour_survives_the_way_to_oklch_and_back() -> None:
    for text in (*EXTREMES, "#1f4e79", "#d9ad62"):
        assert Colour.from_hex(text).hex == text


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
