"""The stylesheets, fonts and modules that a browser loads."""

import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders

from shared_apps.branding.colours import Colour
from shared_apps.branding.palette import NEUTRAL_CHROMA, dark_grounds, light_grounds
from tests.themes import sources
from themes.base import bundles, fonts

KIB = 1024
PORTALS = ("client", "professional", "public")
MODULES = Path(bundles.__file__).parent / "static" / "theme" / "js"


def compressed(content: bytes) -> int:
    """What travels."""
    return len(brotli.compress(content))


@pytest.mark.parametrize("portal", PORTALS)
def test_every_custom_property_that_is_read_is_set(portal: str) -> None:
    text = bundles.stylesheet(portal).decode()
    read = set(re.findall(r"var\((--[\w-]+)\)", text))
    assert read - set(re.findall(r"(--[\w-]+)\s*:", text)) == set()


@pytest.mark.parametrize("portal", PORTALS)
def test_braces_are_balanced(portal: str) -> None:
    text = bundles.stylesheet(portal).decode()
    assert text.count("{") == text.count("}")


def test_physical_directions_are_not_used() -> None:
    text = bundles.stylesheet("client").decode()
    assert re.findall(r"[;{\s](?:margin|padding|border)-(?:left|right|top|bottom)\s*:", text) == []


# What a component looks like only where a page says so.
ON_REQUEST = {"c-table--lines": 'cards="lines"', "c-table--late": 'cards="late"'}


@pytest.mark.parametrize("portal", ["client", "public"])
def test_a_portal_leaves_out_only_what_its_pages_do_not_use(portal: str) -> None:
    whole = set(re.findall(r"\.(c-[a-z][\w-]*)", bundles.stylesheet("professional").decode()))
    missing = whole - set(re.findall(r"\.(c-[a-z][\w-]*)", bundles.stylesheet(portal).decode()))
    folders = {"client": ("/client/", "/account/"), "public": ("/public/", "/mailbox/")}[portal]
    layouts = {"client": ("base", "client"), "public": ("base", "public", "door", "message")}[portal]
    pages = [
        path
        for path in sources.templates()
        if any(folder in str(path) for folder in folders)
        or (
            portal == "client"
            and path.name.startswith("_")
            and path.parent.parent.name == "templates"
            and "gallery" not in str(path)
        )
        or (path.parent.name == "layouts" and path.stem in layouts)
    ]
    assert len(pages) > 5
    said = "".join(path.read_text(encoding="utf-8") for path in pages)
    unasked = {name for name, words in ON_REQUEST.items() if words not in said}
    assert sources.classes_of(pages) & missing - unasked == set()


@pytest.mark.parametrize("portal", PORTALS)
def test_first_load_stays_within_its_budget(portal: str) -> None:
    htmx = Path(finders.find("django_htmx/htmx-2.min.js")).read_bytes()
    script = compressed(bundles.script(portal))
    loaded = [name for name in fonts.FILES if name in bundles.stylesheet(portal).decode() and "-more" not in name]
    typeface = sum(len(bundles.contents(name)) for name in loaded)
    page, logo = 8 * KIB, 8 * KIB
    assert script <= 15 * KIB
    assert compressed(bundles.stylesheet(portal)) + compressed(htmx) + script + typeface + page + logo <= 70 * KIB


def test_serif_is_loaded_where_clients_read_and_nowhere_else() -> None:
    found = {portal: "newsreader.woff2" in bundles.stylesheet(portal).decode() for portal in PORTALS}
    assert {portal for portal, is_there in found.items() if is_there} == {"client", "public"}


def test_every_module_is_part_of_a_portal_or_loaded_by_a_page() -> None:
    pages = "".join(sources.text_of(path) for path in sources.templates())
    joined = {name for names in bundles._SCRIPTS.values() for name in names}
    alone = {path.stem for path in MODULES.glob("*.js")} - joined
    assert [name for name in sorted(alone) if f"theme/js/{name}.js" not in pages] == []
    assert [name for name in sorted(joined) if f"theme/js/{name}.js" in pages] == []


def test_joined_modules_keep_their_names_to_themselves() -> None:
    for portal in PORTALS:
        text = bundles.script(portal).decode()
        assert text.count("{") == text.count("}")
        assert not re.search(r"^(?:import|export)\b", text, re.MULTILINE)


def test_finder_finds_what_it_lists() -> None:
    finder = bundles.BundleFinder()
    for name, storage in finder.list([]):
        assert Path(finder.find(name)).read_bytes() == storage.open(name).read()
    assert finder.find("theme/nothing.css") == []


def test_fonts_hold_the_letters_of_our_languages() -> None:
    from io import BytesIO

    from fontTools.ttLib import TTFont

    for name in ("figtree.woff2", "newsreader.woff2"):
        letters = set(TTFont(BytesIO(bundles.contents(name))).getBestCmap())
        assert [letter for letter in "ÀàÇçÉéÈèÊêËëÎîÏïÔôŒœÙùÛûŸÿÄäÖöÜüß€–—’“”«»…" if ord(letter) not in letters] == []


def test_palette_knows_the_neutral_shades_of_the_theme() -> None:
    text = (bundles.SOURCES / "tokens.css").read_text(encoding="utf-8")
    found = {
        number: (float(lightness), float(share or 1))
        for number, lightness, share in re.findall(
            r"--neutral-(\d+): oklch\(([\d.]+) (?:calc\()?var\(--neutral-chroma\)(?: \* ([\d.]+)\))?", text
        )
    }

    def shade(number: str) -> str:
        lightness, share = found[number]
        return Colour(lightness, NEUTRAL_CHROMA * share, 250).hex

    light, dark = light_grounds(250), dark_grounds(250)
    assert (light.page, light.sunken, light.text) == (shade("25"), shade("50"), shade("900"))
    assert (dark.page, dark.surface, dark.raised, dark.text) == (shade("950"), shade("900"), shade("850"), shade("100"))
    assert dark.text_soft == shade("400")


def test_modules_are_small_and_hold_no_evaluation() -> None:
    for path in MODULES.glob("*.js"):
        assert not re.search(r"\beval\(|new Function|innerHTML|document\.write", path.read_text(encoding="utf-8")), path
    alone = (
        path.read_bytes() for path in sorted(MODULES.glob("*.js")) if path.stem not in bundles._SCRIPTS["professional"]
    )
    assert compressed(bundles.script("professional") + b"".join(alone)) < 7 * KIB
