"""Fills in fact finds as a demo client or adviser would: page by page, with likely answers, as far as told."""

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

from tenant_apps.flows.commands.answers import Entry, save_page
from tenant_apps.flows.compiled import Question
from tenant_apps.flows.enums import Need
from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.filled import Filled, read_run
from tenant_apps.flows.models import FlowRun
from tenant_apps.flows.prefill import PARTY_FACTS
from tenant_apps.flows.sheets import Gap, Page
from vestibule.core.actors import Actor

ROUNDS = 3
"""Answers make questions appear on the same page; after so many looks every page is complete."""

STREETS = {
    "NL": (("Lindenlaan", "3511 AB", "Utrecht"), ("Kade", "1011 AB", "Amsterdam"), ("Singel", "3311 PA", "Dordrecht")),
    "BE": (("rue du Bailli", "1050", "Ixelles"), ("avenue Louise", "1000", "Bruxelles"), ("Kouter", "9000", "Gent")),
}
IBANS = {"NL": "NL91ABNA0417164300", "BE": "BE68539007547034"}
EMPLOYERS = {
    "NL": ("Zuidoever Zorggroep", "Gemeente Utrecht", "Noorderlicht Software B.V.", "Basisschool De Linde"),
    "BE": ("Hôpital des Étangs ASBL", "Ville de Namur", "Imprimerie Lemaire SA", "Université du Parc"),
}
CHOSEN: Mapping[str, Any] = {
    "status": ("single", "single", "divorced"),
    "housing": ("rent", "rent", "own"),
    "has_partner": ("no",),
    "has_children": ("no",),
    "kinds": (["employed"],),
    "contract": ("permanent", "permanent", "temporary"),
    "has_debts": ("no",),
    "student": ("no", "yes"),
    "purpose": ("first", "move", "refinance"),
    "energy": ("a", "b", "cd"),
    "repayment": ("annuity", "annuity", "linear"),
    "fixed": ("y10", "y20", "y30"),
    "origin": (["work"], ["work", "inheritance"], ["business"]),
    "products": (["savings", "funds"], ["savings", "shares", "bonds"]),
    "bonds_rates": ("down",),
    "spreading": ("risk",),
    "loss": ("yes",),
    "fall": ("wait", "part"),
    "preference": ("medium", "low"),
    "consequence": ("none", "plans"),
    "matters": ("yes", "no"),
    "topics": (["home"], ["home", "insurance"], ["pension"]),
    "form": ("private",),
    "funds": (["operations"], ["operations", "loan"]),
    "probation": ("no",),
    "found": ("yes", "no"),
    "electronic": ("yes",),
    "extra_month": ("no", "yes"),
    "finance": ("no",),
}
"""What is chosen, by the question's name; where nothing is named, yes-or-no questions are answered with no."""

AMOUNTS: Mapping[str, tuple[int, int, int]] = {
    "rent": (850, 1_500, 25),
    "gross": (38_000, 82_000, 500),
    "holiday_pay": (3_000, 6_400, 100),
    "total": (12_000, 74_000, 500),
    "value": (310_000, 520_000, 5_000),
    "price": (320_000, 560_000, 2_500),
    "budget": (320_000, 520_000, 10_000),
    "amount": (280_000, 460_000, 5_000),
    "own_money": (10_000, 70_000, 1_000),
    "monthly": (900, 1_700, 50),
    "original": (14_000, 34_000, 500),
    "balance": (9_000, 30_000, 500),
    "liquid": (40_000, 260_000, 5_000),
    "invested": (25_000, 400_000, 5_000),
    "real_estate": (150_000, 600_000, 10_000),
    "once": (25_000, 250_000, 5_000),
    "target": (80_000, 500_000, 10_000),
    "turnover": (320_000, 1_900_000, 10_000),
    "result": (28_000, 190_000, 1_000),
    "equity": (60_000, 420_000, 1_000),
}
"""From, below and in steps of so many euros, by the question's name."""


WHO = ("personal.about_you.first_name", "personal.about_you.last_name", "personal.about_you.birth_date")
"""What whoever fills in says of themselves as the firm's file has it. Anything else is invented."""

BUSINESS = "business.company.name"
"""What a business is called, as the firm's file has it."""


class Pen:
    """Somebody's handwriting: likely answers, the same for the same person."""

    def __init__(
        self, country: str, expectation: str, chance: Random, known: Mapping[str, object] | None = None
    ) -> None:
        self._country = country
        self._expectation = expectation
        self._chance = chance
        self._known = known or {}

    def answer(self, question: Question) -> object:
        """Something that this person may type as the answer."""
        for name in (question.key, question.name):
            if name in self._known:
                return self._known[name]
        chosen = CHOSEN.get(question.name)
        options = [value for value, _label in question.options]
        if chosen is not None and options and all(value in options for value in _flat(chosen)):
            return self._chance.choice(chosen)
        if question.type.code == "yes_no":
            return self._chance.choice(chosen) if chosen is not None else "no"
        if options:
            value = self._chance.choice(options[: max(1, len(options) - 1)])
            return [value] if question.type.code == "choices" else value
        return self._written(question)

    def _written(self, question: Question) -> object:
        chance, code = self._chance, question.type.code
        if code == "money":
            low, high, step = AMOUNTS.get(question.name, (200, 2_000, 50))
            return str(chance.randrange(low, high, step))
        if code == "text":
            return self._name(question.name)
        if code in {"date", "month"}:
            return self._day(question)[: 10 if code == "date" else 7]
        if code == "address":
            street, postal_code, city = chance.choice(STREETS[self._country])
            number = str(chance.randrange(2, 180))
            return {"street": street, "number": number, "postal_code": postal_code, "city": city}
        plain = {
            "consent": "on",
            "country": self._country,
            "nationality": self._country,
            "iban": IBANS[self._country],
            "bsn": "111222333",
            "number": str(chance.randrange(4, 24)),
            "percentage": "50",
            "long_text": self._expectation,
            "kvk": "30201044",
            "be_company": "0403170701",
        }
        return plain.get(code, "")

    def _name(self, name: str) -> str:
        if name == "employer":
            return self._chance.choice(EMPLOYERS[self._country])
        places = {"NL": ("Utrecht", "Zwolle", "Leiden"), "BE": ("Namur", "Liège", "Bruxelles")}
        if name == "birth_place":
            return self._chance.choice(places[self._country])
        names = {"first_name": "Johanna", "last_name": "Verhaegen", "name": "Lou Verhaegen", "lender": "ING"}
        return names.get(name, "ING")

    def _day(self, question: Question) -> str:
        today = date.today()  # noqa: DTZ011 - any day of that year will do
        if question.settings.get("when") == "future":
            return f"{today.year + 1}-{self._chance.randrange(1, 13):02d}-01"
        year = self._chance.randrange(1962, 1998) if question.name == "birth_date" else today.year
        years_ago = 0 if question.name == "birth_date" else self._chance.randrange(2, 12)
        return f"{year - years_ago}-{self._chance.randrange(1, 13):02d}-{self._chance.randrange(1, 28):02d}"


def fill_in(*, actor: Actor, run: FlowRun, pen: Pen, share: float = 1.0) -> Filled:
    """Answer this share of the pages, from the front, as the actor; pages that are complete stay as they are."""
    filled = read_run(run)
    done: set[str] = set()
    while True:
        page = next((page for page in filled.sheet.pages if page.key not in done), None)
        if page is None or len(done) >= share * len(filled.sheet.pages):
            return filled
        filled = _fill_page(actor, filled, page, pen)
        done.add(page.key)


def _fill_page(actor: Actor, filled: Filled, page: Page, pen: Pen) -> Filled:
    for _round in range(ROUNDS):
        gaps = [gap for shown in filled.sheet.pages if shown.key == page.key for gap in _gaps(filled, shown)]
        if not gaps:
            break
        entries = [
            Entry(gap.question.key, gap.item, _on_file(filled, gap.question) or pen.answer(gap.question), 0)
            for gap in gaps
        ]
        refused = save_page(actor=actor, run=filled.run, entries=entries)
        if refused:
            raise InvalidAnswer(f"{page.key}: {refused}")
        filled = read_run(filled.run)
    return filled


def _on_file(filled: Filled, question: Question) -> object:
    """Who somebody is: nobody writes another's name where the firm knows theirs."""
    if question.key == BUSINESS:
        return filled.run.customer.name
    return PARTY_FACTS[question.name](filled.run.party) if question.key in WHO else ""


def _gaps(filled: Filled, page: Page) -> list[Gap]:
    return filled.sheet.gaps(Need.REQUIRED, Need.SOFT, page=page)


def _flat(chosen: tuple[Any, ...]) -> list[str]:
    return [value for each in chosen for value in (each if isinstance(each, list) else [each])]
