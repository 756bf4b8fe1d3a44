"""Everything that can be done to the people on file."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.models import Account
from tenant_apps.customers import policies
from tenant_apps.customers.contact import stored_email, stored_phone
from tenant_apps.customers.enums import (
    KIND_OF_ROLE,
    ROLES_OF_KIND,
    CustomerKind,
    FormOfAddress,
    PartyKind,
    PartyRole,
)
from tenant_apps.customers.errors import (
    AccountTaken,
    BirthDateAhead,
    NameMissing,
    PossibleDuplicate,
    WrongParties,
)
from tenant_apps.customers.events import party_contact_changed
from tenant_apps.customers.models import Customer, CustomerParty, NumberSeries, Party
from tenant_apps.customers.names import full_name, sort_name
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record
from vestibule.core.sorting import folded

CONTACT_FIELDS = ("email", "phone")
NAME_GIVING = (PartyRole.APPLICANT, PartyRole.CO_APPLICANT)
"""The roles after whom a customer is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFacts:
    """What is known of one party, as typed; ``add_customer`` and ``edit_party`` bring it into the stored form."""

    kind: str = PartyKind.NATURAL
    form_of_address: str = FormOfAddress.NEUTRAL
    first_name: str = ""
    prefix: str = ""
    last_name: str = ""
    legal_name: str = ""
    company_number: str = ""
    birth_date: date | None = None
    email: str = ""
    phone: str = ""
    language: str = ""


def facts_of(party: Party) -> PartyFacts:
    """The facts on file, to change some of them and hand them back."""
    return PartyFacts(**{field.name: getattr(party, field.name) for field in fields(PartyFacts)})


@command
def add_customer(
    *,
    actor: Actor,
    kind: str,
    parties: Sequence[PartyFacts | Party],
    adviser: Account | None = None,
    case_handler: Account | None = None,
    despite_duplicates: bool = False,
) -> Customer:
    """Put a new prospect on file: an individual, two people together, or a company with its contact person.

    Somebody who is on file already is given as the party itself. Refuses facts that look like a party on file unless
    told that it is somebody else. Two people of one customer may share an e-mail address.
    """
    require(actor, policies.EDIT)
    roles = ROLES_OF_KIND[CustomerKind(kind)]
    kinds = [KIND_OF_ROLE.get((CustomerKind(kind), role), PartyKind.NATURAL) for role in roles]
    known = [party.pk for party in parties if isinstance(party, Party)]
    if [party.kind for party in parties] != kinds or len(known) != len(set(known)):
        raise WrongParties
    known_or_stored = [party if isinstance(party, Party) else _stored(party) for party in parties]
    new = [facts for facts in known_or_stored if isinstance(facts, PartyFacts)]
    alike = [] if despite_duplicates else [party for facts in new for party in parties_like(facts)]
    if alike:
        raise PossibleDuplicate(alike)
    rows = [party if isinstance(party, Party) else Party.objects.create(**asdict(party)) for party in known_or_stored]
    members = [*zip(rows, roles, strict=True)]
    number = take_number("K")
    customer = Customer.objects.create(
        kind=kind, number=number, adviser=adviser, case_handler=case_handler, **_texts(number, members)
    )
    CustomerParty.objects.bulk_create(
        CustomerParty(customer=customer, party=party, role=role, position=position)
        for position, (party, role) in enumerate(members, start=1)
    )
    record("customers.add_customer", customer, actor=actor, kind=kind)
    return customer


@command
def edit_party(*, actor: Actor, party: Party, facts: PartyFacts) -> Party:
    """Correct what is known of a party; announces a changed e-mail address or phone number."""
    require(actor, policies.EDIT)
    stored = _stored(replace(facts, kind=party.kind))
    party = Party.objects.select_for_update(of=("self",), no_key=True).get(pk=party.pk)
    before = facts_of(party)
    changed = [field.name for field in fields(stored) if getattr(stored, field.name) != getattr(before, field.name)]
    if not changed:
        return party
    for name in changed:
        setattr(party, name, getattr(stored, name))
    party.save(update_fields=changed)
    for customer in Customer.objects.filter(members__party=party).distinct().order_by("pk"):
        members = customer.members.select_related("party").order_by("position")
        texts = _texts(customer.number, [(member.party, member.role) for member in members])
        Customer.objects.filter(pk=customer.pk).update(**texts)
    record("customers.edit_party", party, actor=actor, fields=changed)
    contact = {name: getattr(before, name) for name in CONTACT_FIELDS if name in changed}
    if contact:
        party_contact_changed.send(sender=Party, party=party, actor=actor, before=contact)
    return party


@command
def link_account(*, actor: Actor, party: Party, account: Account) -> Party:
    """Note by which account this person logs in; the product does so when an invitation is accepted.

    Linking the same account again changes nothing.
    """
    policies.require_the_product(actor)
    party = Party.objects.select_for_update(of=("self",), no_key=True).get(pk=party.pk)
    if party.account_id == account.pk:
        return party
    if party.account_id or Party.objects.filter(account=account).exists():
        raise AccountTaken
    party.account = account
    party.save(update_fields=["account"])
    record("customers.link_account", party, actor=actor, account=str(account.public_id))
    return party


def parties_like(facts: PartyFacts) -> list[Party]:
    """Parties of the same kind with the same name and birth date, company name or number, or e-mail address."""
    same_kind = Party.objects.filter(kind=facts.kind).order_by("pk")
    found = list(same_kind.with_email(facts.email)) if facts.email else []
    if facts.kind == PartyKind.LEGAL:
        found += same_kind.filter(legal_name__iexact=facts.legal_name)
        found += same_kind.filter(company_number=facts.company_number) if facts.company_number else []
    elif facts.birth_date:
        name = folded(full_name(facts))
        found += [party for party in same_kind.filter(birth_date=facts.birth_date) if folded(str(party)) == name]
    return sorted({party.pk: party for party in found}.values(), key=lambda party: party.pk)


def take_number(letter: str) -> str:
    """The next number of the series, like K-2026-0001. Holds the series until the transaction ends."""
    year = timezone.localdate().year
    series, _created = NumberSeries.objects.get_or_create(letter=letter, year=year)
    NumberSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
    series.refresh_from_db(fields=["last"])
    return str(series)


def _stored(facts: PartyFacts) -> PartyFacts:
    """The facts in the form in which they are stored and compared; raises what is wrong with them."""
    is_legal = facts.kind == PartyKind.LEGAL
    is_known = facts.language in dict(settings.LANGUAGES)
    stored = PartyFacts(
        kind=facts.kind,
        form_of_address=facts.form_of_address,
        first_name="" if is_legal else _one_line(facts.first_name),
        prefix="" if is_legal else _one_line(facts.prefix),
        last_name="" if is_legal else _one_line(facts.last_name),
        legal_name=_one_line(facts.legal_name) if is_legal else "",
        company_number=_one_line(facts.company_number) if is_legal else "",
        birth_date=None if is_legal else facts.birth_date,
        email=stored_email(facts.email),
        phone=stored_phone(facts.phone),
        language=facts.language if is_known else current_organisation().first_language,
    )
    if not (stored.legal_name or stored.last_name):
        raise NameMissing("legal_name" if is_legal else "last_name")
    if stored.birth_date and stored.birth_date > timezone.localdate():
        raise BirthDateAhead
    return stored


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _texts(number: str, members: Sequence[tuple[Party, str]]) -> dict[str, str]:
    """The names of a customer and the text that a search looks through."""
    named = [party for party, role in members if role in NAME_GIVING]
    searched = [number]
    for party, _role in members:
        searched += [str(party), party.company_number, party.email, party.phone]
    return {
        "name": " & ".join(str(party) for party in named),
        "sort_name": folded(" & ".join(sort_name(party) for party in named)),
        "search_text": folded(" ".join(searched)),
    }
