"""For whom a file is, by the client number or the name in its own name.

Numbers and whole names decide. What may be chance (a last name alone, a number that could be a year) is only proposed.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tenant_apps.clients.listing import clients_of
from tenant_apps.customers.enums import Lifecycle
from tenant_apps.customers.querysets import CustomerQuerySet
from tenant_apps.handouts.enums import FIT_TONES, Fit
from vestibule.core.actors import Actor

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(19|20)\d\d")
_SHORTEST = 4
_LONGEST = 10
"""So many words are read together at most: more than a name has."""
_MOST = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A client as proposed."""

    key: int
    public_id: str
    label: str


@dataclass(frozen=True, slots=True)
class Match:
    """For whom a file may be."""

    fit: Fit
    candidates: tuple[Candidate, ...] = ()

    @property
    def tone(self) -> str:
        return FIT_TONES[self.fit]


def words_of(text: str) -> list[str]:
    """The words in a text, without accents and capitals."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return _WORD.findall(plain.casefold())


def current_clients(actor: Actor) -> CustomerQuerySet:
    """Everybody who is a client now."""
    return clients_of(actor).filter(lifecycle=Lifecycle.CLIENT)


class Directory:
    """Every client by number and by name, read in two statements."""

    def __init__(self, actor: Actor) -> None:
        self._clients: dict[int, Candidate] = {}
        self._numbers: dict[str, set[int]] = defaultdict(set)
        self._names: dict[str, set[int]] = defaultdict(set)
        self._hints: dict[str, set[int]] = defaultdict(set)
        clients = current_clients(actor).order_by("sort_name", "pk")
        for key, public_id, number, own, name in clients.values_list(
            "pk", "public_id", "number", "client_file__number", "name"
        ):
            self._clients[key] = Candidate(
                key, str(public_id), " · ".join(part for part in (name, number, own) if part)
            )
            self._add_number(key, number, is_own=False)
            self._add_number(key, own or "", is_own=True)
        of_people = ("parties__first_name", "parties__prefix", "parties__last_name", "parties__legal_name")
        for key, *parts in clients.values_list("pk", *of_people):
            self._add_names(key, *(words_of(part or "") for part in parts))

    def find(self, text: str) -> Match:
        """For whom it is: sure, one of several, or nobody."""
        words = words_of(text)
        numbers = self._longest(self._numbers, words, "")
        names = self._longest(self._names, words, " ")
        if numbers and names and not numbers & names:
            return self._match(numbers | names, is_sure=False)
        sure = numbers & names or numbers or names
        if sure:
            return self._match(sure, is_sure=len(sure) == 1)
        return self._match(self._longest(self._hints, words, " "), is_sure=False)

    def named(self, text: str) -> list[Candidate]:
        """The clients whose whole number or name this is, typed by somebody who means it."""
        words = words_of(text)
        keys = self._numbers.get("".join(words), set()) | self._names.get(" ".join(words), set())
        return self._sorted(keys or self._hints.get(" ".join(words), set()))

    def _match(self, keys: Iterable[int], *, is_sure: bool) -> Match:
        found = self._sorted(keys)
        if not found:
            return Match(Fit.UNMATCHED)
        return Match(Fit.MATCHED if is_sure else Fit.AMBIGUOUS, tuple(found[:_MOST]))

    def _sorted(self, keys: Iterable[int]) -> list[Candidate]:
        return sorted((self._clients[key] for key in keys), key=lambda each: (each.label, each.key))

    def _add_number(self, key: int, number: str, *, is_own: bool) -> None:
        joined = "".join(words_of(number))
        if not joined:
            return
        by_chance = is_own and (len(joined) < _SHORTEST or _YEAR.fullmatch(joined))
        (self._hints if by_chance else self._numbers)[joined].add(key)

    def _add_names(self, key: int, first: list[str], prefix: list[str], last: list[str], legal: list[str]) -> None:
        orders = (first + prefix + last, prefix + last + first, last + first + prefix, last + prefix + first)
        for words in (*(orders if first else ()), legal):
            if len(words) > 1:
                self._names[" ".join(words)].add(key)
            elif words:
                self._hints[words[0]].add(key)
        for words in (last, prefix + last):
            if words:
                self._hints[" ".join(words)].add(key)

    @staticmethod
    def _longest(known: dict[str, set[int]], words: list[str], between: str) -> set[int]:
        """Whom the longest part of the text that is known stands for."""
        found: set[int] = set()
        length = 0
        for start, end in _parts(len(words)):
            keys = known.get(between.join(words[start:end]))
            if keys and end - start >= length:
                found = keys | found if end - start == length else set(keys)
                length = end - start
        return found


def _parts(count: int) -> Iterator[tuple[int, int]]:
    for start in range(count):
        for end in range(start + 1, min(count, start + _LONGEST) + 1):
            yield start, end
