"""A definition made ready for use: frozen objects with their lookups, once per process and version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from tenant_apps.flows.conditions import Rule
from tenant_apps.flows.definitions import Definition
from tenant_apps.flows.enums import Need
from tenant_apps.flows.fields.base import FieldType, Value
from tenant_apps.flows.fields.registry import FIELD_TYPES

Text: TypeAlias = Mapping[str, str]

FALLBACK = "en"


def words(text: Text | None, language: str) -> str:
    """The text in the language; in English, or whatever there is, where the firm wrote none."""
    if not text:
        return ""
    return text.get(language) or text.get(FALLBACK) or next(iter(text.values()))


@dataclass(frozen=True, slots=True)
class Question:
    """One field of a flow."""

    key: str
    name: str
    type: FieldType
    label: Text
    country: str
    help: Text | None = None
    need: str = Need.REQUIRED
    shown_when: Rule = None
    options: tuple[tuple[str, Text], ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    prefill: str = ""
    autocomplete: str = ""

    @property
    def counts(self) -> bool:
        """Whether the question counts towards progress."""
        return self.type.is_answered and self.need != Need.OPTIONAL

    def options_in(self, language: str) -> tuple[tuple[str, str], ...]:
        return tuple((value, words(label, language)) for value, label in self.options)

    def clean(self, raw: object) -> Value:
        return self.type.clean(raw, self)

    def display(self, value: Value, language: str) -> str:
        return "" if value is None else self.type.display(value, self, language)


@dataclass(frozen=True, slots=True)
class Repeat:
    """How often a subsection is filled in."""

    minimum: int
    maximum: int
    item: Text
    add: Text


@dataclass(frozen=True, slots=True)
class Subsection:
    """One page of questions."""

    key: str
    title: Text
    questions: tuple[Question, ...]
    help: Text | None = None
    minutes: int = 1
    shown_when: Rule = None
    repeat: Repeat | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter: subsections that belong together."""

    key: str
    title: Text
    subsections: tuple[Subsection, ...]


@dataclass(frozen=True)
class CompiledFlow:
    """A whole flow."""

    sections: tuple[Section, ...]
    country: str
    minutes: int
    client_only: bool

    @cached_property
    def _subsections(self) -> dict[str, Subsection]:
        return {subsection.key: subsection for section in self.sections for subsection in section.subsections}

    @cached_property
    def _questions(self) -> dict[str, tuple[Subsection, Question]]:
        return {
            question.key: (subsection, question)
            for subsection in self._subsections.values()
            for question in subsection.questions
        }

    @property
    def subsections(self) -> Iterator[Subsection]:
        return iter(self._subsections.values())

    def subsection(self, key: str) -> Subsection | None:
        return self._subsections.get(key)

    def question(self, key: str) -> Question | None:
        found = self._questions.get(key)
        return found[1] if found else None

    def subsection_of(self, question: Question) -> Subsection:
        return self._questions[question.key][0]


def compile_definition(definition: Definition, country: str) -> CompiledFlow:
    """The checked definition as objects. The country counts for a definition that names none."""
    country = definition.get("country") or country
    sections = tuple(
        Section(
            key=section["key"],
            title=section["title"],
            subsections=tuple(_subsection(section["key"], part, country) for part in section["subsections"]),
        )
        for section in definition["sections"]
    )
    minutes = definition.get("minutes") or sum(part.minutes for section in sections for part in section.subsections)
    return CompiledFlow(sections, country, minutes, bool(definition.get("client_only")))


def _subsection(section: str, part: Definition, country: str) -> Subsection:
    key = f"{section}.{part['key']}"
    repeat = part.get("repeat")
    return Subsection(
        key=key,
        title=part["title"],
        questions=tuple(_question(key, question, country) for question in part["fields"]),
        help=part.get("help"),
        minutes=part.get("minutes", 1),
        shown_when=part.get("shown_when"),
        repeat=Repeat(repeat.get("minimum", 0), repeat["maximum"], repeat["item"], repeat["add"]) if repeat else None,
    )


def _question(subsection: str, part: Definition, country: str) -> Question:
    return Question(
        key=f"{subsection}.{part['key']}",
        name=part["key"],
        type=FIELD_TYPES[part["type"]],
        label=part["label"],
        country=country,
        help=part.get("help"),
        need=part.get("need", Need.REQUIRED),
        shown_when=part.get("shown_when"),
        options=tuple((option["value"], option["label"]) for option in part.get("options") or ()),
        settings=part.get("settings") or {},
        prefill=part.get("prefill") or "",
        autocomplete=part.get("autocomplete") or "",
    )
