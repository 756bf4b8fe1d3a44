"""Which questions are about the client's own file: by words and their stems, listed per language in a data file.

A pattern is words that must all be in the question. ``a|b`` is one of several, each is the beginning of a word,
``a=`` the whole word, and ``a$`` the last one. A long word may be misspelt a little.
"""

import json
import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from tenant_apps.chats.enums import Intent

FILE = Path(__file__).parent / "catalogue" / "intents.json"
SHORTEST_MISSPELT = 6
ALIKE = 0.84
FEWEST_ELSEWHERE = 2
MOST_WORDS = 60
_WORD = re.compile(r"[a-z0-9]+")


@cache
def _catalogue() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = json.loads(FILE.read_text())
    return found


def languages() -> list[str]:
    """The languages in which the patterns are written."""
    return sorted(_catalogue())


def examples(language: str) -> list[str]:
    """Questions that a client can ask, to begin with, each one that is recognised; none where none is written."""
    return list(_catalogue()[language]["examples"]) if language in _catalogue() else []


def words_of(question: str) -> list[str]:
    """The words of a question without capitals and accents."""
    plain = unicodedata.normalize("NFKD", question.casefold())
    return _WORD.findall("".join(each for each in plain if not unicodedata.combining(each)))[:MOST_WORDS]


def recognised(question: str, language: str) -> Intent | None:
    """What the question wants to know of the own file, or None. The pattern that asks for the most words wins.

    Where it is nothing in the reader's language it may be asked in another, by a pattern of several words.
    """
    said = words_of(question)
    own = language if language in _catalogue() else "en"
    found = _best(said, own, fewest=1)
    if found:
        return found[1]
    others = [_best(said, code, fewest=FEWEST_ELSEWHERE) for code in languages() if code != own]
    return max(filter(None, others), key=lambda each: each[0], default=(0, None))[1]


def _best(said: list[str], language: str, *, fewest: int) -> tuple[int, Intent] | None:
    """The intent with the longest pattern that the words fit, and the length of that."""
    best: tuple[int, Intent] | None = None
    for intent in Intent:
        for pattern in _catalogue()[language][intent.name.lower()]:
            terms = pattern.split()
            longest = best[0] if best else fewest - 1
            if len(terms) > longest and all(_is_said(term, said) for term in terms):
                best = (len(terms), intent)
    return best


def _is_said(term: str, said: list[str]) -> bool:
    return any(_matches(each, said) for each in term.split("|"))


def _matches(stem: str, said: list[str]) -> bool:
    if stem.endswith("="):
        return stem[:-1] in said
    if stem.endswith("$"):
        return bool(said) and said[-1].startswith(stem[:-1])
    return any(word.startswith(stem) or _is_alike(stem, word) for word in said)


def _is_alike(stem: str, word: str) -> bool:
    if min(len(stem), len(word)) < SHORTEST_MISSPELT:
        return False
    return SequenceMatcher(None, stem, word[: len(stem)]).ratio() >= ALIKE
