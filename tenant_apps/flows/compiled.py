"""A definition made ready for use: frozen objects with their lookups, once per process and version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeAlias

from django.conf import settings

from tenant_apps.flows.conditions import Rule
from tenant_apps.flows.definitions import Definition, switched_on
from tenant_apps.flows.enums import Household, Need
from tenant_apps.flows.fields.base import FieldType, Value
from tenant_apps.flows.fields.registry import FIELD_TYPES
from tenant_apps.flows.scoring import Band, Contradiction, Dimension, Score, Scoring, score_in

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
    calculation: Mapping[str, Any] | None = None
    autocomplete: str = ""
    household: str = Household.EACH
    score: Score | None = None

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

    def name_of(self, position: int, language: str) -> str:
        """The entry in this place, by its name and number; it has none where there is never another."""
        return f"{words(self.item, language)} {position}" if self.maximum > 1 else ""


@dataclass(frozen=True, slots=True)
class Video:
    """A film at a provider, with a sentence about it."""

    link: str
    about: Text | None = None


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
    video: Video | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter: subsections that belong together."""

    key: str
    title: Text
    subsections: tuple[Subsection, ...]
    help: Text | None = None
    video: Video | None = None


@dataclass(frozen=True)
class CompiledFlow:
    """A whole flow."""

    sections: tuple[Section, ...]
    country: str
    minutes: int
    client_only: bool
    scoring: Scoring | None = None

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

    @cached_property
    def of_partner(self) -> "CompiledFlow":
        """The flow as the second of two people is asked it: without what the first answers for both."""
        sections = []
        for section in self.sections:
            pages = (
                replace(page, questions=tuple(each for each in page.questions if each.household != Household.ONCE))
                for page in section.subsections
            )
            asked = tuple(page for page in pages if page.questions)
            if asked:
                sections.append(replace(section, subsections=asked))
        return replace(self, sections=tuple(sections)) if sections else self

    @cached_property
    def compared(self) -> tuple[Question, ...]:
        """What both of two people are asked, to be compared."""
        return tuple(
            question
            for page, question in self._questions.values()
            if question.household == Household.BOTH and question.type.is_answered and page.repeat is None
        )

    @cached_property
    def repeats(self) -> bool:
        """Whether a page may be filled in several times."""
        return any(page.repeat is not None for page in self._subsections.values())

    @cached_property
    def takes_files(self) -> bool:
        """Whether an answer may be a file."""
        return any(question.type.is_file for _page, question in self._questions.values())

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
    definition = switched_on(definition)
    make = _Maker(definition.get("country") or country, next(iter(definition.get("languages") or ()), FALLBACK))
    sections = tuple(make.section(section) for section in definition["sections"])
    minutes = definition.get("minutes") or sum(part.minutes for section in sections for part in section.subsections)
    scoring = make.scoring(definition.get("scoring"))
    client_only = bool(definition.get("client_only")) or scoring is not None
    return CompiledFlow(sections, make.country, minutes, client_only, scoring)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the objects of one flow. Where a text is missing in a language, the flow's first language stands in."""

    country: str
    first: str

    def text(self, text: Text | None) -> Text | None:
        written = {code: words for code, words in (text or {}).items() if words}
        if not written:
            return None
        fallback = written.get(self.first) or words(written, FALLBACK)
        return dict.fromkeys((code for code, _name in settings.LANGUAGES), fallback) | written

    def label(self, text: Text | None) -> Text:
        return self.text(text) or {}

    def section(self, part: Definition) -> Section:
        return Section(
            key=part["key"],
            title=self.label(part["title"]),
            subsections=tuple(self.subsection(part["key"], child) for child in part["subsections"]),
            help=self.text(part.get("help")),
            video=self.video(part.get("video")),
        )

    def subsection(self, section: str, part: Definition) -> Subsection:
        key, repeat = f"{section}.{part['key']}", part.get("repeat")
        return Subsection(
            key=key,
            title=self.label(part["title"]),
            questions=tuple(self.question(key, question) for question in part["fields"]),
            help=self.text(part.get("help")),
            minutes=part.get("minutes", 1),
            shown_when=part.get("shown_when"),
            repeat=self.repeat(repeat) if repeat else None,
            video=self.video(part.get("video")),
        )

    def repeat(self, part: Definition) -> Repeat:
        return Repeat(part.get("minimum", 0), part["maximum"], self.label(part["item"]), self.label(part["add"]))

    def video(self, part: Definition | None) -> Video | None:
        return Video(part["link"], self.text(part.get("about"))) if part else None

    def question(self, subsection: str, part: Definition) -> Question:
        return Question(
            key=f"{subsection}.{part['key']}",
            name=part["key"],
            type=FIELD_TYPES[part["type"]],
            label=self.label(part["label"]),
            country=self.country,
            help=self.text(part.get("help")),
            need=part.get("need", Need.REQUIRED),
            shown_when=part.get("shown_when"),
            options=tuple((option["value"], self.label(option["label"])) for option in part.get("options") or ()),
            settings=part.get("settings") or {},
            prefill=part.get("prefill") or "",
            calculation=part.get("calculation"),
            autocomplete=part.get("autocomplete") or "",
            household=part.get("household") or Household.EACH,
            score=score_in(part),
        )

    def scoring(self, part: Definition | None) -> Scoring | None:
        if not part:
            return None
        return Scoring(
            dimensions=tuple(
                Dimension(each["key"], self.label(each["title"]), each.get("minimum", 1), each.get("weight", 1))
                for each in part.get("dimensions") or ()
            ),
            bands=tuple(
                Band(each["key"], self.label(each["title"]), self.label(each.get("text")), each["from"], each["to"])
                for each in sorted(part.get("bands") or (), key=lambda band: band["from"])
            ),
            contradictions=tuple(
                Contradiction(each["key"], self.label(each["text"]), each["when"])
                for each in part.get("contradictions") or ()
                if each.get("when") is not None
            ),
        )
