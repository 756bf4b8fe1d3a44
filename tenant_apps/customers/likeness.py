"""Who on file may be the same as somebody new: by name, date of birth, address, account or company number."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from shared_apps.organisations.enums import Country
from shared_apps.organisations.profile import current_organisation
from tenant_apps.customers import policies
from tenant_apps.customers.enums import Ground, PartyKind
from tenant_apps.customers.errors import CompanyNumberNotUnderstood, IbanNotUnderstood
from tenant_apps.customers.models import Customer, Party
from tenant_apps.customers.names import full_name, sort_name
from tenants.bulk import SEPARATOR
from tenants.sealing import index_of
from vestibule.core import formats
from vestibule.core.actors import Actor
from vestibule.core.companies import NotANumber, read_company_number, root_of
from vestibule.core.permissions import allows
from vestibule.core.sorting import folded

if TYPE_CHECKING:
    from tenant_apps.customers.commands import PartyFacts

NEAR = 0.86
"""How much of two names is the same where one may be a misspelling of the other."""
SLIPS = 2
"""In so many places may two company numbers differ where one is a slip of the pen: two digits changed places."""
NEAREST = 8
SOMEBODY_ELSE = "somebody-else"
ELSEWHERE = "XX"
"""Any country whose register is not known here; the code is one that no country has."""
ALIKE = gettext_lazy("Somebody similar is on file already")
CHOOSE_ALIKE = gettext_lazy("Check whether this is the same person, and choose.")
_IN_COMMON = """
    SELECT id, kind, first_name, prefix, last_name, legal_name, company_number, company_country, birth_date, email,
           iban, iban_index
    FROM customers_party WHERE id IN (
        SELECT id FROM customers_party WHERE email = ANY (string_to_array(%(emails)s, E'\\x1f'))
        UNION ALL SELECT id FROM customers_party
            WHERE iban_index <> '' AND iban_index = ANY (string_to_array(%(marks)s, E'\\x1f'))
        UNION ALL SELECT id FROM customers_party
            WHERE iban <> '' AND iban = ANY (string_to_array(%(accounts)s, E'\\x1f'))
        UNION ALL SELECT id FROM customers_party WHERE birth_date = ANY (%(births)s::date[])
        UNION ALL SELECT id FROM customers_party
            WHERE lower(replace(first_name || prefix || last_name, ' ', ''))
                = ANY (string_to_array(%(called)s, E'\\x1f'))
        UNION ALL SELECT id FROM customers_party WHERE company_number <> ''
            AND CASE company_country WHEN 'FR' THEN left(company_number, 9) ELSE company_number END
                = ANY (string_to_array(%(roots)s, E'\\x1f'))
        UNION ALL SELECT party_id FROM customers_customerparty
            JOIN customers_customer customer ON customer.id = customer_id
            WHERE sort_name = ANY (string_to_array(%(sort_names)s, E'\\x1f'))
    ) ORDER BY id
"""
"""Everybody who has anything in common with many; an account in clear is of older code and its rows."""
LEGAL_FORMS = frozenset(
    "bv nv vof cv stichting maatschap srl sprl sa sas sarl bvba gmbh ag kg ohg ug eg ek scrl sc snc asbl vzw".split()
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A party on file, and in what it is like somebody new."""

    party: Party
    grounds: tuple[Ground, ...]


class Known(NamedTuple):
    """Of a party on file, what it is compared by."""

    pk: int
    kind: str
    first_name: str
    prefix: str
    last_name: str
    legal_name: str
    company_number: str
    company_country: str
    birth_date: date | None
    email: str
    iban: str
    iban_index: str
    form_of_address: str = ""
    language: str = ""


class Signs(NamedTuple):
    """What a party is compared by, worked out once.

    ``alike`` are what two do not have in common unless they are alike; with one of ``looks`` in common they are
    compared further. ``called`` and ``sorted_as`` are the name as columns have it.
    """

    alike: list[str]
    looks: list[Hashable]
    email: str
    account: str
    root: str
    called: str
    sorted_as: str


def stored_iban(typed: str) -> str:
    """The account number without spaces; raises ``IbanNotUnderstood``. Nothing typed is nothing stored."""
    if not typed.strip():
        return ""
    try:
        return str(IBAN(typed, validate_bban=True).compact)
    except SchwiftyException as error:
        raise IbanNotUnderstood from error


def mark_of_iban(of: "PartyFacts | Party | Known") -> str:
    """What an account number is compared and found by: nobody's is opened for that."""
    return (isinstance(of, Party | Known) and of.iban_index) or index_of("iban", of.iban)


def stored_number(typed: str, country: str) -> tuple[str, str]:
    """A company number as its register writes it, and the country: the firm's own where none is said."""
    country = country or current_organisation().country
    try:
        return read_company_number(typed, country), country
    except NotANumber as error:
        raise CompanyNumberNotUnderstood(country) from error


def likenesses(facts: "PartyFacts") -> list[Likeness]:
    """Everybody on file who is like these facts; who was added first stands first."""
    found = [Likeness(party, _grounds(facts, party)) for party in _candidates(facts)]
    return [likeness for likeness in found if likeness.grounds]


def likenesses_of(many: "Sequence[PartyFacts]", signs: Sequence[Signs] = ()) -> list[list[Likeness]]:
    """The same for many at once, in a statement or two however many they are.

    Names are found where they are equal, and nearly equal ones beside the same date of birth. A company whose number is
    not known is looked for like a single one: only then does a name that is nearly the same tell anything. ``signs``
    are those of each, from a caller who has them.
    """
    signs = signs or [*map(signs_of, many)]
    known = _known_by_sign(many, signs)
    found: list[list[Likeness]] = []
    alike: list[tuple[int, int, tuple[Ground, ...]]] = []
    for place, (facts, own) in enumerate(zip(many, signs, strict=True)):
        found.append([])
        if facts.kind == PartyKind.LEGAL and not facts.company_number:
            found[-1] = likenesses(facts)
            continue
        if known.keys().isdisjoint(own.alike) and known.keys().isdisjoint(own.looks):
            continue
        near = {each.pk: each for mark in (*own.alike, *own.looks) if mark in known for each in known[mark]}
        compared = ((place, pk, _grounds(facts, near[pk])) for pk in sorted(near))
        alike.extend(each for each in compared if each[2])
    parties = Party.objects.in_bulk({pk for _place, pk, _grounds in alike}) if alike else {}
    for place, pk, grounds in alike:
        if pk in parties:
            found[place].append(Likeness(parties[pk], grounds))
    return found


def signs_of(facts: "PartyFacts | Party | Known") -> Signs:
    """What this party is compared by."""
    email, account, name = _email(facts), mark_of_iban(facts), full_name(facts)
    alike = [f"{kind}:{value}" for kind, value in (("email", email), ("iban", account)) if value]
    sorted_as = folded(sort_name(facts))
    if facts.kind == PartyKind.LEGAL:
        root = root_of(facts.company_number, facts.company_country)
        numbered = [f"number:{root}:{facts.company_country}"] if root else []
        alike += [*numbered, f"company:{_bare(name)}"]
        return Signs(alike, [("root", root)], email, account, root, "", sorted_as)
    plain, born = folded(name), facts.birth_date
    alike.append(f"person:{born or ''}:{plain}")
    looks: list[Hashable] = [born, ("named", plain)] if born else [("named", plain)]
    return Signs(alike, looks, email, account, "", name.lower().replace(" ", ""), sorted_as)


def _known_by_sign(many: "Sequence[PartyFacts]", signs: Sequence[Signs]) -> dict[Hashable, list[Known]]:
    """The parties on file that have anything in common with these, by what it is."""
    asked = {
        "emails": {each.email for each in signs},
        "marks": {each.account for each in signs},
        "accounts": {facts.iban for facts in many},
        "roots": {each.root for each in signs},
        "called": {each.called for each in signs},
        "sort_names": {each.sorted_as for each in signs},
    }
    told: dict[str, object] = {name: SEPARATOR.join(texts - {""}) for name, texts in asked.items()}
    told["births"] = [*{facts.birth_date for facts in many if facts.kind == PartyKind.NATURAL} - {None}]
    with connection.cursor() as cursor:
        cursor.execute(_IN_COMMON, told)
        found = [Known(*row) for row in cursor.fetchall()]
    by_sign: dict[Hashable, list[Known]] = {}
    for known in found:
        of_known = signs_of(known)
        for sign in (*of_known.alike, *of_known.looks):
            by_sign.setdefault(sign, []).append(known)
    return by_sign


def alike_choices(actor: Actor, alike: Sequence[Likeness]) -> list[tuple[str, str]]:
    """Who it may be, and in what they are alike; of people whom the reader may not see, nothing but that."""
    if not allows(actor, policies.VIEW):
        return [(SOMEBODY_ELSE, _("Add it all the same: I may not see who it is"))]
    choices = []
    for likeness in alike:
        grounds = ", ".join(str(ground.label) for ground in likeness.grounds)
        words = {"who": _described(likeness.party), "grounds": grounds}
        choices.append((str(likeness.party.public_id), _("The same: %(who)s (same %(grounds)s)") % words))
    return [*choices, (SOMEBODY_ELSE, _("No, this is somebody else"))]


def country_choices() -> list[tuple[str, str]]:
    """The countries whose registers are known, and one more for all others."""
    return [*Country.choices, (ELSEWHERE, _("Another country"))]


def _described(party: Party) -> str:
    facts = [str(party), formats.day(party.birth_date) if party.birth_date else "", party.email, party.company_number]
    return ", ".join(fact for fact in facts if fact)


def _candidates(facts: "PartyFacts") -> Collection[Party]:
    """Whom to look at: those with a fact in common, and whose customers have a name that is nearly the same."""
    name = full_name(facts)
    near = {customer.pk for customer in Customer.objects.resembling(name, NEAREST).only("pk")}
    near |= set(Customer.objects.matching(name).values_list("pk", flat=True)[:NEAREST])
    wanted = Q(customerparty__customer__in=near)
    for field, value in (
        ("email", _email(facts)),
        ("iban_index", mark_of_iban(facts)),
        ("iban", facts.iban),  # until older code and its rows are gone
        ("birth_date", facts.birth_date),
    ):
        if value:
            wanted |= Q(**{field: value})
    if facts.kind == PartyKind.LEGAL:
        wanted |= Q(legal_name__iexact=name)
    if facts.company_number:
        wanted |= Q(company_number__startswith=root_of(facts.company_number, facts.company_country))
    same_kind = Party.objects.filter(kind=facts.kind)
    return same_kind.filter(pk__in=same_kind.filter(wanted).values("pk")).order_by("pk")


def _grounds(facts: "PartyFacts", party: Party | Known) -> tuple[Ground, ...]:
    pairs = ((Ground.EMAIL, _email(facts), party.email), (Ground.IBAN, mark_of_iban(facts), mark_of_iban(party)))
    same = [ground for ground, new, known in pairs if new and new == known]
    likely = _company_grounds if facts.kind == PartyKind.LEGAL else _person_grounds
    return (*likely(facts, party), *same)


def _email(facts: "PartyFacts | Party | Known") -> str:
    return facts.email.strip().lower()


def _person_grounds(facts: "PartyFacts", party: Party | Known) -> list[Ground]:
    """The same or nearly the same name with one date of birth; the same name where a date is not known."""
    new, known = folded(full_name(facts)), folded(full_name(party))
    if facts.birth_date and party.birth_date:
        is_alike = facts.birth_date == party.birth_date and _is_near(new, known)
        return [Ground.NAME, Ground.BIRTH_DATE] if is_alike else []
    return [Ground.NAME] if new == known else []


def _company_grounds(facts: "PartyFacts", party: Party | Known) -> list[Ground]:
    """One number; or the same name; or nearly the same name, unless two numbers tell the companies apart."""
    numbers = [root_of(each.company_number, each.company_country) for each in (facts, party)]
    are_known = all(numbers)
    countries = {facts.company_country, party.company_country} - {""}
    grounds = [Ground.NUMBER] if are_known and numbers[0] == numbers[1] and len(countries) < 2 else []
    new, known = _bare(facts.legal_name), _bare(party.legal_name)
    is_near = _is_near(new, known) and _digits(new) == _digits(known)
    if new == known or (is_near and (not are_known or _is_slip(*numbers))):
        grounds.insert(0, Ground.NAME)
    return grounds


def _is_slip(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= SLIPS


def _bare(name: str) -> str:
    """A company's name without its legal form and its signs."""
    plain = folded(name).replace(".", "")
    words = "".join(char if char.isalnum() else " " for char in plain).split()
    return " ".join(word for word in words if word not in LEGAL_FORMS) or plain


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _is_near(one: str, other: str) -> bool:
    """Whether the texts are nearly the same; two looks that cost little come before the one that tells."""
    compared = SequenceMatcher(None, one, other)
    return compared.real_quick_ratio() >= NEAR and compared.quick_ratio() >= NEAR and compared.ratio() >= NEAR
