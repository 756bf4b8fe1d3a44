"""What a scored questionnaire comes to: points by dimension, a band, and answers that do not go together.

The score is the sum of the points of each dimension times its weight; a dimension of weight nought is told, but does
not count. Only answers that are shown count. The order in which they were given makes no difference.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from tenant_apps.flows.conditions import Rule, holds
from tenant_apps.flows.fields.base import Value

if TYPE_CHECKING:
    from tenant_apps.flows.sheets import Sheet

Text: TypeAlias = Mapping[str, str]
Definition: TypeAlias = Mapping[str, Any]

SCORED_TYPES = ("choice", "choices", "yes_no")
"""The types of questions whose answers may have points."""
YES, NO = "yes", "no"
MOST_POINTS = 100
MOST_WEIGHT = 10
MOST_ENTRIES = 30
KINDS = ("dimensions", "bands", "contradictions")


@dataclass(frozen=True, slots=True)
class Score:
    """What the answers to one question are worth, and for which dimension."""

    dimension: str
    points: Mapping[str, int]

    def of(self, value: Value) -> int:
        """The points of an answer; of several choices they are added up."""
        return sum(self.points.get(name, 0) for name in names_in(value))

    def span(self, *, several: bool, may_be_left: bool) -> tuple[int, int]:
        """The fewest and the most points that an answer can bring; ``may_be_left`` is for one that need not be."""
        points = list(self.points.values()) or [0]
        most = sum(points) if several else max(points)
        return (0 if may_be_left else min(points)), most


@dataclass(frozen=True, slots=True)
class Dimension:
    """A side of the person that is measured. It counts from ``minimum`` answers on."""

    key: str
    title: Text
    minimum: int = 1
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Band:
    """A result: everybody whose score lies from ``lowest`` to ``highest``."""

    key: str
    title: Text
    text: Text
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Answers that do not go together, and what is said to whoever gave them."""

    key: str
    text: Text
    rule: Rule


@dataclass(frozen=True, slots=True)
class Scoring:
    """How a flow is scored."""

    dimensions: tuple[Dimension, ...]
    bands: tuple[Band, ...]
    contradictions: tuple[Contradiction, ...]

    def dimension(self, key: str) -> Dimension | None:
        return next((each for each in self.dimensions if each.key == key), None)

    def band(self, key: str) -> Band | None:
        return next((each for each in self.bands if each.key == key), None)

    def band_of(self, total: int) -> Band | None:
        """The one band in which a score lies."""
        return next((band for band in self.bands if band.lowest <= total <= band.highest), None)


@dataclass(frozen=True, slots=True)
class Tally:
    """The points of one dimension, of how many answers."""

    dimension: str
    points: int
    answered: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the answers come to. ``short`` says how many answers a dimension still lacks."""

    total: int
    band: str
    tallies: tuple[Tally, ...]
    contradictions: tuple[str, ...]
    short: tuple[tuple[str, int], ...]


def outcome_of(scoring: Scoring, sheet: "Sheet") -> Outcome:
    """What the answers that are shown now come to."""
    points = dict.fromkeys((each.key for each in scoring.dimensions), 0)
    answered = dict.fromkeys(points, 0)
    for page in sheet.pages:
        for question, place in page.asked():
            score = question.score
            if score is not None and score.dimension in points and sheet.is_answered(place):
                points[score.dimension] += score.of(sheet.values[place])
                answered[score.dimension] += 1
    total = sum(points[each.key] * each.weight for each in scoring.dimensions)
    band = scoring.band_of(total)
    return Outcome(
        total=total,
        band=band.key if band else "",
        tallies=tuple(Tally(each.key, points[each.key], answered[each.key]) for each in scoring.dimensions),
        contradictions=tuple(contradictions_in(scoring, sheet)),
        short=tuple(
            (each.key, each.minimum - answered[each.key])
            for each in scoring.dimensions
            if answered[each.key] < each.minimum
        ),
    )


def contradictions_in(scoring: Scoring, sheet: "Sheet") -> Iterator[str]:
    """The rules that the answers break."""
    return (each.key for each in scoring.contradictions if holds(each.rule, sheet.data))


def names_in(value: Value) -> Iterable[str]:
    """The answers that a value stands for, by the names that carry the points."""
    if isinstance(value, bool):
        return (YES if value else NO,)
    if isinstance(value, list | tuple):
        return tuple(str(each) for each in value)
    return () if value is None else (str(value),)


def answers_of(field: Definition) -> list[str]:
    """The names of the answers to a question that may have points."""
    if field["type"] == "yes_no":
        return [YES, NO]
    return [option["value"] for option in field.get("options") or ()]


def score_in(field: Definition) -> Score | None:
    """What the definition of a question says of points."""
    given = field.get("score")
    if not given or field["type"] not in SCORED_TYPES:
        return None
    known = answers_of(field)
    return Score(given["dimension"], {name: points for name, points in given["points"].items() if name in known})
