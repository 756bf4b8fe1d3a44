"""What becomes of a run's answers when it goes to another version of its flow. Nothing answered is ever lost.

Answers keep the place they have wherever the new version asks the same. What it asks no more stays stored and is left
out of the form. Where a page begins to repeat, its answers become those of its first entry; where it stops repeating,
the first entry's become those of the page. An answer that does not fit any more is asked again; what was said stays in
its history.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tenant_apps.flows.compiled import CompiledFlow, Question, words
from tenant_apps.flows.enums import Need
from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.base import Value
from tenant_apps.flows.sheets import ONCE, Page, Place, Sheet

_TRUTHS = frozenset({"yes_no", "consent"})


@dataclass(slots=True)
class Carried:
    """The answers and entries as the new version takes them.

    ``moved`` leads from the place that an answer had to its new one, ``rewritten`` are values whose form is another
    now, ``again`` are the places that have to be asked again, ``added`` the entries that begin.
    """

    values: dict[Place, Value]
    items: dict[str, list[int]]
    moved: dict[Place, Place] = field(default_factory=dict)
    rewritten: dict[Place, Value] = field(default_factory=dict)
    again: set[Place] = field(default_factory=set)
    added: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Named:
    """A question, as a person is told about it."""

    key: str
    label: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Move:
    """What somebody who fills in meets when the run goes to the new version."""

    kept: int
    lost: tuple[Named, ...]
    gained: tuple[Named, ...]
    again: tuple[Named, ...]

    @property
    def is_plain(self) -> bool:
        """Whether nothing changes for who fills in."""
        return not (self.lost or self.gained or self.again)


def carried(
    old: CompiledFlow,
    new: CompiledFlow,
    values: Mapping[Place, Value],
    items: Mapping[str, Sequence[int]],
    highest: Mapping[str, int] | None = None,
) -> Carried:
    """Every answer in the place where the new version looks for it. ``highest`` are the entries' numbers given out."""
    result = Carried(dict(values), {key: list(numbers) for key, numbers in items.items()})
    _begin_entries(old, new, result, highest or {})
    for place in sorted(values):
        if values[place] is not None:
            _carry(old, new, place, result)
    return result


def move_of(
    old: CompiledFlow,
    new: CompiledFlow,
    values: Mapping[Place, Value],
    items: Mapping[str, Sequence[int]],
    language: str,
) -> Move:
    """What changes for who fills in, in words."""
    then, outcome = Sheet(old, values, items), carried(old, new, values, items)
    now = Sheet(new, outcome.values, outcome.items)
    answered = {place for place in then.shown if then.is_answered(place)}
    kept, lost = 0, []
    for place in answered:
        there = outcome.moved.get(place, place)
        if there in now.shown and now.is_answered(there):
            kept += 1
        elif there not in now.shown:
            lost.append(place)
    origins = {there: place for place, there in outcome.moved.items()}
    gained = [
        place
        for place in now.shown
        if not now.is_answered(place) and place not in outcome.again and origins.get(place, place) not in then.shown
    ]
    again = [place for place in outcome.again if place in now.shown]
    return Move(
        kept,
        _named(old, then.pages, lost, language),
        _named(new, now.pages, gained, language),
        _named(new, now.pages, again, language),
    )


def _begin_entries(old: CompiledFlow, new: CompiledFlow, result: Carried, highest: Mapping[str, int]) -> None:
    """The entries that pages which repeat begin with: one for what was answered before, and the least number."""
    for page in new.subsections:
        if page.repeat is None:
            continue
        before = old.subsection(page.key)
        was_once = before is not None and before.repeat is None
        answered = any(key.startswith(f"{page.key}.") and item == ONCE for key, item in result.values)
        least = max(page.repeat.minimum, 1 if was_once and answered else 0)
        numbers = result.items.setdefault(page.key, [])
        given = max([*numbers, highest.get(page.key, 0)], default=0)
        fresh = list(range(given + 1, given + 1 + least - len(numbers)))
        if fresh:
            numbers += fresh
            result.added[page.key] = fresh


def _carry(old: CompiledFlow, new: CompiledFlow, place: Place, result: Carried) -> None:
    key, item = place
    question = new.question(key)
    if question is None or not question.type.is_answered:
        return
    there = _place_in(new, question, item, result)
    if there != place:
        if result.values.get(there) is not None:
            return
        result.values[there] = result.values.pop(place)
        result.moved[place] = there
    former = old.question(key)
    if former is not None and _asks_the_same(former, question):
        return
    value = result.values[there]
    fitting = _fitted(value, former, question)
    if fitting is None:
        del result.values[there]
        result.again.add(there)
    elif fitting != value:
        result.values[there] = result.rewritten[there] = fitting


def _place_in(new: CompiledFlow, question: Question, item: int, result: Carried) -> Place:
    page = new.subsection_of(question)
    numbers = result.items.get(page.key, [])
    if page.repeat and item == ONCE and numbers:
        return question.key, numbers[0]
    if not page.repeat and item != ONCE and numbers and item == numbers[0]:
        return question.key, ONCE
    return question.key, item


def _asks_the_same(former: Question, question: Question) -> bool:
    return (former.type, former.settings, [value for value, _label in former.options], former.country) == (
        question.type,
        question.settings,
        [value for value, _label in question.options],
        question.country,
    )


def _fitted(value: Any, former: Question | None, question: Question) -> Value:
    """The value as the question takes it, None when it does not fit."""
    is_same_type = former is not None and former.type is question.type
    if not is_same_type:
        if isinstance(value, bool) and question.type.code not in _TRUTHS:
            return None
        if isinstance(value, dict) or (isinstance(value, list) and not question.type.has_options):
            return None
        if isinstance(value, list):
            value = value if question.type.code == "choices" else (value[0] if len(value) == 1 else None)
    try:
        return question.clean(value)
    except InvalidAnswer:
        return None


def _named(flow: CompiledFlow, pages: Iterable[Page], places: Iterable[Place], language: str) -> tuple[Named, ...]:
    wanted = set(places)
    return tuple(_name(flow, pages, wanted, language))


def _name(flow: CompiledFlow, pages: Iterable[Page], wanted: set[Place], language: str) -> Iterator[Named]:
    for page in pages:
        repeat = page.subsection.repeat
        for position, part in enumerate(page.parts, start=1):
            for question in part.questions:
                if (question.key, part.item) in wanted:
                    label = words(question.label, language)
                    entry = repeat.name_of(position, language) if repeat else ""
                    yield Named(question.key, f"{entry}: {label}" if entry else label, question.need == Need.REQUIRED)
