"""What a firm configures, as parts that a file can hold: each room declares its own, in its ``configuration.py``.

A part is a set of items by key: a document type by its code, a role by its name. An item is a mapping from fields to
plain values (JSON). People, clients, secrets, keys and domains are part of none. Nothing here knows any room.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from vestibule.core.actors import Actor
from vestibule.core.errors import DomainError
from vestibule.core.permissions import Permission

T = TypeVar("T")

Content = Mapping[str, Any]
Choices = Iterable[tuple[Any, Any]]
ONE = "setting"
"""The key of the only item of a part that is one setting."""
LONGEST_KEY = 160
NEEDED = object()
"""The default of a field that a new item must have."""
_CODE = re.compile(r"[-a-zA-Z0-9_]+")

_declared: dict[str, "Part"] = {}


def in_words(value: Any) -> str:
    """A plain value in the reader's language."""
    if value is None or value in ("", []):
        return pgettext("of a setting", "Nothing")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _the_same(here: Any, there: Any) -> bool:
    return bool(here == there)


@dataclass(frozen=True, slots=True)
class Field:
    """One value of an item. ``fits`` refuses what the room could not store, ``tell`` says it to a reader.

    ``default`` is what a new item gets where a file, of an earlier version perhaps, does not say it. ``refers_to`` is
    the part in which the value, unless it is empty, is the key of an item. ``is_same`` gets the value here and the
    file's, and so does ``tell_change``, where both sides as they are would say too much. ``take`` returns what of a
    value can be taken over, and lines about what cannot.
    """

    label: str | Promise
    fits: Callable[[Any], bool]
    tell: Callable[[Any], str] = in_words
    default: Any = NEEDED
    refers_to: str = ""
    is_same: Callable[[Any, Any], bool] = _the_same
    tell_change: Callable[[Any, Any], str] | None = None
    take: Callable[[Any], tuple[Any, list[str]]] | None = None


class ThingMissing(DomainError):
    """An item needs something that is neither here nor taken over with it."""

    def __init__(self, what: object) -> None:
        message = _("It needs “%(what)s”, which is not here. Take that over too.") % {"what": what}
        super().__init__("configuration:thing-missing", message)


def no_hindrance(_key: str, _there: Content, _here: Content | None) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Part:
    """What one room lets a file hold of its settings.

    ``read`` returns every item of the firm by key; ``write`` makes one item say this, through the room's own commands.
    Whoever lacks ``permission`` neither takes the part along nor takes it over. ``families`` are fields whose names
    begin with a mark. ``needed_words`` are texts that must be there in the firm's first language. ``hinders`` says why
    an item of a file cannot be taken over here, or nothing.
    """

    code: str
    label: str | Promise
    permission: Permission
    fields: Mapping[str, Field]
    read: Callable[[], dict[str, Content]]
    write: Callable[[Actor, str, Content], object]
    title: Callable[[str, Content], object] | None = None
    families: Mapping[str, Field] = field(default_factory=dict)
    is_key: Callable[[str], bool] = lambda key: key == ONE
    needed_words: tuple[str, ...] = ()
    hinders: Callable[[str, Content, Content | None], str | Promise] = no_hindrance

    def field_named(self, name: str) -> Field | None:
        """The field of this name, or of the family that it belongs to."""
        found = self.fields.get(name)
        if found is None:
            found = next((each for mark, each in self.families.items() if name.startswith(mark)), None)
        return found

    def titled(self, key: str, content: Content) -> str:
        """What an item is called."""
        return str(self.title(key, content)) if self.title is not None else str(self.label)

    def held(self) -> dict[str, Content]:
        """Every item that the firm has, with its texts as a file would hold them."""
        return {key: plain(content) for key, content in self.read().items()}


def configures(part: Part) -> Part:
    """Declare a part, once. Parts are taken over in the order in which the rooms declare them, the lowest first."""
    if part.code in _declared:
        msg = f"the part {part.code!r} of a configuration is declared twice"
        raise ValueError(msg)
    _declared[part.code] = part
    return part


def all_parts() -> tuple[Part, ...]:
    """Every part, in the order in which they are taken over."""
    return tuple(_declared.values())


def plain(value: Any) -> Any:
    """The value with every text as the forms would keep it: no space around it, lines that end in one way."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list | tuple) else value


def codes(longest: int) -> Callable[[str], bool]:
    """Keys that are codes of at most so many characters."""
    return lambda key: len(key) <= longest and _CODE.fullmatch(key) is not None


def one_key_of(known: Iterable[str]) -> Callable[[str], bool]:
    """Keys that the product knows."""
    return frozenset(known).__contains__


# Fields


def _is_text(value: Any, longest: int) -> bool:
    return isinstance(value, str) and len(value) <= longest and "\x00" not in value


def line(label: str | Promise, longest: int = 200, *, refers_to: str = "") -> Field:
    """A text in one language, or the key of an item of another part."""
    return Field(label, partial(_is_text, longest=longest), default="", refers_to=refers_to)


def texts(name: str, label: str | Promise, longest: int) -> dict[str, Field]:
    """A text in each language of the product, one field each."""
    fits = partial(_is_text, longest=longest)
    return {f"{name}_{code}": Field(_In(label, language), fits, default="") for code, language in settings.LANGUAGES}


def flag(label: str | Promise, *, default: bool = False) -> Field:
    return Field(label, lambda value: isinstance(value, bool), default=default)


def is_count(value: Any, least: int, most: int) -> bool:
    """Whether it is a whole number between these."""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def number(label: str | Promise, least: int, most: int, *, is_optional: bool = False) -> Field:
    default = None if is_optional else NEEDED
    return Field(label, lambda value: value is default or is_count(value, least, most), default=default)


def one_of(label: str | Promise, choices: Choices, *, or_nothing: bool = False) -> Field:
    """One of these codes."""
    known = {code: name for code, name in choices if code}
    return Field(
        label,
        lambda value: isinstance(value, str) and (value in known or (or_nothing and not value)),
        lambda value: str(known[value]) if value in known else in_words(value),
        default="" if or_nothing else NEEDED,
    )


def some_of(label: str | Promise, choices: Choices) -> Field:
    """Any of these codes, each once, in whatever order."""
    known = dict(choices)
    return Field(
        label,
        lambda value: are_some_of(value, known),
        lambda value: in_words([str(known.get(code, code)) for code in value]),
        default=[],
        is_same=lambda here, there: set(here) == set(there),
    )


def are_some_of(value: Any, known: Iterable[str]) -> bool:
    """Whether it is a list of these codes, each at most once."""
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        return False
    return set(value) <= set(known) and len(set(value)) == len(value)


class _In(Promise):
    """A label with the language of the text, in the reader's language."""

    def __init__(self, label: str | Promise, language: str | Promise) -> None:
        self.label, self.language = label, language

    def __str__(self) -> str:
        """Return both."""
        return f"{self.label} · {self.language}"


# Rows and items


def columns(name: str, row: Any) -> dict[str, str]:
    """A text of a row in each language."""
    return {f"{name}_{code}": getattr(row, f"{name}_{code}") or "" for code, _language in settings.LANGUAGES}


def written(name: str, content: Content) -> dict[str, str]:
    """A text of an item by language code, as commands take it."""
    return {code: content.get(f"{name}_{code}", "") for code, _language in settings.LANGUAGES}


def called(name: str, content: Content) -> str:
    """A text of an item in the reader's language, or in the first in which it is written."""
    found = written(name, content)
    return found.get(get_language() or "") or next((text for text in found.values() if text), "")


def first_words(name: str, content: Content) -> str:
    """The text in the first of the product's languages in which it is written: the same for every reader."""
    return next((text for text in written(name, content).values() if text), "")


def keyed(found: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Items by key; those that share one are told apart by a number."""
    items: dict[str, T] = {}
    for key, content in found:
        name, again = key[: LONGEST_KEY - 4], 1
        while name in items:
            again += 1
            name = f"{key[: LONGEST_KEY - 4]} #{again}"
        items[name] = content
    return items
