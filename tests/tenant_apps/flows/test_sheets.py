"""Sheets: what is shown and what is missing, for any answers."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenant_apps.flows.catalogue.library import compose, recipes
from tenant_apps.flows.compiled import Question, compile_definition, words
from tenant_apps.flows.enums import Need
from tenant_apps.flows.sheets import Sheet

FLOWS = {recipe["code"]: compile_definition(compose(recipe), "NL") for recipe in recipes()}
MORTGAGE = FLOWS["mortgage_fact_find"]


def likely(question: Question, chance: Random) -> Any:
    """A value as it is stored for the question, or none."""
    code, options = question.type.code, [value for value, _label in question.options]
    known = {
        "yes_no": [True, False],
        "choice": options,
        "choices": [chance.sample(options, chance.randint(1, len(options)))] if options else [],
        "country": ["NL", "BE", "FR", "DE", "US"],
    }
    return chance.choice([None, *known.get(code, ["x"])])


def filled_by_chance(seed: int) -> Sheet:
    """A sheet with any answers, reachable or not."""
    chance = Random(seed)
    values: dict[tuple[str, int], Any] = {}
    items: dict[str, list[int]] = {}
    for subsection in MORTGAGE.subsections:
        numbers = [0]
        if subsection.repeat:
            numbers = items[subsection.key] = sorted(chance.sample(range(1, 7), chance.randint(0, 3)))
        for number in numbers:
            for question in subsection.questions:
                values[question.key, number] = likely(question, chance)
    return Sheet(MORTGAGE, values, items)


sheets = st.integers(0, 2**32).map(filled_by_chance)


@settings(deadline=None)
@given(sheet=sheets)
def test_hidden_answers_change_nothing(sheet: Sheet) -> None:
    kept = {place: value for place, value in sheet.values.items() if place in sheet.shown}
    items = {page.key: sheet.items_of(page.subsection) for page in sheet.pages}
    bare = Sheet(sheet.flow, kept, items)
    assert bare.shown == sheet.shown
    assert bare.counts() == sheet.counts()


@settings(deadline=None)
@given(sheet=sheets)
def test_percent_is_full_exactly_when_nothing_is_open(sheet: Sheet) -> None:
    nothing_open = not sheet.gaps(Need.REQUIRED, Need.SOFT)
    assert (sheet.percent == 100) is nothing_open
    assert (sheet.first_open_page() is None) is nothing_open
    assert 0 <= sheet.percent <= 100


@settings(deadline=None)
@given(sheet=sheets)
def test_pages_add_up_to_the_whole(sheet: Sheet) -> None:
    answered = sum(sheet.counts(page)[0] for page in sheet.pages)
    total = sum(sheet.counts(page)[1] for page in sheet.pages)
    assert (answered, total) == sheet.counts()
    assert sum(len(sheet.gaps(page=page)) for page in sheet.pages) == len(sheet.gaps())


@settings(deadline=None)
@given(sheet=sheets)
def test_neighbours_lead_through_every_page_and_back(sheet: Sheet) -> None:
    walked, page = [sheet.pages[0]], sheet.neighbours(sheet.pages[0])[1]
    while page is not None:
        assert sheet.neighbours(page)[0] is walked[-1]
        walked.append(page)
        page = sheet.neighbours(page)[1]
    assert tuple(walked) == sheet.pages


def test_condition_shows_what_follows_from_an_answer() -> None:
    place = ("household.partner.name", 0)
    assert place not in Sheet(MORTGAGE, {}).shown
    assert place in Sheet(MORTGAGE, {("household.partner.has_partner", 0): True}).shown


def test_condition_on_a_hidden_answer_counts_it_as_open() -> None:
    values = {("income.overview.kinds", 0): ["pension"], ("income.jobs.contract", 1): "temporary"}
    assert ("income.jobs.until", 1) not in Sheet(MORTGAGE, values, {"income.jobs": [1]}).shown


def test_condition_within_an_item_sees_its_own_item() -> None:
    values = {
        ("income.overview.kinds", 0): ["employed"],
        ("income.jobs.contract", 1): "temporary",
        ("income.jobs.contract", 3): "permanent",
    }
    sheet = Sheet(MORTGAGE, values, {"income.jobs": [1, 3]})
    assert ("income.jobs.until", 1) in sheet.shown
    assert ("income.jobs.until", 3) not in sheet.shown
    assert ("income.jobs.probation", 3) in sheet.shown


def test_items_of_another_page_can_decide() -> None:
    profile = FLOWS["investor_profile"]
    place = ("knowledge.experience.years", 0)
    assert place not in Sheet(profile, {("knowledge.experience.products", 0): ["savings"]}).shown
    assert place in Sheet(profile, {("knowledge.experience.products", 0): ["savings", "funds"]}).shown


def test_gaps_name_the_required_questions() -> None:
    sheet = Sheet(MORTGAGE, {("contact.reach.email", 0): "a@example.com"})
    page = sheet.page("contact.reach")
    assert [gap.question.key for gap in sheet.gaps(page=page)] == ["contact.reach.phone"]
    assert sheet.counts(page) == (1, 2)


@pytest.mark.parametrize("code", sorted(FLOWS))
def test_every_flow_starts_with_something_to_do(code: str) -> None:
    sheet = Sheet(FLOWS[code], {})
    assert sheet.percent == 0
    assert sheet.first_open_page() is not None


def test_words_fall_back_to_english_and_then_to_anything() -> None:
    assert words({"en": "Name", "nl": "Naam"}, "fr") == "Name"
    assert words({"nl": "Naam"}, "fr") == "Naam"
    assert words(None, "fr") == ""
