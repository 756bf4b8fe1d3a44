"""Scoring: every answer leads to one band, in whatever order, and dimensions need their least number of answers."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenant_apps.flows.catalogue.library import compose, recipes
from tenant_apps.flows.compiled import CompiledFlow, compile_definition
from tenant_apps.flows.conditions import variables
from tenant_apps.flows.definitions import InvalidDefinition, check_definition
from tenant_apps.flows.differences import differences
from tenant_apps.flows.problems import problems_in
from tenant_apps.flows.scoring import outcome_of
from tenant_apps.flows.scoring_faults import faults_in, span_of
from tenant_apps.flows.sheets import Sheet
from tests.chance import by_chance
from vestibule.core.languages import complete

RECIPE = next(recipe for recipe in recipes() if recipe["code"] == "risk_profile")
EN = {"en": "Word"}
LANGUAGES = ("en", "nl", "fr", "de")


def ready_made() -> dict[str, Any]:
    return complete(compose(RECIPE))


def small(**scoring: Any) -> dict[str, Any]:
    """Two questions of one dimension; scores from 0 to 5."""

    def question(key: str, *points: int) -> dict[str, Any]:
        options = [{"value": f"a{number}", "label": EN} for number in range(len(points))]
        score = {"dimension": "risk", "points": {f"a{number}": each for number, each in enumerate(points)}}
        return {"key": key, "type": "choice", "need": "required", "label": EN, "options": options, "score": score}

    page = {"key": "p", "title": EN, "fields": [question("one", 0, 1, 2), question("two", 0, 3)]}
    return {
        "format": 1,
        "languages": ["en"],
        "country": "NL",
        "client_only": True,
        "scoring": {
            "dimensions": [{"key": "risk", "title": EN, "minimum": 2, "weight": 1}],
            "bands": [
                {"key": "low", "title": {"en": "Low"}, "text": EN, "from": 0, "to": 2},
                {"key": "high", "title": {"en": "High"}, "text": EN, "from": 3, "to": 5},
            ],
            "contradictions": [],
        }
        | scoring,
        "sections": [{"key": "s", "title": EN, "subsections": [page]}],
    }


def band(key: str, lowest: int, highest: int) -> dict[str, Any]:
    return {"key": key, "title": {"en": key}, "text": EN, "from": lowest, "to": highest}


def said(definition: dict[str, Any]) -> str:
    return " ".join(f"{fault.title} {fault.text}" for fault in faults_in(definition, "en"))


def answers(flow: CompiledFlow) -> st.SearchStrategy[list[tuple[tuple[str, int], Any]]]:
    """Answers to any of the questions, in any order."""
    questions = [question for page in flow.subsections for question in page.questions if question.score]

    def given_to(question: Any) -> st.SearchStrategy[Any]:
        values = [value for value, _label in question.options]
        if question.type.code == "yes_no":
            return st.booleans()
        if question.type.code == "choices":
            return st.lists(st.sampled_from(values), min_size=1, unique=True)
        return st.sampled_from(values)

    pairs = [st.tuples(st.just((question.key, 0)), st.none() | given_to(question)) for question in questions]
    return st.tuples(*pairs).flatmap(lambda found: st.permutations([pair for pair in found if pair[1] is not None]))


FLOW = compile_definition(ready_made(), "NL")


def test_ready_made_questionnaire_has_no_fault() -> None:
    definition = ready_made()
    check_definition(definition)
    assert problems_in(definition, "en") == []
    assert span_of(definition) == (0, 100)
    assert FLOW.client_only


@pytest.mark.parametrize("language", LANGUAGES)
def test_ready_made_questionnaire_is_written_in_every_language(language: str) -> None:
    scoring = ready_made()["scoring"]
    texts = [entry.get(name) for kind in scoring.values() for entry in kind for name in ("title", "text")]
    assert all(text[language] for text in texts if text is not None)


def test_ready_made_sustainability_has_no_points() -> None:
    scored = {question.key for page in FLOW.subsections for question in page.questions if question.score}
    assert not {key for key in scored if key.startswith("sustainability.")}
    assert len(scored) == 19


def test_each_ready_made_contradiction_can_happen() -> None:
    for each in RECIPE["scoring"]["contradictions"]:
        values: dict[tuple[str, int], Any] = {}
        for key in variables(each["when"]):
            values[key, 0] = True
        values |= {(key, 0): value for key, value in _answers_for(each["when"])}
        outcome = outcome_of(FLOW.scoring, Sheet(FLOW, values))
        assert each["key"] in outcome.contradictions, each["key"]


def _answers_for(rule: Any) -> list[tuple[str, Any]]:
    """Answers that make a ready-made rule true."""
    operator, arguments = next(iter(rule.items()))
    if operator == "and":
        found: dict[str, Any] = {}
        for part in arguments:
            for key, value in _answers_for(part):
                held = found.get(key)
                found[key] = [*held, *value] if isinstance(held, list) else value
        return list(found.items())
    if operator == "or":
        return _answers_for(arguments[0])
    if operator == "==":
        return [(arguments[0]["var"], arguments[1])]
    if operator == "!!":
        return [(arguments[0]["var"], True)]
    if isinstance(arguments[0], dict):
        return [(arguments[0]["var"], arguments[1][0])]
    return [(arguments[1]["var"], [arguments[0]])]


@by_chance(200, given_answers=answers(FLOW), random=st.randoms())
def test_every_answer_leads_to_one_band_in_any_order(given_answers: list[Any], random: Any) -> None:
    outcome = outcome_of(FLOW.scoring, Sheet(FLOW, dict(given_answers)))
    bands = [each for each in FLOW.scoring.bands if each.lowest <= outcome.total <= each.highest]
    assert [each.key for each in bands] == [outcome.band]
    assert 0 <= outcome.total <= 100
    shuffled = list(given_answers)
    random.shuffle(shuffled)
    assert outcome_of(FLOW.scoring, Sheet(FLOW, dict(shuffled))) == outcome


@by_chance(200, given_answers=answers(FLOW))
def test_a_dimension_is_short_of_what_its_minimum_lacks(given_answers: list[Any]) -> None:
    sheet = Sheet(FLOW, dict(given_answers))
    short = dict(outcome_of(FLOW.scoring, sheet).short)
    for dimension in FLOW.scoring.dimensions:
        counted = sum(
            question.score is not None and question.score.dimension == dimension.key and sheet.is_answered(place)
            for page in sheet.pages
            for question, place in page.asked()
        )
        assert short.get(dimension.key, 0) == max(0, dimension.minimum - counted)


@by_chance(100, given_answers=answers(FLOW))
def test_knowledge_does_not_make_the_risk_higher(given_answers: list[Any]) -> None:
    without = [pair for pair in given_answers if not pair[0][0].startswith("profile.knowledge.")]
    whole, rest = (outcome_of(FLOW.scoring, Sheet(FLOW, dict(each))) for each in (given_answers, without))
    assert (whole.total, whole.band) == (rest.total, rest.band)


def test_hidden_answer_brings_no_points() -> None:
    values = {("profile.knowledge.products", 0): ["none"], ("profile.knowledge.years", 0): "more"}
    tallies = {tally.dimension: tally for tally in outcome_of(FLOW.scoring, Sheet(FLOW, values)).tallies}
    assert (tallies["knowledge"].points, tallies["knowledge"].answered) == (0, 1)


def test_small_questionnaire_has_no_fault() -> None:
    assert said(small()) == ""
    assert span_of(small()) == (0, 5)


@settings(max_examples=100, deadline=None)
@given(st.sets(st.integers(0, 4), max_size=4))
def test_bands_that_follow_each_other_have_no_fault(ends: set[int]) -> None:
    edges = [*sorted(ends), 5]
    bands = [band(f"b{to}", before + 1, to) for before, to in zip([-1, *edges], edges, strict=False)]
    assert said(small(bands=bands)) == ""


@pytest.mark.parametrize(
    ("bands", "text"),
    [
        ([], "Add at least one band"),
        ([band("a", 0, 1), band("b", 3, 5)], "No band has the scores from 2 to 2"),
        ([band("a", 0, 3), band("b", 3, 5)], "It overlaps with “b”"),
        ([band("a", 1, 5)], "It must begin at 0"),
        ([band("a", 0, 4)], "It must go on to 5"),
        ([band("a", 0, 5), band("b", 6, 9)], "Nobody can come into it"),
        ([band("a", 3, 0), band("b", 0, 5)], "It ends before it begins"),
    ],
)
def test_bands_that_leave_or_share_scores_are_seen(bands: list[Any], text: str) -> None:
    assert text in said(small(bands=bands))


@pytest.mark.parametrize(
    ("dimensions", "text"),
    [
        ([], "Add at least one dimension"),
        ([{"key": "risk", "title": EN, "minimum": 3, "weight": 1}], "3 questions must count for it"),
        ([{"key": "risk", "title": EN, "minimum": 1, "weight": 0}], "Give at least one dimension a weight"),
        ([{"key": "other", "title": EN, "minimum": 1, "weight": 1}], "a dimension that is no longer there"),
        ([{"key": "risk", "title": {}, "minimum": 1, "weight": 1}], "Write the title in your first language"),
    ],
)
def test_dimensions_that_cannot_be_reached_are_seen(dimensions: list[Any], text: str) -> None:
    assert text in said(small(dimensions=dimensions))


def test_question_that_cannot_have_points_is_seen() -> None:
    definition = small()
    page = definition["sections"][0]["subsections"][0]
    page["fields"][0]["score"]["points"].pop("a1")
    page["fields"][1]["household"] = "once"
    assert "Give points to each of its answers" in said(definition)
    assert "A question with points is asked of each person" in said(definition)
    page["repeat"] = {"minimum": 1, "maximum": 2, "item": EN, "add": EN}
    assert "on a page that repeats" in said(definition)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (None, "Say which answers do not go together"),
        ({"==": [{"var": "s.p.gone"}, "a"]}, "a question that is not asked"),
        ({"nonsense": []}, "cannot be read"),
    ],
)
def test_rule_that_says_nothing_is_seen(rule: Any, text: str) -> None:
    assert text in said(small(contradictions=[{"key": "c", "text": EN, "when": rule}]))


def test_points_that_cannot_be_are_refused() -> None:
    definition = small()
    definition["sections"][0]["subsections"][0]["fields"][0]["score"]["points"]["a0"] = -1
    with pytest.raises(InvalidDefinition, match="cannot be counted"):
        check_definition(definition)


def test_versions_show_what_differs_in_the_score() -> None:
    old, new = small(), small()
    new["scoring"]["dimensions"][0]["minimum"] = 1
    new["scoring"]["bands"].append(band("top", 6, 9))
    new["sections"][0]["subsections"][0]["fields"][1]["score"]["points"]["a1"] = 2
    found = [(each.kind, each.what, each.aspects) for each in differences(old, new, "en")]
    assert found == [
        ("changed", "Word", "points"),
        ("changed", "Word", "least number of answers"),
        ("added", "top", ""),
    ]
