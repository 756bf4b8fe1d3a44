"""How letters look: the button has the firm's colour, and its words can be read on it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from shared_apps.branding.published import platform_branding
from shared_apps.platform.rendering import render_mail

BUTTON = re.compile(r"background:(#[0-9a-f]{6});[^>]*><a [^>]*color:(#[0-9a-f]{6})")
URL = "http://localhost:8000/signup/confirm/x/y/"


def letter(accent: str) -> str:
    brand = platform_branding()
    brand = replace(brand, values=replace(brand.values, accent=accent))
    context = {"organisation": None, "brand": brand, "contact_name": "Ann", "firm_name": "New Firm", "url": URL}
    return render_mail("organisations/email/sign_up", language="en", context=context).html


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("accent", ["#0b6e4f", "#ffe14d", "#7a1fa2", "#111111", "#f2f2f2"])
def test_button_has_the_firms_colour_and_readable_words(accent: str) -> None:
    html = letter(accent)
    (found,) = BUTTON.findall(html)
    ground, words = found
    brand = platform_branding()
    brand = replace(brand, values=replace(brand.values, accent=accent))
    assert (ground, words) == (brand.accent_hex, brand.on_accent_hex)
    assert contrast(ground, words) >= 4.5
    assert f'href="{URL}"' in html


def test_subject_keeps_the_spaces_at_which_no_line_ends() -> None:
    context = {"organisation": None, "brand": platform_branding(), "contact_name": "Ann", "url": URL}
    named = context | {"firm_name": "New\u00a0Firm\n and  Sons"}
    found = render_mail("organisations/email/sign_up", language="en", context=named)
    assert found.subject.endswith("New\u00a0Firm and Sons")


def test_every_text_part_ends_with_the_firms_identity() -> None:
    """What mail programs without HTML show says as well who wrote."""
    root = Path(__file__).resolve().parents[3]
    floors = (root / "shared_apps", root / "tenant_apps")
    texts = [each for floor in floors for each in floor.rglob("templates/*/email/*.txt")]
    letters = [each for each in texts if not each.name.endswith(".subject.txt")]
    assert len(letters) > 12
    assert [each.name for each in letters if 'extends "layouts/email.txt"' not in each.read_text()] == []


def test_two_firms_have_two_buttons() -> None:
    first, second = (BUTTON.findall(letter(accent))[0][0] for accent in ("#0b6e4f", "#7a1fa2"))
    assert first == "#0b6e4f"
    assert second == "#7a1fa2"
