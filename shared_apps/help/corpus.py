"""The articles as they lie in the repository: ``catalogue/contents.json`` lists them, one file per language each."""

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from shared_apps.help import writing
from shared_apps.help.enums import Audience

FOLDER = Path(__file__).parent / "catalogue"
PICTURES = Path(__file__).parent / "static" / "help" / "pictures"


@dataclass(frozen=True, slots=True)
class Frame:
    """The window that the pictures for some readers show, and how fine they are."""

    width: int
    height: int
    fineness: float

    @property
    def size(self) -> tuple[int, int]:
        """Of the file, in pixels."""
        return round(self.width * self.fineness), round(self.height * self.fineness)


_FRAMES = {Audience.PROFESSIONAL: Frame(1200, 750, 0.85), Audience.CLIENT: Frame(390, 680, 1.25)}


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph of the page that an article is about, where it is served."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in the list of contents."""

    code: str
    audience: str
    topic: str
    pages: tuple[str, ...]
    own_file: str

    def path(self, language: str) -> Path:
        return FOLDER / self.audience / f"{self.code}.{language}.md"


@cache
def contents() -> tuple[Listed, ...]:
    """Every article, in the order of the help centre."""
    return tuple(
        Listed(entry["code"], entry["audience"], entry["topic"], tuple(entry["pages"]), entry.get("own_file", ""))
        for entry in json.loads((FOLDER / "contents.json").read_text())
    )


def texts(listed: Listed) -> dict[str, writing.Written]:
    """The article in each language in which it is written."""
    paths = {code: listed.path(code) for code, _name in settings.LANGUAGES}
    return {code: writing.read(path.read_text()) for code, path in paths.items() if path.exists()}


def fingerprint() -> str:
    """Differs when any file does, or what is made of them."""
    digest = sha256()
    ours = (Path(__file__).with_name(name) for name in ("writing.py", "loading.py", "retrieval.py"))
    for path in (*sorted(FOLDER.rglob("*.*")), *ours):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@cache
def _by_page() -> dict[str, str]:
    return {page: listed.code for listed in contents() for page in listed.pages}


def article_for(page: str) -> str:
    """The code of the article that helps with a page, by the name of its address; empty when none does."""
    return _by_page().get(page, "")


def frame_of(audience: str) -> Frame:
    """The frame of the pictures for these readers."""
    return _FRAMES[Audience(audience)]


def picture_file(code: str, language: str) -> Path:
    """Where the picture of an article lies."""
    return PICTURES / f"{code}.{language}.webp"


@cache
def picture_of(code: str, audience: str, language: str) -> Picture | None:
    """The picture of an article in a language; a language without pictures of its own has none."""
    if not picture_file(code, language).exists():
        return None
    frame = frame_of(audience)
    return Picture(f"help/pictures/{code}.{language}.webp", frame.width, frame.height)
