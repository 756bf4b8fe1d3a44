"""What two people who are advised together answered to the same questions, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import get_language

from tenant_apps.customers.models import Party
from tenant_apps.flows.compiled import Question, words
from tenant_apps.flows.fields.base import Value
from tenant_apps.flows.filled import Filled, read_run
from tenant_apps.flows.models import Answer, FlowRun, Settlement
from tenant_apps.flows.sheets import ONCE
from vestibule.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Given:
    """What one of the two answered; no answer where there is none yet."""

    party: Party
    words: str
    answer: Answer | None

    @property
    def value(self) -> Value:
        return self.answer.value if self.answer is not None else None


@dataclass(frozen=True, slots=True)
class Compared:
    """One question with both answers, and what was made of a difference."""

    key: str
    label: str
    given: tuple[Given, Given]
    settlement: Settlement | None = None

    @property
    def is_different(self) -> bool:
        first, second = (given.value for given in self.given)
        return first is not None and second is not None and first != second

    @property
    def is_open(self) -> bool:
        return self.is_different and self.settlement is None

    @property
    def is_same(self) -> bool:
        first, second = (given.value for given in self.given)
        return first is not None and first == second

    @property
    def values(self) -> dict[str, Value]:
        return {str(given.party.pk): given.value for given in self.given}


@dataclass(frozen=True, slots=True)
class Couple:
    """Both people with their answers to what is asked of both."""

    parties: tuple[Party, Party]
    rows: tuple[Compared, ...]

    @property
    def open_rows(self) -> list[Compared]:
        return [row for row in self.rows if row.is_open]


def couple_of(actor: Actor, filled: Filled) -> Couple | None:
    """Both people's answers; None where there is no second person, or the actor may not read what that one answered.

    Nothing tells somebody who may not read the other's answers that there are any, or that they differ.
    """
    if not filled.flow.compared:
        return None
    beside = FlowRun.objects.visible_to(actor).beside(filled.run).with_subject().newest_first().first()
    if beside is None:
        return None
    other = read_run(beside, with_people=True)
    pair = (other, filled) if filled.run.is_partner else (filled, other)
    rows = tuple(_rows(pair, _settled(filled.run)))
    return Couple((pair[0].run.party, pair[1].run.party), rows) if rows else None


def _settled(run: FlowRun) -> dict[str, Settlement]:
    """The newest settlement of each question."""
    found: dict[str, Settlement] = {}
    for settlement in Settlement.objects.about(run):
        found.setdefault(settlement.key, settlement)
    return found


def _rows(pair: tuple[Filled, Filled], settled: Mapping[str, Settlement]) -> list[Compared]:
    first, second = pair
    language = get_language() or "en"
    asked = {question.key for question in second.flow.compared}
    rows = []
    for question in first.flow.compared:
        place = question.key, ONCE
        if question.key not in asked or not (place in first.sheet.shown or place in second.sheet.shown):
            continue
        given = _given(first, question, language), _given(second, question, language)
        row = Compared(question.key, words(question.label, language), given)
        found = settled.get(question.key)
        is_settled = found is not None and row.is_different and found.values == row.values
        rows.append(replace(row, settlement=found) if is_settled else row)
    return rows


def _given(filled: Filled, question: Question, language: str) -> Given:
    place = question.key, ONCE
    answer = filled.answers.get(place) if place in filled.sheet.shown else None
    asked = filled.flow.question(question.key) or question
    return Given(filled.run.party, asked.display(answer.value, language) if answer else "", answer)
