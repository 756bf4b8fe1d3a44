"""Definitions: what a version may look like, and that the catalogue and the ready-made flows do."""

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.conf import settings

from tenant_apps.flows.catalogue.library import LANGUAGES, NotInCatalogue, compose, recipes, sections
from tenant_apps.flows.compiled import compile_definition
from tenant_apps.flows.definitions import MAXIMUM_FIELDS, InvalidDefinition, check_definition

SMALL: dict[str, Any] = {
    "format": 1,
    "languages": ["en"],
    "country": "NL",
    "minutes": 1,
    "client_only": False,
    "sections": [
        {
            "key": "s",
            "title": {"en": "Section"},
            "subsections": [
                {
                    "key": "many",
                    "title": {"en": "Many"},
                    "repeat": {"minimum": 0, "maximum": 3, "item": {"en": "One"}, "add": {"en": "Add"}},
                    "fields": [{"key": "name", "type": "text", "label": {"en": "Name"}}],
                },
                {
                    "key": "one",
                    "title": {"en": "One"},
                    "fields": [
                        {
                            "key": "kind",
                            "type": "choice",
                            "label": {"en": "Kind"},
                            "options": [{"value": "a", "label": {"en": "A"}}],
                        },
                        {
                            "key": "why",
                            "type": "text",
                            "label": {"en": "Why"},
                            "shown_when": {"==": [{"var": "s.one.kind"}, "a"]},
                        },
                    ],
                },
            ],
        }
    ],
}


def first(definition: dict) -> dict:
    return definition["sections"][0]["subsections"][0]


def last(definition: dict) -> dict:
    return definition["sections"][0]["subsections"][1]


def test_check_accepts_a_small_flow() -> None:
    check_definition(SMALL)


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda flow: flow.update(format=2), "format must be 1"),
        (lambda flow: flow.update(sections=[]), "at least one section"),
        (lambda flow: flow.update(languages=[]), "at least one language"),
        (lambda flow: flow.update(languages=["en", "nl"]), "missing in nl"),
        (lambda flow: flow.update(colour="red"), "unknown parts: colour"),
        (lambda flow: flow["sections"].append(flow["sections"][0]), "uses a key twice"),
        (lambda flow: flow["sections"][0].update(subsections=[]), "has no subsections"),
        (lambda flow: last(flow).update(fields=[]), "has no fields"),
        (lambda flow: last(flow).update(key="One!"), "not lower-case words"),
        (lambda flow: last(flow)["fields"][0].update(type="colour"), "unknown type"),
        (lambda flow: last(flow)["fields"][0].update(need="perhaps"), "needs one of"),
        (lambda flow: last(flow)["fields"][0].update(prefill="salary"), "prefilled from something unknown"),
        (lambda flow: last(flow)["fields"][0].update(settings={"depth": 1}), "unknown settings: depth"),
        (lambda flow: last(flow)["fields"][0].update(options=[]), "must have options"),
        (
            lambda flow: last(flow)["fields"][0]["options"].append({"value": "a", "label": {"en": "B"}}),
            "different value",
        ),
        (lambda flow: last(flow)["fields"][1].update(shown_when={"eval": [1]}), "not an operator"),
        (lambda flow: last(flow)["fields"][0].update(shown_when={"!!": [{"var": "s.one.why"}]}), "not asked before"),
        (lambda flow: last(flow).update(shown_when={"!!": [{"var": "s.many.name"}]}), "not asked before"),
        (lambda flow: first(flow)["repeat"].update(minimum=4), "repeats from a minimum"),
        (lambda flow: last(flow).update(fields=last(flow)["fields"][:1] * (MAXIMUM_FIELDS + 1)), "at most"),
    ],
)
def test_check_names_the_problem(spoil: Callable[[dict], object], problem: str) -> None:
    definition = deepcopy(SMALL)
    spoil(definition)
    with pytest.raises(InvalidDefinition) as refused:
        check_definition(definition)
    assert any(problem in found for found in refused.value.problems)


def test_check_lets_a_condition_look_into_a_list() -> None:
    definition = deepcopy(SMALL)
    last(definition)["shown_when"] = {"some": [{"var": "s.many"}, {"!!": [{"var": "name"}]}]}
    check_definition(definition)


@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe["code"])
def test_ready_made_flow_is_whole_in_every_language(recipe: dict) -> None:
    check_definition(compose(recipe))
    assert set(LANGUAGES) == {code for code, _name in settings.LANGUAGES}
    for language in LANGUAGES:
        assert recipe["name"][language]
        assert recipe["summary"][language]


def test_whole_catalogue_makes_a_flow() -> None:
    order = ("personal", "contact", "household", "income")
    keys = (*order, *(key for key in sections() if key not in order))
    pick = [{"use": f"{key}.{part['key']}"} for key in keys for part in sections()[key]["subsections"]]
    definition = compose({"minutes": 60, "pick": pick})
    check_definition(definition)
    assert sum(len(part.questions) for part in compile_definition(definition, "NL").subsections) > 200


BLOCKS = """
personal:
    personal.about_you.birth_date=date personal.marital.status=choice
contact:
    contact.reach.email=email contact.reach.phone=phone contact.home.address=address
household and dependants:
    household.partner.name=text household.children.name=text household.dependants.support=money
    household.spending.living=money
identity:
    identity.document.expires_on=date identity.copy.front=file identity.numbers.bsn=bsn identity.tax.country=country
    identity.numbers.rijksregister=rijksregister identity.numbers.steuer_id=steuer_id identity.numbers.nir=nir
employment and each kind of income:
    income.jobs.gross=money income.business.profit_1=money income.pension.amount=money income.benefit.amount=money
    income.letting.gross=money income.other.amount=money income.papers.payslip=file
assets:
    assets.savings.iban=iban assets.holdings.value=money assets.own_home.value=money assets.belongings.value=money
    assets.real_estate.address=address
liabilities:
    liabilities.debts.balance=money liabilities.student.balance=money liabilities.maintenance.monthly=money
existing insurance and pension:
    protection.policies.insured=money protection.general.kinds=choices protection.pension.expected=money
    protection.papers.policy=file
property and purchase:
    property.plans.by_when=month property.home.price=money property.papers.agreement=file
loan wishes:
    loan.wishes.amount=money loan.shape.fixed=choice
sustainability preferences:
    sustainability.preferences.aspects=choices
knowledge and experience:
    knowledge.experience.products=choices knowledge.understanding.loss=choice
objectives and horizon:
    objectives.goals.horizon=choice profile.horizon.needed=choice
risk:
    risk.attitude.fall=choice risk.capacity.buffer=number
business details:
    business.company.kvk=kvk business.company.be_number=be_company business.company.siren=siren
    business.company.hrb=hrb business.papers.extract=file
directors:
    directors.people.power=choice
UBOs:
    owners.people.share=percentage owners.people.nationality=nationality owners.papers.chart=file
consents:
    consents.agreement.privacy=consent consents.permissions.register=yes_no consents.signature.signature=signature
"""
"""What a fact find consists of, with questions that each block must ask and the type of their answers."""


@pytest.mark.parametrize("block", re.findall(r"^(\S.*):((?:\n .*)+)", BLOCKS, re.MULTILINE), ids=lambda block: block[0])
def test_catalogue_has_each_block(block: tuple[str, str]) -> None:
    wanted = dict(each.split("=") for each in block[1].split())
    types = {
        f"{key}.{page['key']}.{field['key']}": field["type"]
        for key, section in sections().items()
        for page in section["subsections"]
        for field in page["fields"]
    }
    assert {name: types.get(name) for name in wanted} == wanted


def test_recipe_that_picks_something_unknown_is_refused() -> None:
    with pytest.raises(NotInCatalogue):
        compose({"minutes": 1, "pick": [{"use": "personal.shoe_size"}]})
