"""A language that nobody speaks: English in accented letters, in brackets, longer, made when a test asks.

It stands where Luxembourgish would: a language that Django knows by name and that the product does not offer.
"""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import polib
from django.conf import settings
from django.utils.functional import cached_property

CODE, NAME = "lb", "Luxembourgish"
OPEN, CLOSE = "⟦", "⟧"
FILLER = "·" * 6
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "àƀçđéƒĝĥîĵķļɱñöþɋŕšţùṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÙṼŴẊÝŽ",
)
_KEPT = re.compile(r"(%\(\w+\)[a-z]|%[a-z%]|\{[^{}]*\}|<[^<>]*>|&\w+;)")


def pseudo(text: str) -> str:
    """Translate; placeholders, tags and line breaks stay what they are."""
    if not re.search("[A-Za-z]", _KEPT.sub("", text)):
        return text
    parts = [part if number % 2 else part.translate(_LETTERS) for number, part in enumerate(_KEPT.split(text))]
    filler = FILLER * max(1, round(len(text) * 0.4 / len(FILLER)))
    inside = "".join(parts)
    body = inside.rstrip("\n")
    return f"{OPEN}{body} {filler}{CLOSE}{inside[len(body) :]}"


def translate(path: Path) -> int:
    """Fill in a whole catalogue, and add what libraries would bring along for a language of theirs."""
    catalogue = polib.pofile(str(path), wrapwidth=0)
    catalogue.metadata["Plural-Forms"] = "nplurals=2; plural=(n != 1);"
    catalogue.metadata["Language"] = CODE
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue}
    for source in _of_libraries():
        for entry in polib.pofile(str(source)):
            if (entry.msgctxt, entry.msgid) not in known and not entry.obsolete:
                known.add((entry.msgctxt, entry.msgid))
                fields = {"msgctxt": entry.msgctxt, "msgid": entry.msgid, "msgid_plural": entry.msgid_plural}
                catalogue.append(polib.POEntry(**fields))
    for entry in catalogue:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        if entry.msgid_plural:
            entry.msgstr_plural = {0: pseudo(entry.msgid), 1: pseudo(entry.msgid_plural)}
        else:
            entry.msgstr = pseudo(entry.msgid)
    catalogue.save(str(path))
    return len(catalogue)


def _of_libraries() -> Iterator[Path]:
    ours = ("tenant_apps", "shared_apps", "themes", "tenants", "vestibule")
    names = {"django", *(name.split(".apps.")[0] for name in settings.INSTALLED_APPS if not name.startswith(ours))}
    for name in sorted(names):
        found = find_spec(name)
        if found and found.origin:
            folder = Path(found.origin).parent
            for place in ("conf/locale", "locale"):
                yield from (folder / place).glob("en/LC_MESSAGES/django.po")


class Untranslated:
    """Tells what is neither translated nor known: a word of plain letters that nothing explains."""

    _word = re.compile(r"[A-Za-z]{2,}")
    _never = re.compile(r"\{[a-z_]+\}|https?://\S+|[\w.+-]+@[\w.-]+|\b[\w-]+\.(?:localhost|example)\b(?::\d+)?\S*")

    def __init__(self, known: set[str]) -> None:
        self.known = {" ".join(text.split()) for text in known if re.search("[A-Za-z]{2}", text)}
        self._remembered: dict[str, list[str]] = {}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.known, key=len, reverse=True)
        known = "|".join(map(re.escape, longest_first)) or "(?!)"
        return re.compile(f"(?<![A-Za-z])(?:{known})(?![A-Za-z])")  # where words begin, asked once for all

    def words(self, text: str) -> list[str]:
        """The words of the text that nothing explains."""
        flat = " ".join(text.split())
        if flat not in self._remembered:
            rest = self._never.sub(" ", flat)
            # What is known is taken out of texts that have a plain word at all: translated ones have none.
            self._remembered[flat] = self._word.findall(self._pattern.sub(" ", rest)) if self._word.search(rest) else []
        return self._remembered[flat]
