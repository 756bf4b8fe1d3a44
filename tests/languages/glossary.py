"""Reads docs/glossary.md, and tells where a catalogue does not keep to it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import polib

from vestibule.supervisor.places import ROOT

COLUMNS = ("en", "nl", "fr", "de")
GLOSSARY = ROOT / "docs" / "glossary.md"
_PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")


@dataclass(frozen=True)
class Term:
    """An English word of the product and the forms that stand for it in each language."""

    english: str
    forms: dict[str, tuple[str, ...]]


def _tables(heading: str) -> list[list[str]]:
    """The rows of the table under a heading, without its head."""
    text = GLOSSARY.read_text(encoding="utf-8").partition(f"# {heading}\n")[2].partition("\n#")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    return rows[2:]


def terms() -> list[Term]:
    """Every word of the table that is checked. A slash parts words of their own, a comma forms of one."""
    found = []
    for _code, *cells in _tables("The words of the product"):
        words = [cell.split(" / ") for cell in cells]
        for number, english in enumerate(words[0]):
            forms = {
                language: tuple(form.strip() for form in column[min(number, len(column) - 1)].split(","))
                for language, column in zip(COLUMNS, words, strict=True)
            }
            found.append(Term(english.split(",")[0].strip(), forms))
    return found


def exceptions() -> set[tuple[str, str, str]]:
    """English word, language and the beginning of the English text that is worded otherwise, each with its reason."""
    return {(word, language, text) for word, language, text, _why in _tables("Worded otherwise")}


def forbidden() -> dict[str, re.Pattern[str]]:
    """The words that a language never uses to a reader."""
    return {
        language: re.compile(rf"(?<![\w-])(?:{'|'.join(words.split(', '))})(?![\w-])")
        for language, words, _why in _tables("Never")
    }


@cache
def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


def translations(language: str) -> Iterator[tuple[str, str]]:
    """Each English text with its translation; of a plural both forms."""
    for entry in catalogue(language):
        if entry.obsolete or entry.fuzzy:
            continue
        yield entry.msgid, entry.msgstr or entry.msgstr_plural.get(0, "")
        if entry.msgid_plural:
            yield entry.msgid_plural, entry.msgstr_plural.get(1, "")


def plain(text: str) -> str:
    """Lower case, without accents: what inflection changes least."""
    split = unicodedata.normalize("NFD", text.replace("’", "'").casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def stem(form: str) -> str:
    """What the inflected forms of a word have in common."""
    words = [word if len(word) < 5 else word[: max(4, len(word) - 2)] for word in plain(form).split()]
    return r"\w*\W+(?:\w+\W+)?".join(re.escape(word) for word in words)


def breaches(language: str) -> list[str]:
    """Every text in which a word of the glossary is worded otherwise."""
    known, found = exceptions(), []
    said = [(english, text, _PLACE.sub(" ", english.lower())) for english, text in translations(language) if text]
    for term in terms():
        asked = re.compile(rf"(?<![\w-]){re.escape(term.english.lower())}(?:s|es|d|ed)?(?![\w-])")
        allowed = re.compile("|".join(stem(form) for form in term.forms[language]))
        for english, text, words in said:
            if not asked.search(words) or allowed.search(plain(text)):
                continue
            if not any(
                word == term.english and code == language and english.startswith(start) for word, code, start in known
            ):
                found.append(f"{term.english}: {english[:90]!r} -> {text[:110]!r}")
    return found
