"""A flow together with the answers given so far: what is shown, what is missing, how far along it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from tenant_apps.flows.compiled import CompiledFlow, Question, Section, Subsection
from tenant_apps.flows.conditions import holds
from tenant_apps.flows.enums import Need
from tenant_apps.flows.fields.base import Value
from tenant_apps.flows.formulas import worked_out

Place: TypeAlias = tuple[str, int]
"""A question's key and the number of the item it is asked for; 0 where nothing repeats."""

ONCE = 0


@dataclass(frozen=True, slots=True)
class Part:
    """The questions shown for one item of a page."""

    item: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One subsection as it is shown now."""

    section: Section
    subsection: Subsection
    parts: tuple[Part, ...]

    @property
    def key(self) -> str:
        return self.subsection.key

    def asked(self) -> Iterator[tuple[Question, Place]]:
        """Every question on the page that takes an answer, in order."""
        for part in self.parts:
            for question in part.questions:
                if question.type.is_answered:
                    yield question, (question.key, part.item)


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that still waits for its answer."""

    page: Page
    question: Question
    item: int


class Sheet:
    """The state of a run at one moment. Answers to questions that are not shown are kept but do not count.

    ``totals`` holds what the calculated questions come to.
    """

    def __init__(
        self, flow: CompiledFlow, values: Mapping[Place, Value], items: Mapping[str, Sequence[int]] | None = None
    ) -> None:
        self.flow = flow
        self.values = values
        self._items = items or {}
        self.data: dict[str, Any] = {}
        self.totals: dict[Place, str] = {}
        self.pages: tuple[Page, ...] = tuple(self._walk())
        self.shown: frozenset[Place] = frozenset(place for page in self.pages for _question, place in page.asked())

    def items_of(self, subsection: Subsection) -> Sequence[int]:
        """The numbers of the items of a subsection that repeats."""
        return self._items.get(subsection.key, ())

    def page(self, key: str) -> Page | None:
        return next((page for page in self.pages if page.key == key), None)

    def first_of(self, section: Section) -> Page | None:
        """The first page of the section that is shown."""
        return next((page for page in self.pages if page.section.key == section.key), None)

    def neighbours(self, page: Page) -> tuple[Page | None, Page | None]:
        """The shown pages before and after this one; none around a page that is not shown."""
        for before, here, after in zip((None, *self.pages), self.pages, (*self.pages[1:], None), strict=False):
            if here is page:
                return before, after
        return None, None

    def is_answered(self, place: Place) -> bool:
        return self.values.get(place) is not None

    def gaps(self, *needs: str, page: Page | None = None) -> list[Gap]:
        """The shown questions of these needs (required, if none is named) without an answer."""
        wanted = needs or (Need.REQUIRED,)
        return [
            Gap(shown, question, place[1])
            for shown in ((page,) if page else self.pages)
            for question, place in shown.asked()
            if question.need in wanted and not self.is_answered(place)
        ]

    def first_open_page(self) -> Page | None:
        """Where to go on: the first page with something missing."""
        gap = next(iter(self.gaps(Need.REQUIRED, Need.SOFT)), None)
        return gap.page if gap else None

    def counts(self, page: Page | None = None) -> tuple[int, int]:
        """How many of the questions that count are answered, and how many there are."""
        places = [
            place for shown in ((page,) if page else self.pages) for question, place in shown.asked() if question.counts
        ]
        return sum(self.is_answered(place) for place in places), len(places)

    @property
    def percent(self) -> int:
        answered, total = self.counts()
        return answered * 100 // total if total else 100

    def _walk(self) -> Iterator[Page]:
        for section in self.flow.sections:
            answers = self.data.setdefault(section.key, {})
            for subsection in section.subsections:
                if not holds(subsection.shown_when, self.data):
                    continue
                name = subsection.key.rpartition(".")[2]
                if subsection.repeat is None:
                    parts = (self._part(subsection, ONCE, answers, name),)
                else:
                    parts = self._repeated(subsection, answers, name)
                yield Page(section, subsection, parts)

    def _repeated(self, subsection: Subsection, answers: dict[str, Any], name: str) -> tuple[Part, ...]:
        parts, filled = [], []
        for item in self.items_of(subsection):
            parts.append(self._part(subsection, item, answers, name))
            filled.append(answers[name])
        answers[name] = filled
        return tuple(parts)

    def _part(self, subsection: Subsection, item: int, answers: dict[str, Any], name: str) -> Part:
        """Decide question by question, so that each condition sees the answers before it and no hidden one."""
        answers[name] = {}
        shown = []
        for question in subsection.questions:
            if holds(question.shown_when, self.data):
                shown.append(question)
                answers[name][question.name] = self._value(question, item)
        return Part(item, tuple(shown))

    def _value(self, question: Question, item: int) -> Value:
        """The answer, or what a calculated question comes to with the answers before it."""
        place = question.key, item
        if not question.calculation:
            return self.values.get(place)
        total = worked_out(question.calculation, self.data)
        if total is not None:
            self.totals[place] = total
        return total
