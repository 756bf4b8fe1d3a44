"""The part of an article that answers a question: what a chat shows of it, and where it stands."""

import re
import unicodedata
from dataclasses import dataclass
from html import unescape

from shared_apps.help.retrieval import Found

LONGEST = 320
"""Characters of a passage."""

STEM = 5
"""Letters by which two words count as the same."""

_PART = re.compile(r'<h2 id="([a-z0-9-]+)">(.*?)</h2>', re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|li|ul|ol)>")
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage of an article, under its heading; ``anchor`` names the part, empty for the beginning."""

    code: str
    title: str
    heading: str
    anchor: str
    text: str


def excerpt(found: Found, question: str) -> Excerpt:
    """The part that shares the most words with the question; the beginning where none shares more."""
    asked = _stems(question)
    parts = _parts(found)
    best = max(parts, key=lambda part: len(asked & _stems(f"{part[1]} {part[2]}")))
    anchor, heading, text = best
    return Excerpt(found.code, found.title, heading, anchor, _shortened(text))


def _parts(found: Found) -> list[tuple[str, str, str]]:
    """Anchor, heading and text of each part, the beginning first."""
    beginning, *rest = _PART.split(found.html)
    parts = [("", "", f"{found.summary} {_text(beginning)}")]
    for anchor, heading, html in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        parts.append((anchor, _text(heading), _text(html)))
    return parts


def _text(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", _BLOCK_END.sub(" ", html))).split())


def _stems(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return {word[:STEM] for word in _WORD.findall(plain) if len(word) >= STEM - 1}


def _shortened(text: str) -> str:
    """Whole sentences, as many as fit; a sentence that is too long by itself ends in an ellipsis."""
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST]
    end = max(cut.rfind(mark) for mark in (". ", "? ", "! "))
    return cut[: end + 1] if end > LONGEST // 3 else cut[: cut.rfind(" ")] + " …"
