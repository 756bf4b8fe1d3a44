"""What keeps a scored questionnaire from being published."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tenant_apps.flows.compiled import words
from tenant_apps.flows.conditions import InvalidCondition, check, variables
from tenant_apps.flows.enums import Household, Need
from tenant_apps.flows.scoring import KINDS, Score, answers_of, score_in

Definition = Mapping[str, Any]
REPEATS = gettext_lazy(
    "A question on a page that repeats cannot have points: nobody knows how often it is answered. "
    "Take its points away, or let the page be filled in once."
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right; ``path`` leads to the question that it is about, if it is about one."""

    title: str
    text: str
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """A question with points, in a definition without what is switched off."""

    path: tuple[str, ...]
    label: str
    field: Definition
    score: Score
    may_be_left: bool
    repeats: bool

    @property
    def span(self) -> tuple[int, int]:
        """The fewest and the most points that it can bring."""
        return self.score.span(several=self.field["type"] == "choices", may_be_left=self.may_be_left)


def scored_questions(definition: Definition, language: str) -> Iterator[Scored]:
    """Each question with points, in its order."""
    for section in definition["sections"]:
        for page in section["subsections"]:
            for field in page["fields"]:
                score = score_in(field)
                if score is None:
                    continue
                is_certain = (
                    field.get("need", Need.REQUIRED) == Need.REQUIRED
                    and not field.get("shown_when")
                    and not page.get("shown_when")
                )
                yield Scored(
                    path=(section["key"], page["key"], field["key"]),
                    label=words(field.get("label"), language),
                    field=field,
                    score=score,
                    may_be_left=not is_certain,
                    repeats=bool(page.get("repeat")),
                )


def span_of(definition: Definition) -> tuple[int, int]:
    """The lowest and the highest score that anybody can reach."""
    weights = {each["key"]: each.get("weight", 1) for each in (definition.get("scoring") or {}).get("dimensions", ())}
    lowest = highest = 0
    for scored in scored_questions(definition, ""):
        weight = weights.get(scored.score.dimension, 0)
        least, most = scored.span
        lowest, highest = lowest + least * weight, highest + most * weight
    return lowest, highest


def faults_in(definition: Definition, language: str) -> Iterator[Fault]:
    """Everything to put right in how the definition is scored; nothing for a flow that is not."""
    scoring = definition.get("scoring")
    if not scoring:
        return
    scored = list(scored_questions(definition, language))
    yield from _texts(scoring, definition.get("languages") or (), language)
    yield from _dimensions(scoring.get("dimensions") or [], scored, language)
    yield from _questions(scoring.get("dimensions") or [], scored)
    yield from _bands(scoring.get("bands") or [], span_of(definition), language)
    yield from _contradictions(scoring.get("contradictions") or [], _readable(definition), language)


def _texts(scoring: Definition, languages: Sequence[str], language: str) -> Iterator[Fault]:
    for kind in KINDS:
        for entry in scoring.get(kind) or ():
            wanted = ("title", "text") if kind == "bands" else ("text",) if kind == "contradictions" else ("title",)
            for name in wanted:
                if not all((entry.get(name) or {}).get(each) for each in languages):
                    what = _("the title") if name == "title" else _("the text")
                    text = _("Write %(what)s in your first language.") % {"what": what}
                    yield Fault(_called(entry, language), text)


def _dimensions(dimensions: Sequence[Definition], scored: Sequence[Scored], language: str) -> Iterator[Fault]:
    if not dimensions:
        yield Fault("", _("Add at least one dimension: it is what the points count for."))
    elif not any(each.get("weight", 1) for each in dimensions):
        yield Fault("", _("Give at least one dimension a weight: without one, everybody has the same score."))
    for dimension in dimensions:
        number = sum(each.score.dimension == dimension["key"] for each in scored)
        least = max(dimension.get("minimum", 1), 1)
        if number < least:
            text = ngettext(
                "%(least)d question must count for it, and %(number)d does. Give points to more questions.",
                "%(least)d questions must count for it, and %(number)d do. Give points to more questions.",
                least,
            )
            yield Fault(_called(dimension, language), text % {"least": least, "number": number})


def _questions(dimensions: Sequence[Definition], scored: Sequence[Scored]) -> Iterator[Fault]:
    known = {dimension["key"] for dimension in dimensions}
    for each in scored:
        if each.score.dimension not in known:
            yield Fault(
                each.label, _("It counts for a dimension that is no longer there. Choose another one."), each.path
            )
        if each.repeats:
            yield Fault(each.label, str(REPEATS), each.path)
        if each.field.get("household") == Household.ONCE:
            text = _("A question with points is asked of each person. Do not ask it once for two people.")
            yield Fault(each.label, text, each.path)
        if set(answers_of(each.field)) - set(each.score.points):
            yield Fault(each.label, _("Give points to each of its answers; nought is allowed."), each.path)


def _bands(bands: Sequence[Definition], span: tuple[int, int], language: str) -> Iterator[Fault]:
    if not bands:
        yield Fault("", _("Add at least one band: it is the result that a score leads to."))
        return
    lowest, highest = span
    ordered = sorted(bands, key=lambda band: (band["from"], band["to"]))
    for band in ordered:
        if band["from"] > band["to"]:
            yield Fault(_called(band, language), _("It ends before it begins."))
        elif band["to"] < lowest or band["from"] > highest:
            text = _("Nobody can come into it: scores lie from %(lowest)d to %(highest)d.")
            yield Fault(_called(band, language), text % {"lowest": lowest, "highest": highest})
    for before, after in pairwise(ordered):
        if after["from"] <= before["to"]:
            text = _("It overlaps with “%(band)s”. Each score belongs to one band.")
            yield Fault(_called(before, language), text % {"band": _called(after, language)})
        elif after["from"] > before["to"] + 1:
            text = _("No band has the scores from %(first)d to %(last)d.")
            yield Fault(_called(before, language), text % {"first": before["to"] + 1, "last": after["from"] - 1})
    if ordered[0]["from"] > lowest:
        yield Fault(
            _called(ordered[0], language), _("It must begin at %(score)d, the lowest score.") % {"score": lowest}
        )
    if max(band["to"] for band in ordered) < highest:
        text = _("It must go on to %(score)d, the highest score.")
        yield Fault(_called(ordered[-1], language), text % {"score": highest})


def _contradictions(entries: Sequence[Definition], known: set[str], language: str) -> Iterator[Fault]:
    for entry in entries:
        rule = entry.get("when")
        try:
            check(rule)
        except InvalidCondition:
            yield Fault(_called(entry, language), _("Its condition cannot be read. Set it again."))
            continue
        if rule is None:
            yield Fault(_called(entry, language), _("Say which answers do not go together."))
        elif variables(rule) - known:
            yield Fault(
                _called(entry, language), _("It reads a question that is not asked in this flow. Set it again.")
            )


def _readable(definition: Definition) -> set[str]:
    """What a rule may read: questions, and pages that repeat as lists of their entries."""
    found = set()
    for section in definition["sections"]:
        for page in section["subsections"]:
            key = f"{section['key']}.{page['key']}"
            found |= {key} if page.get("repeat") else {f"{key}.{field['key']}" for field in page["fields"]}
    return found


def _called(entry: Definition, language: str) -> str:
    return words(entry.get("title") or entry.get("text"), language) or str(entry.get("key"))
