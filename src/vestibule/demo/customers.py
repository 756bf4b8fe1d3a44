"""Who is on file at a demo firm: kind, dossier, how long ago, and how far each has come. Decides; makes nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from random import Random

from tenant_apps.customers.commands import PartyFacts
from tenant_apps.customers.enums import CustomerKind, PartyKind
from tenant_apps.dossiers.enums import DossierKind
from vestibule.demo.people import COMPANIES, InventedPerson, invented_people

CUSTOMERS = 39
"""With the couple who log in as client@ and partner@ a firm has forty."""

KINDS = (
    *[CustomerKind.INDIVIDUAL] * 19,
    *[CustomerKind.JOINT] * 14,
    *[CustomerKind.BUSINESS] * 6,
)  # fmt: skip
OLDEST, YOUNGEST = 340, 2
"""Days since the first and since the last registration."""

FRESH = 6
"""Up to so many days after the registration an invitation may still wait in the mailbox."""

STAGES: Mapping[str, tuple[str, ...]] = {
    DossierKind.MORTGAGE: ("intake", "details", "advice", "application", "offer", "completed"),
    DossierKind.INSURANCE: ("intake", "details", "advice", "application", "in-force"),
    DossierKind.WEALTH: ("intake", "profile", "proposal", "agreement", "invested"),
    DossierKind.ONBOARDING: ("registered", "details", "due-diligence", "contracts", "accepted"),
}
"""The stages that lead to success, in order; the last one ends the work."""

WITHOUT_RESULT: Mapping[str, str] = {
    DossierKind.MORTGAGE: "ended",
    DossierKind.INSURANCE: "ended",
    DossierKind.WEALTH: "ended",
    DossierKind.ONBOARDING: "rejected",
}


class Access(Enum):
    """How far the invitation of the first applicant has come."""

    NONE = "none"
    WAITING = "waiting"
    EXPIRED = "expired"
    ACTIVE = "active"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Casting:
    """One customer of the demo, before anything is on file."""

    number: int
    kind: CustomerKind
    parties: tuple[PartyFacts, ...]
    dossier_kind: str
    days_ago: int
    stages: tuple[str, ...]
    access: Access
    is_over: bool

    @property
    def stage(self) -> str:
        return self.stages[-1]

    @property
    def person(self) -> int:
        """The position of the person who is invited: of a business, the contact person."""
        return 2 if self.kind == CustomerKind.BUSINESS else 1


_SINGLED_OUT = {5: Access.REVOKED, CUSTOMERS - 5: Access.EXPIRED}


def customers_of(slug: str, country: str, languages: tuple[str, ...], main_kind: str) -> list[Casting]:
    """Everybody on file at this firm, the one registered first in front. Always the same for the same firm."""
    chance = Random(f"customers of {slug}")  # noqa: S311 - an invented past needs nothing unguessable
    people = invented_people(country, seed=len(slug))
    companies = iter(COMPANIES[country])
    kinds = list(KINDS)
    chance.shuffle(kinds)
    ages = sorted((YOUNGEST + int((OLDEST - YOUNGEST) * chance.random() ** 1.25) for _each in kinds), reverse=True)
    ages[-2:] = [YOUNGEST + 1, YOUNGEST]
    return [
        _casting(number, kind, days_ago, country, languages, main_kind, people, companies, chance)
        for number, (kind, days_ago) in enumerate(zip(kinds, ages, strict=True), start=1)
    ]


def _casting(  # noqa: PLR0917 - what one draw needs
    number: int,
    kind: CustomerKind,
    days_ago: int,
    country: str,
    languages: tuple[str, ...],
    main_kind: str,
    people: Iterator[InventedPerson],
    companies: Iterator[str],
    chance: Random,
) -> Casting:
    language = chance.choices(languages, weights=(80, 10, 6, 4))[0]
    first = next(people)
    persons = [_facts(first, language)]
    if kind == CustomerKind.JOINT:
        second = next(person for person in people if person.form_of_address != first.form_of_address)
        persons.append(_facts(second, language))
    if kind == CustomerKind.BUSINESS:
        persons.insert(0, _company(next(companies), country, language, chance))
        dossier_kind: str = DossierKind.ONBOARDING
    else:
        dossier_kind = DossierKind.INSURANCE if chance.random() < 0.15 else main_kind
    stages = _stages(dossier_kind, days_ago, chance)
    return Casting(
        number=number,
        kind=kind,
        parties=tuple(persons),
        dossier_kind=dossier_kind,
        days_ago=days_ago,
        stages=stages,
        access=_access(number, days_ago, len(stages), chance),
        is_over=stages[-1] in {STAGES[dossier_kind][-1], WITHOUT_RESULT[dossier_kind]},
    )


def _stages(dossier_kind: str, days_ago: int, chance: Random) -> tuple[str, ...]:
    """The stages gone through: the longer ago, the more; some end without result."""
    path = STAGES[dossier_kind]
    reached = min(len(path), 1 + int(days_ago / chance.uniform(35, 85)))
    if days_ago > 90 and chance.random() < 0.2:
        return (*path[: max(1, min(reached, len(path)) - 2)], WITHOUT_RESULT[dossier_kind])
    return path[:reached]


def _access(number: int, days_ago: int, stages: int, chance: Random) -> Access:
    if number > CUSTOMERS - 2:
        return Access.WAITING
    if days_ago <= FRESH:
        return Access.NONE
    if number in _SINGLED_OUT:
        return _SINGLED_OUT[number]
    if stages == 1:
        return Access.EXPIRED if days_ago > 20 and chance.random() < 0.5 else Access.NONE
    return Access.ACTIVE if chance.random() < 0.88 else Access.NONE


def _facts(person: InventedPerson, language: str) -> PartyFacts:
    return PartyFacts(
        form_of_address=person.form_of_address,
        first_name=person.first_name,
        prefix=person.prefix,
        last_name=person.last_name,
        birth_date=person.birth_date,
        email=person.email,
        phone=person.phone,
        language=language,
    )


def _company(name: str, country: str, language: str, chance: Random) -> PartyFacts:
    number = chance.randrange(20_000_000, 90_000_000)
    if country == "BE":
        number = chance.randrange(4_000_000, 7_990_000)
        written = f"0{number:07d}{97 - number % 97:02d}"
    else:
        written = f"{number:08d}"
    return PartyFacts(kind=PartyKind.LEGAL, legal_name=name, company_number=written, language=language)
