"""What the page about a flow's score lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from shared_apps.organisations.profile import current_organisation
from tenant_apps.flows.compiled import compile_definition, words
from tenant_apps.flows.definitions import Definition, switched_on
from tenant_apps.flows.models import Flow
from tenant_apps.flows.problems import labels_in
from tenant_apps.flows.scoring import NO, SCORED_TYPES, YES, answers_of, score_in
from tenant_apps.flows.scoring_faults import scored_questions
from tenant_apps.flows.wording import condition_in_words


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One dimension, band or contradiction."""

    place: str
    title: str
    url: str
    facts: tuple[str, ...] = ()
    text: str = ""
    rule_url: str = ""


@dataclass(frozen=True, slots=True)
class PointsLine:
    """One question whose answers may have points."""

    title: str
    page: str
    url: str
    dimension: str
    points: str


def dimension_lines(flow: Flow, definition: Definition, language: str) -> list[EntryLine]:
    """Each dimension with what can be reached in it."""
    spans: dict[str, list[int]] = {}
    for scored in scored_questions(switched_on(definition), language):
        least, most = scored.span
        span = spans.setdefault(scored.score.dimension, [0, 0, 0])
        spans[scored.score.dimension] = [span[0] + least, span[1] + most, span[2] + 1]
    lines = []
    for each in _entries(definition, "dimensions"):
        least, most, number = spans.get(each["key"], (0, 0, 0))
        said = {"least": least, "most": most, "number": number}
        facts = (
            _("Questions: %(number)d") % said,
            _("Points: %(least)d to %(most)d") % said,
            _("At least %(number)d answered") % {"number": each.get("minimum", 1)},
            _("Weight %(weight)d") % {"weight": each.get("weight", 1)}
            if each.get("weight", 1)
            else _("Does not count for the band"),
        )
        lines.append(_line(flow, "dimensions", each, language, facts=facts))
    return lines


def band_lines(flow: Flow, definition: Definition, language: str) -> list[EntryLine]:
    """Each band from the lowest on."""
    bands = sorted(_entries(definition, "bands"), key=lambda band: (band["from"], band["to"]))
    return [
        _line(
            flow, "bands", each, language, facts=(f"{each['from']}–{each['to']}",), text=words(each["text"], language)
        )
        for each in bands
    ]


def contradiction_lines(flow: Flow, definition: Definition, language: str) -> list[EntryLine]:
    """Each with its rule in words."""
    entries = _entries(definition, "contradictions")
    if not entries:
        return []
    asked = compile_definition(definition, current_organisation().country)
    names = labels_in(definition, language)
    lines = []
    for each in entries:
        rule = each.get("when")
        said = condition_in_words(rule, asked.question, language, names) if rule is not None else ""
        url = reverse("professional:flows:scoring_rule", args=[flow.public_id, each["key"]])
        lines.append(_line(flow, "contradictions", each, language, text=said, rule_url=url))
    return lines


def points_lines(flow: Flow, definition: Definition, language: str) -> list[PointsLine]:
    """Each question that may have points, with what it has."""
    titles = {each["key"]: words(each.get("title"), language) for each in _entries(definition, "dimensions")}
    lines = []
    for section in switched_on(definition)["sections"]:
        for page in section["subsections"]:
            for field in page["fields"]:
                score = score_in(field)
                if field["type"] not in SCORED_TYPES or (page.get("repeat") and score is None):
                    continue
                url = reverse(
                    "professional:flows:points", args=[flow.public_id, section["key"], page["key"], field["key"]]
                )
                lines.append(
                    PointsLine(
                        title=words(field.get("label"), language),
                        page=words(page.get("title"), language),
                        url=url,
                        dimension=titles.get(score.dimension, "") if score else "",
                        points=_points(field, score.points, language) if score else "",
                    )
                )
    return lines


def _points(field: Definition, points: Mapping[str, int], language: str) -> str:
    labels = {option["value"]: words(option["label"], language) for option in field.get("options") or ()}
    labels |= {YES: _("Yes"), NO: _("No")}
    return " · ".join(f"{labels[name]}: {points.get(name, 0)}" for name in answers_of(field))


def _entries(definition: Definition, kind: str) -> list[Definition]:
    return list((definition.get("scoring") or {}).get(kind) or ())


def _line(
    flow: Flow,
    kind: str,
    entry: Definition,
    language: str,
    *,
    facts: tuple[str, ...] = (),
    text: str = "",
    rule_url: str = "",
) -> EntryLine:
    return EntryLine(
        place=f"{kind}.{entry['key']}",
        title=words(entry.get("title") or entry.get("text"), language),
        url=reverse("professional:flows:scoring_entry", args=[flow.public_id, kind, entry["key"]]),
        facts=facts,
        text=text,
        rule_url=rule_url,
    )
