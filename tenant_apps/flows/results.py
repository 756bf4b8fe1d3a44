"""The result of a scored questionnaire in words: for the client, the adviser, and the statement."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tenant_apps.flows.compiled import CompiledFlow, words
from tenant_apps.flows.conditions import variables
from tenant_apps.flows.enums import Source
from tenant_apps.flows.filled import Filled
from tenant_apps.flows.models import Answer, BandOverride, FlowRun, Result
from tenant_apps.flows.scoring import Band, Scoring, contradictions_in
from tenant_apps.flows.versions import asked_of, compiled

UrlOf = Callable[[str], str]
"""From a page's key to its address."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with its answer in words, what it was worth, and where it can be changed."""

    label: str
    words: str
    points: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Answers that do not go together, and what is said about them."""

    key: str
    text: str
    answers: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class ToldDimension:
    """What one dimension came to, and from which answers. ``counts`` says whether it counts for the band."""

    title: str
    points: int
    most: int
    weight: int
    answers: tuple[Answered, ...]

    @property
    def counts(self) -> bool:
        return self.weight > 0


@dataclass(frozen=True, slots=True)
class ToldBand:
    """A band in the reader's language."""

    key: str
    title: str
    text: str
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class ToldOverride:
    """That another band was set, from which to which, why, by whom and when."""

    before: str
    now: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ToldResult:
    """The whole result. ``band`` is the one that counts now, ``came_to`` the one that the answers lead to."""

    result: Result
    at: datetime
    by: str
    total: int
    band: ToldBand
    came_to: ToldBand
    bands: tuple[ToldBand, ...]
    dimensions: tuple[ToldDimension, ...]
    clashes: tuple[Clash, ...]
    overrides: tuple[ToldOverride, ...]
    is_outdated: bool

    @property
    def override(self) -> ToldOverride | None:
        """The one that counts."""
        return self.overrides[-1] if self.overrides else None


def newest_result(run: FlowRun) -> Result | None:
    """The result that counts, if the client confirmed a scored questionnaire."""
    found: Result | None = Result.objects.of_run(run).first()
    return found


def result_now(filled: Filled, language: str) -> ToldResult | None:
    """The result that counts, in words."""
    result = newest_result(filled.run) if filled.flow.scoring is not None or filled.run.moved_from_id else None
    return told_result(filled, result, language) if result else None


def band_now(result: Result) -> str:
    """The key of the band that counts."""
    overrides: list[BandOverride] = list(result.overrides.all())
    return overrides[-1].band if overrides else result.band


def band_titles(result: Result, language: str) -> dict[str, str]:
    """What the bands of a result are called, by their keys."""
    scoring = compiled(result.version).scoring
    return {band.key: words(band.title, language) for band in scoring.bands} if scoring else {}


def snapshot(filled: Filled) -> list[dict[str, Any]]:
    """The answers that are shown now, in a fixed order."""
    return [
        {"key": key, "item": item, "value": filled.answers[key, item].value}
        for key, item in sorted(filled.sheet.shown & set(filled.answers))
        if filled.answers[key, item].value is not None
    ]


def is_outdated(result: Result, filled: Filled) -> bool:
    """Whether the answers, or the form itself, changed since the client confirmed."""
    return result.version_id != filled.run.version_id or result.answers != snapshot(filled)


def confirmed(run: FlowRun, result: Result) -> Filled:
    """The run as it was when the client confirmed it."""
    answers = {
        (each["key"], each["item"]): Answer(
            run=run, key=each["key"], item=each["item"], value=each["value"], source=Source.CLIENT
        )
        for each in result.answers
    }
    return Filled(run, asked_of(run, result.version), answers, result.items)


def clashes_now(filled: Filled, url_of: UrlOf, language: str) -> tuple[Clash, ...]:
    """The answers that do not go together at this moment; none where nothing is scored."""
    scoring = filled.flow.scoring
    return _clashes(scoring, contradictions_in(scoring, filled.sheet), filled, language, url_of) if scoring else ()


def told_result(filled: Filled, result: Result, language: str) -> ToldResult | None:
    """The result in words; ``filled`` is the run as it is now."""
    then = confirmed(filled.run, result)
    scoring = then.flow.scoring
    if scoring is None:
        return None
    bands = {band.key: _told_band(band, language) for band in scoring.bands}
    came_to = bands[result.band]
    return ToldResult(
        result=result,
        at=result.created_at,
        by=result.confirmed_by.name if result.confirmed_by else "",
        total=result.total,
        band=bands[band_now(result)],
        came_to=came_to,
        bands=tuple(bands.values()),
        dimensions=tuple(_dimensions(scoring, then, result, language)),
        clashes=_clashes(scoring, result.contradictions, then, language),
        overrides=_overrides(result, came_to, bands),
        is_outdated=is_outdated(result, filled),
    )


def _told_band(band: Band, language: str) -> ToldBand:
    return ToldBand(band.key, words(band.title, language), words(band.text, language), band.lowest, band.highest)


def _overrides(result: Result, came_to: ToldBand, bands: Mapping[str, ToldBand]) -> tuple[ToldOverride, ...]:
    found, before = [], came_to.title
    for each in result.overrides.all():
        now = bands[each.band].title
        found.append(ToldOverride(before, now, each.reason, each.set_by.name if each.set_by else "", each.created_at))
        before = now
    return tuple(found)


def _dimensions(scoring: Scoring, then: Filled, result: Result, language: str) -> Iterable[ToldDimension]:
    points = {tally["dimension"]: tally["points"] for tally in result.tallies}
    for dimension in scoring.dimensions:
        answers, most = [], 0
        for page in then.sheet.pages:
            for question, place in page.asked():
                score = question.score
                if score is None or score.dimension != dimension.key:
                    continue
                most += score.span(several=question.type.code == "choices", may_be_left=False)[1]
                if then.sheet.is_answered(place):
                    value = then.sheet.values[place]
                    label, said = words(question.label, language), question.display(value, language)
                    answers.append(Answered(label, said, score.of(value)))
        title = words(dimension.title, language)
        yield ToldDimension(title, points.get(dimension.key, 0), most, dimension.weight, tuple(answers))


def _clashes(
    scoring: Scoring, keys: Iterable[str], filled: Filled, language: str, url_of: UrlOf | None = None
) -> tuple[Clash, ...]:
    wanted = set(keys)
    return tuple(
        Clash(each.key, words(each.text, language), tuple(_read_by(each.rule, filled, language, url_of)))
        for each in scoring.contradictions
        if each.key in wanted
    )


def _read_by(rule: Any, filled: Filled, language: str, url_of: UrlOf | None) -> Iterable[Answered]:
    """The answers that a rule looks at, in the order in which they were asked."""
    read = variables(rule)
    flow: CompiledFlow = filled.flow
    for page in filled.sheet.pages:
        for question, place in page.asked():
            if question.key not in read or not filled.sheet.is_answered(place):
                continue
            said = question.display(filled.sheet.values[place], language)
            anchor = f"#q-{question.name}-{place[1]}"
            url = f"{url_of(flow.subsection_of(question).key)}{anchor}" if url_of else ""
            yield Answered(words(question.label, language), said, url=url)
