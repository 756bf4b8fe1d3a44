"""Templates use declared components, styled classes and nothing inline."""

import re
from collections import Counter
from pathlib import Path

import lucide
import pytest

from tests.themes import sources
from tests.themes.sources import ROOT

_STYLED_BY_HAND = ("layouts/email", "layouts/_email", "layouts/pdf", "/email/", "/pdf/")
_INLINE = re.compile(r"<style\b|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\bsrc=)|javascript:", re.IGNORECASE)
_REMOTE = re.compile(r"(?:src|href)=\"(?:https?:)?//", re.IGNORECASE)
_ICON = re.compile(
    r"{%\s*icon\s+[\"']([a-z0-9-]+)[\"']|<c-icon[^>]*?\sname=\"([a-z0-9-]+)\"|\sicon(?:-end)?=\"([a-z0-9-]+)\""
)
PAGES = [path for path in sources.templates() if path.suffix == ".html"]
NAMES = [str(path.relative_to(ROOT)) for path in PAGES]


def _handmade(path: Path) -> bool:
    """Whether the template is for mail programs, or one of Django's widgets, which share their context."""
    return "/email/" in str(path) or "/widgets/" in str(path)


def test_every_component_tag_is_understood_by_the_lint() -> None:
    understood = Counter(usage.template for usage in sources.usages())
    for path in sources.templates():
        text = sources.without_code(sources.text_of(path))
        opened = len(re.findall(r"<c-(?!vars|slot)[a-z]", text))
        assert opened == understood[str(path.relative_to(ROOT))], path


def test_every_component_exists() -> None:
    unknown = {
        (usage.template, usage.component) for usage in sources.usages() if sources.declared(usage.component) is None
    }
    assert unknown == set()


def test_every_prop_is_declared() -> None:
    wrong = set()
    for usage in sources.usages():
        props = sources.declared(usage.component)
        if props is None:
            continue
        extra = usage.props - props
        if sources.passes_attributes(usage.component):
            extra = {prop for prop in extra if not prop.startswith(sources.PASSED_THROUGH)} - sources.PLAIN
        wrong |= {(usage.template, usage.component, prop) for prop in extra}
    assert wrong == set()


def test_every_component_declares_its_props() -> None:
    silent = [
        name for name in sources.components() if "<c-vars" not in sources.text_of(sources.COMPONENTS / f"{name}.html")
    ]
    assert silent == []


def test_every_component_is_in_the_readme() -> None:
    readme = (ROOT / "themes" / "base" / "README.md").read_text(encoding="utf-8")
    assert [name for name in sources.components() if f"c-{name}`" not in readme] == []


def test_every_component_is_used_by_a_page() -> None:
    pages = [path for path in sources.templates() if not {"gallery", "cotton"} & set(path.parts)]
    assert set(sources.components()) - sources.reached(pages) == set()


def test_every_component_is_in_the_gallery() -> None:
    shown = [path for path in sources.templates() if "gallery" in path.parts or path.parent.name == "layouts"]
    assert set(sources.components()) - sources.reached(shown) == set()


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_every_class_is_styled(path: Path) -> None:
    if not any(part in str(path) for part in _STYLED_BY_HAND):
        assert sources.written_classes(path) - sources.styled_classes() == set()


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_nothing_is_inline(path: Path) -> None:
    name = str(path)
    if any(part in name for part in _STYLED_BY_HAND):
        return
    assert _INLINE.findall(sources.text_of(path)) == []
    assert _REMOTE.findall(sources.text_of(path)) == []


def test_every_icon_exists() -> None:
    missing = set()
    for path in PAGES:
        for names in _ICON.findall(sources.text_of(path)):
            name = next(filter(None, names))
            try:
                lucide._load_icon_svg(lucide._resolve_icon_name(name)[0])
            except lucide.IconDoesNotExist:
                missing.add((str(path.relative_to(ROOT)), name))
    assert missing == set()


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_includes_of_fragments_name_what_they_pass(path: Path) -> None:
    includes = re.findall(r"{%\s*include\s+([^%]*)%}", sources.text_of(path))
    room_pages = "/themes/" not in str(path)
    assert [
        include
        for include in includes
        if room_pages and not _handmade(path) and not re.search(r"\bonly\s*$", include.strip())
    ] == []
