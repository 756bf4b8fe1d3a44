"""Everything that can be done to the people on file."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.actors import has_access
from tenant_apps.accounts.commands.people import edit_account
from tenant_apps.accounts.models import Account
from tenant_apps.customers import policies
from tenant_apps.customers.contact import stored_address, stored_email, stored_phone
from tenant_apps.customers.enums import (
    KIND_OF_ROLE,
    ROLES_OF_KIND,
    CustomerKind,
    FormOfAddress,
    Office,
    PartyKind,
    PartyRole,
    Signing,
)
from tenant_apps.customers.errors import (
    AccountTaken,
    BirthDateAhead,
    NameMissing,
    NoCompany,
    OfficeHeld,
    OwnContact,
    OwnedAlready,
    OwnsItself,
    PossibleDuplicate,
    SigningMissing,
    WrongParties,
)
from tenant_apps.customers.events import party_changed, party_contact_changed
from tenant_apps.customers.likeness import Likeness, likenesses, stored_iban, stored_number
from tenant_apps.customers.models import Customer, CustomerParty, Holding, NumberSeries, Officer, Party
from tenant_apps.customers.names import texts_of
from tenant_apps.customers.ownership import closes_circle, holders_of
from tenant_apps.customers.sealing import OF_AN_IBAN, is_iban_lost
from tenant_apps.customers.shares import check_left, check_part, shares_around
from vestibule.core.actors import Actor, System
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

CONTACT_FIELDS = ("email", "phone")
OWN_FIELDS = ("email", "language")
"""What whoever has access to the portal changes there, and nobody else."""
_OF_A_PERSON, _OF_A_COMPANY = ("first_name", "prefix", "last_name"), ("legal_name",)
_LANGUAGES = frozenset(dict(settings.LANGUAGES))
_LONG_PAST = 2020  # past on every clock; to ask which day it is here costs more than all the rest
_BY_THE_DOSSIER = System("what stands in the dossier")


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
    company_country: str = ""
    iban: str = ""
    birth_date: date | None = None
    email: str = ""
    phone: str = ""
    address: Mapping[str, str] = field(default_factory=dict)
    language: str = ""


def facts_of(party: Party) -> PartyFacts:
    """The facts on file, to change some of them and hand them back; a bank account that is lost is none."""
    known = {each.name: getattr(party, each.name) for each in fields(PartyFacts) if each.name != "iban"}
    return PartyFacts(**known, iban="" if is_iban_lost(party) else party.iban)


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
    told that it is somebody else, and then keeps whom they were like. Two people of one customer may share an e-mail
    address.
    """
    require(actor, policies.EDIT)
    roles = roles_of(kind, parties)
    known_or_stored = [party if isinstance(party, Party) else stored_facts(party) for party in parties]
    new = [facts for facts in known_or_stored if isinstance(facts, PartyFacts)]
    alike = _alike(new, despite_duplicates=despite_duplicates)
    rows = [party if isinstance(party, Party) else Party.objects.create(**asdict(party)) for party in known_or_stored]
    members = [*zip(rows, roles, strict=True)]
    number = take_number("K")
    customer = Customer.objects.create(
        kind=kind, number=number, adviser=adviser, case_handler=case_handler, **texts_of(number, members)
    )
    CustomerParty.objects.bulk_create(
        CustomerParty(customer=customer, party=party, role=role, position=position)
        for position, (party, role) in enumerate(members, start=1)
    )
    record("customers.add_customer", customer, actor=actor, kind=kind)
    record_alike(actor, customer, alike)
    return customer


@command
def edit_party(*, actor: Actor, party: Party, facts: PartyFacts) -> Party:
    """Correct what is known of a party; announces a changed e-mail address or phone number.

    Whoever has access changes the own address and language alone: anything else raises ``OwnContact``. A corrected
    name or number counts for a client's account too.
    """
    require(actor, policies.EDIT)
    stored = stored_facts(replace(facts, kind=party.kind))
    party = Party.objects.select_for_update(of=("self",), no_key=True).get(pk=party.pk)
    before = facts_of(party)
    _check_own(party, before, stored)
    changed = _write(party, stored)
    if not changed:
        return party
    record("customers.edit_party", party, actor=actor, fields=changed)
    _tell_changes(actor, party, before, changed)
    _tell_account(party, changed)
    contact = {name: getattr(before, name) for name in CONTACT_FIELDS if name in changed}
    if contact:
        party_contact_changed.send(sender=Party, party=party, actor=actor, before=contact)
    return party


@command
def follow_account(*, actor: Actor, account: Account, changed: Collection[str]) -> Party | None:
    """Take over what somebody changed about the own account: address, number or language. An empty one is no news.

    An invitation that is on its way stays good: it is of use to nobody but the owner of this account.
    """
    policies.require_the_product(actor)
    party = Party.objects.select_for_update(of=("self",), no_key=True).filter(account=account).first()
    return _follow(actor, party, account, changed) if party else None


@command
def link_account(*, actor: Actor, party: Party, account: Account) -> Party:
    """Note by which account this person logs in; the product does so when an invitation is accepted.

    From then on the dossier follows the account's address and language. Linking the same account again is no error.
    """
    policies.require_the_product(actor)
    party = Party.objects.select_for_update(of=("self",), no_key=True).get(pk=party.pk)
    if party.account_id == account.pk:
        return _follow(actor, party, account, OWN_FIELDS)
    if party.account_id or Party.objects.filter(account=account).exists():
        raise AccountTaken
    party.account = account
    party.save(update_fields=["account"])
    record("customers.link_account", party, actor=actor, account=str(account.public_id))
    return _follow(actor, party, account, OWN_FIELDS if party.phone else (*OWN_FIELDS, "phone"))


@command
def add_holding(
    *, actor: Actor, company: Party, owner: PartyFacts | Party, percent: Decimal, despite_duplicates: bool = False
) -> Holding:
    """Note that somebody holds a share of a company: a person or another company, on file already or new.

    Refuses what would let a company own itself, and more than the whole of it.
    """
    require(actor, policies.EDIT)
    check_part(percent)
    if company.is_natural:
        raise NoCompany
    party = _known(actor, owner, despite_duplicates=despite_duplicates)
    shares = shares_around(company, party)
    if any((share.owner, share.owned) == (party.pk, company.pk) for share in shares):
        raise OwnedAlready
    holders = holders_of(shares)
    if closes_circle(party.pk, company.pk, holders):
        raise OwnsItself
    check_left(holders[company.pk], percent)
    return _begin_holding(actor, company, party, percent)


@command
def change_holding(*, actor: Actor, holding: Holding, percent: Decimal) -> Holding:
    """Note another percentage from now on; what it was is kept. The same again changes nothing."""
    require(actor, policies.EDIT)
    check_part(percent)
    shares = shares_around(holding.owned, holding.owner)
    if holding.ended_at or percent == holding.percent:
        return holding
    check_left([each for each in shares if each.owned == holding.owned_id and each.owner != holding.owner_id], percent)
    _end(actor, holding)
    return _begin_holding(actor, holding.owned, holding.owner, percent)


@command
def end_holding(*, actor: Actor, holding: Holding) -> None:
    """Note that somebody holds no share any more. Twice is once."""
    require(actor, policies.EDIT)
    if _end(actor, holding):
        record("customers.end_holding", holding.owned, actor=actor, owner=str(holding.owner.public_id))


@command
def give_office(
    *,
    actor: Actor,
    company: Party,
    person: PartyFacts | Party,
    office: str,
    signing: str = "",
    despite_duplicates: bool = False,
) -> Officer:
    """Note what a person may do for a company; whoever signs does so alone or together with another."""
    require(actor, policies.EDIT)
    office = Office(office)
    signing = Signing(signing) if office == Office.SIGNATORY and signing else ""
    if office == Office.SIGNATORY and not signing:
        raise SigningMissing
    party = _known(actor, person, despite_duplicates=despite_duplicates)
    if company.is_natural or not party.is_natural:
        raise NoCompany
    if Officer.objects.current().filter(company=company, person=party, office=office).exists():
        raise OfficeHeld
    officer = Officer.objects.create(
        company=company, person=party, office=office, signing=signing, noted_by_id=actor.account_id
    )
    record("customers.give_office", company, actor=actor, person=str(party.public_id), office=office)
    return officer


@command
def end_office(*, actor: Actor, officer: Officer) -> None:
    """Note that a person does not hold an office any more. Twice is once."""
    require(actor, policies.EDIT)
    if _end(actor, officer):
        person = str(officer.person.public_id)
        record("customers.end_office", officer.company, actor=actor, person=person, office=officer.office)


def roles_of(kind: str, parties: Sequence[PartyFacts | Party]) -> tuple[PartyRole, ...]:
    """The role of each of a new customer's parties; raises ``WrongParties`` where they do not fit the kind."""
    roles = ROLES_OF_KIND[CustomerKind(kind)]
    kinds = [KIND_OF_ROLE.get((CustomerKind(kind), role), PartyKind.NATURAL) for role in roles]
    known = [party.pk for party in parties if isinstance(party, Party)]
    if [party.kind for party in parties] != kinds or len(known) != len(set(known)):
        raise WrongParties
    return roles


def take_number(letter: str) -> str:
    """The next number of the series, like K-2026-0001. Holds the series until the transaction ends."""
    return take_numbers(letter, 1)[0]


def take_numbers(letter: str, count: int) -> list[str]:
    """So many numbers of the series, one after the other."""
    year = timezone.localdate().year
    series, _created = NumberSeries.objects.get_or_create(letter=letter, year=year)
    NumberSeries.objects.filter(pk=series.pk).update(last=F("last") + count)
    series.refresh_from_db(fields=["last"])
    last = series.last
    return [NumberSeries.written(letter, year, number) for number in range(last - count + 1, last + 1)]


def _alike(new: Sequence[PartyFacts], *, despite_duplicates: bool) -> list[Likeness]:
    """Whom these are like; raises ``PossibleDuplicate`` unless somebody looked at that."""
    alike = [likeness for facts in new for likeness in likenesses(facts)]
    if alike and not despite_duplicates:
        raise PossibleDuplicate([likeness.party for likeness in alike])
    return alike


def record_alike(actor: Actor, target: Customer | Party, alike: Sequence[Likeness]) -> None:
    """Keep that somebody was added who is like others, and like whom."""
    if alike:
        whom = sorted({str(likeness.party.public_id) for likeness in alike})
        grounds = sorted({str(ground) for likeness in alike for ground in likeness.grounds})
        record("customers.add_despite_alike", target, actor=actor, alike=whom, grounds=grounds)


def _known(actor: Actor, party: PartyFacts | Party, *, despite_duplicates: bool) -> Party:
    """The party on file; it is put there where it was not, unless it is like somebody else."""
    if isinstance(party, Party):
        return party
    facts = stored_facts(party)
    alike = _alike([facts], despite_duplicates=despite_duplicates)
    row = Party.objects.create(**asdict(facts))
    record("customers.add_party", row, actor=actor, kind=facts.kind)
    record_alike(actor, row, alike)
    return row


def _begin_holding(actor: Actor, company: Party, owner: Party, percent: Decimal) -> Holding:
    holding = Holding.objects.create(owner=owner, owned=company, percent=percent, noted_by_id=actor.account_id)
    record("customers.note_holding", company, actor=actor, owner=str(owner.public_id))
    return holding


def _end(actor: Actor, row: Holding | Officer) -> bool:
    """End what began, and say whether it had not ended before."""
    current = type(row).objects.current().filter(pk=row.pk)
    return bool(current.update(ended_at=timezone.now(), ended_by_id=actor.account_id))


def _check_own(party: Party, before: PartyFacts, stored: PartyFacts) -> None:
    """Raise ``OwnContact`` if the facts change what only this person may change."""
    account = party.account
    for name in OWN_FIELDS:
        own = getattr(account, name, "")
        if own and getattr(stored, name) not in {getattr(before, name), own} and has_access(account):
            raise OwnContact(name)


def _write(party: Party, facts: PartyFacts) -> list[str]:
    """Store the facts that differ, and the customers' texts that are made of them; return which these are."""
    before = facts_of(party)
    changed = [each.name for each in fields(facts) if getattr(facts, each.name) != getattr(before, each.name)]
    if not changed:
        return []
    for name in changed:
        setattr(party, name, getattr(facts, name))
    party.save(update_fields=[*changed, *(OF_AN_IBAN if "iban" in changed else ())])
    for customer in Customer.objects.filter(members__party=party).distinct().order_by("pk"):
        members = customer.members.select_related("party").order_by("position")
        texts = texts_of(customer.number, [(member.party, member.role) for member in members])
        Customer.objects.filter(pk=customer.pk).update(**texts)
    return changed


def _follow(actor: Actor, party: Party, account: Account, changed: Collection[str]) -> Party:
    news = {name: getattr(account, name) for name in (*CONTACT_FIELDS, "language") if name in changed}
    before = facts_of(party)
    facts = replace(before, **{name: value for name, value in news.items() if value})
    if followed := _write(party, facts):
        record("customers.follow_account", party, actor=actor, fields=followed)
        _tell_changes(actor, party, before, followed)
    return party


def _tell_changes(actor: Actor, party: Party, before: PartyFacts, changed: Collection[str]) -> None:
    old, new = ({name: getattr(facts, name) for name in changed} for facts in (before, party))
    party_changed.send(sender=Party, party=party, actor=actor, before=old, after=new)


def _tell_account(party: Party, changed: Collection[str]) -> None:
    """Let a client's account have the name and the number that stand in the dossier; a colleague's stays as it is."""
    account = party.account
    if account is None or account.is_professional or not {"first_name", "prefix", "last_name", "phone"} & set(changed):
        return
    facts = {"language": account.language, "time_zone": account.time_zone}
    edit_account(actor=_BY_THE_DOSSIER, account=account, name=str(party)[:200], phone=party.phone, **facts)


def stored_facts(facts: PartyFacts) -> PartyFacts:
    """The facts in the form in which they are stored and compared; raises what is wrong with them."""
    is_legal = facts.kind == PartyKind.LEGAL
    number, country = stored_number(facts.company_number, facts.company_country) if is_legal else ("", "")
    iban, email, phone = stored_iban(facts.iban), stored_email(facts.email), stored_phone(facts.phone)
    read = replace(facts, iban=iban, email=email, phone=phone, address=stored_address(facts.address))
    return completed_facts(replace(read, company_number=number, company_country=country))


def completed_facts(facts: PartyFacts) -> PartyFacts:
    """The same of facts whose numbers and addresses are in the stored form already, as the caller knows."""
    is_legal = facts.kind == PartyKind.LEGAL
    own, others = (_OF_A_COMPANY, _OF_A_PERSON) if is_legal else (_OF_A_PERSON, _OF_A_COMPANY)
    told = {name: _one_line(getattr(facts, name)) for name in own} | dict.fromkeys(others, "")
    if not told[own[-1]]:
        raise NameMissing(own[-1])
    completed: dict[str, Any] = {name: text for name, text in told.items() if text != getattr(facts, name)}
    if is_legal and facts.birth_date:
        completed["birth_date"] = None
    elif facts.birth_date and facts.birth_date.year > _LONG_PAST and facts.birth_date > timezone.localdate():
        raise BirthDateAhead
    if facts.language not in _LANGUAGES:
        completed["language"] = current_organisation().first_language
    return replace(facts, **completed) if completed else facts


def _one_line(text: str) -> str:
    return " ".join(text.split())
