"""Static files that are put together from sources: one stylesheet per portal, and the fonts' Latin subset."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from django.utils._os import safe_join

from themes.base import fonts

SOURCES = Path(__file__).parent / "css"
_ALWAYS_FIRST = ("layers", "reset", "tokens")
_ALWAYS_LAST = ("base", "layout")
_WITH_SERIF = {"client", "public"}  # what a firm shows; its own people work in the sans
_DENSITY = {"client": (), "professional": ("density-compact",), "public": ()}
_ELSEWHERE: dict[str, frozenset[str]] = {  # components that no page of the portal uses
    "client": frozenset(
        {
            "board",
            "bulk-bar",
            "chart",
            "diagram",
            "dialog",
            "document-preview",
            "filters",
            "flow-preview",
            "languages",
            "navigation",
            "order",
            "page-preview",
            "pagination",
            "palette",
            "sections",
            "skeleton",
            "table-lines",
        }
    ),
    "professional": frozenset(),
    "public": frozenset(
        {
            "avatar",
            "board",
            "bulk-bar",
            "chart",
            "diagram",
            "conversation",
            "dialog",
            "document-preview",
            "filters",
            "flow-preview",
            "fold",
            "languages",
            "navigation",
            "order",
            "page-preview",
            "palette",
            "progress",
            "question",
            "sections",
            "stepper",
            "tabs",
            "timeline",
            "video",
            "viewing",
        }
    ),
}
MODULES = Path(__file__).parent / "static" / "theme" / "js"
_SCRIPTS = {
    "client": ("page", "dialog", "form", "swap", "counts"),
    "professional": ("page", "dialog", "form", "swap", "counts", "palette", "typed", "filters", "panel", "sections"),
    "public": ("page", "dialog", "form", "swap"),
}
_PREFIX = "theme/"
_LINE_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r"\s*([{};,])\s*")
_BEFORE_VALUE = re.compile(r":\s+")
_GAP = re.compile(r"\s*\n\s*")


def stylesheet(portal: str) -> bytes:
    """Join the sources of a portal in the order of the layers, without comments and line ends."""
    names = [*_ALWAYS_FIRST, *_DENSITY[portal], *_ALWAYS_LAST]
    paths = [*(SOURCES / f"{name}.css" for name in names), SOURCES / "layouts" / f"{portal}.css"]
    components = sorted((SOURCES / "components").glob("*.css"))
    paths += [path for path in components if path.stem not in _ELSEWHERE[portal]]
    paths += [SOURCES / "utilities.css", SOURCES / "print.css"]
    text = fonts.faces(serif=portal in _WITH_SERIF) + "\n".join(path.read_text(encoding="utf-8") for path in paths)
    short = _AROUND.sub(r"\1", _GAP.sub("\n", _COMMENT.sub("", text)).strip()).replace(";}", "}")
    return _BEFORE_VALUE.sub(":", short).encode()


def script(portal: str) -> bytes:
    """Join what every page of a portal runs into one module, each part with its own names, without its comments."""
    parts = (MODULES.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS[portal])
    return "\n".join("{" + _GAP.sub("\n", _LINE_COMMENT.sub("", part)) + "}" for part in parts).encode()


class BundleStorage(Storage):
    """A read-only storage whose files are made when they are asked for."""

    def _open(self, name: str, mode: str = "rb") -> "File[bytes]":
        return ContentFile(contents(name.removeprefix(_PREFIX)), name=name)

    def exists(self, name: str) -> bool:
        return name.removeprefix(_PREFIX) in names()

    def path(self, name: str) -> str:
        """Write the file below ``VAR`` and return where: servers of single files want a path."""
        target = Path(safe_join(str(settings.VAR / "theme"), name.removeprefix(_PREFIX)))
        made = contents(name.removeprefix(_PREFIX))
        if not target.exists() or target.read_bytes() != made:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(made)
        return str(target)


def names() -> list[str]:
    """Name every file that is made."""
    return [*(f"{portal}.{kind}" for portal in _DENSITY for kind in ("css", "js")), *fonts.FILES]


def contents(name: str) -> bytes:
    """Make one file."""
    if name in fonts.FILES:
        return _font(name)
    portal, kind = name.rsplit(".", 1)
    return stylesheet(portal) if kind == "css" else script(portal)


def _font(name: str) -> bytes:
    """Cut a font, once per machine: it takes a second or two."""
    kept = settings.VAR / "theme" / f"{fonts.fingerprint(name)}.woff2"
    if kept.exists():
        return kept.read_bytes()
    made = fonts.subset(name)
    kept.parent.mkdir(parents=True, exist_ok=True)
    fresh = kept.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(made)
    fresh.replace(kept)
    return made


class BundleFinder(BaseFinder):
    """Show the made files to ``collectstatic`` and to development servers."""

    storage = BundleStorage()

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> str | list[str]:  # noqa: FBT001, FBT002 - Django's signature
        if not path.startswith(_PREFIX) or path.removeprefix(_PREFIX) not in names():
            return []
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for name in names():
            yield _PREFIX + name, self.storage
