"""Putting many customers on file at once, with what ``add_customer`` guarantees for each, and taking them off again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from operator import attrgetter, itemgetter

from tenant_apps.accounts.models import Account
from tenant_apps.customers import policies
from tenant_apps.customers.commands import (
    PartyFacts,
    completed_facts,
    record_alike,
    roles_of,
    stored_facts,
    take_numbers,
)
from tenant_apps.customers.enums import Lifecycle
from tenant_apps.customers.errors import NoCompany, OwnedAlready, OwnsItself, PossibleDuplicate
from tenant_apps.customers.likeness import Likeness, likenesses_of, signs_of
from tenant_apps.customers.models import Customer, CustomerParty, Holding, Party
from tenant_apps.customers.names import texts_of
from tenant_apps.customers.ownership import Share, closes_circle, holders_of
from tenant_apps.customers.shares import check_left, check_part, shares_around
from tenants.bulk import insert_rows, insert_told, made
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record, record_many

_FACTS = tuple(each.name for each in fields(PartyFacts))
_TEXTS = ("name", "sort_name", "search_text")
_told, _texts = attrgetter(*_FACTS), itemgetter(*_TEXTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCustomer:
    """Somebody to put on file; ``despite_duplicates`` says that somebody looked at those who are alike.

    ``is_read`` says that numbers and addresses are in the stored form already: reading them costs most of all.
    """

    kind: str
    parties: tuple[PartyFacts, ...]
    adviser: Account | None = None
    despite_duplicates: bool = False
    is_read: bool = False


@dataclass(frozen=True, slots=True)
class NewShare:
    """What somebody on file holds of a company on file."""

    company: Party
    owner: Party
    percent: Decimal


@command
def add_customers(
    *,
    actor: Actor,
    customers: Sequence[NewCustomer],
    lifecycle: str = Lifecycle.PROSPECT,
    verb: str = "customers.add_customer",
) -> list[Customer]:
    """Put these on file, all or none, in as many statements as for one.

    Each is checked, compared and recorded as by ``add_customer``, under the verb of what the caller does: whoever is
    like somebody on file, or like one before them here, raises ``PossibleDuplicate`` unless somebody looked at that.
    """
    require(actor, policies.EDIT)
    roles = [roles_of(each.kind, each.parties) for each in customers]
    stored = [[(completed_facts if each.is_read else stored_facts)(one) for one in each.parties] for each in customers]
    alike = _alike(customers, stored)
    flat = made(Party, _FACTS, [_told(facts) for each in stored for facts in each])
    insert_rows(flat)
    in_turn = iter(flat)
    parties = [[next(in_turn) for _facts in each] for each in stored]
    numbers = take_numbers("K", len(customers)) if customers else []
    members = [[*zip(people, played, strict=True)] for people, played in zip(parties, roles, strict=True)]
    standing = Lifecycle(lifecycle)
    rows = made(
        Customer,
        ("kind", "number", "adviser_id", "lifecycle", *_TEXTS),
        [
            (each.kind, number, each.adviser.pk if each.adviser else None, standing, *_texts(texts_of(number, played)))
            for each, number, played in zip(customers, numbers, members, strict=True)
        ],
    )
    insert_rows(rows)
    roles_played = [
        (customer.pk, party.pk, role, position)
        for customer, played in zip(rows, members, strict=True)
        for position, (party, role) in enumerate(played, start=1)
    ]
    insert_told(CustomerParty, ("customer_id", "party_id", "role", "position"), roles_played)
    record_many(verb, [(row, {"kind": row.kind}) for row in rows], actor=actor)
    for customer, found in zip(rows, alike, strict=True):
        record_alike(actor, customer, found)
    return rows


@command
def add_holdings(*, actor: Actor, shares: Sequence[NewShare]) -> list[Holding]:
    """Note these shares, all or none, in as many statements as for one; each is checked as by ``add_holding``."""
    require(actor, policies.EDIT)
    around = shares_around(*{party for each in shares for party in (each.company, each.owner)})
    held, holders = {(share.owner, share.owned) for share in around}, holders_of(around)
    for each in shares:
        share = Share(each.owner.pk, each.company.pk, each.percent)
        check_part(each.percent)
        if each.company.is_natural:
            raise NoCompany
        if (share.owner, share.owned) in held:
            raise OwnedAlready
        if closes_circle(share.owner, share.owned, holders):
            raise OwnsItself
        check_left(holders[share.owned], each.percent)
        holders[share.owned].append(share)
        held.add((share.owner, share.owned))
    noted = [(each.owner.pk, each.company.pk, each.percent, actor.account_id) for each in shares]
    rows = made(Holding, ("owner_id", "owned_id", "percent", "noted_by_id"), noted)
    insert_rows(rows)
    told = [(each.company, {"owner": str(each.owner.public_id)}) for each in shares]
    record_many("customers.note_holding", told, actor=actor)
    return rows


@command
def remove_customers(*, actor: Actor, customers: Collection[Customer]) -> None:
    """Take customers and their parties off file who were never made use of; the caller makes sure of that.

    A party that another customer has too stays. What still points at one refuses the whole: nothing is lost with it.
    """
    require(actor, policies.EDIT)
    keys = [customer.pk for customer in customers]
    parties = set(CustomerParty.objects.filter(customer__in=keys).values_list("party_id", flat=True))
    record_many(
        "customers.remove_customer", [(customer, {"number": customer.number}) for customer in customers], actor=actor
    )
    Customer.objects.filter(pk__in=keys).delete()
    elsewhere = set(CustomerParty.objects.filter(party__in=parties).values_list("party_id", flat=True))
    Party.objects.filter(pk__in=parties - elsewhere).delete()


@command
def remove_holding(*, actor: Actor, holding: Holding) -> None:
    """Take a share off file that was never so; what was so for a while is ended instead."""
    require(actor, policies.EDIT)
    record("customers.remove_holding", holding.owned, actor=actor, owner=str(holding.owner.public_id))
    holding.delete()


def _alike(customers: Sequence[NewCustomer], stored: Sequence[Sequence[PartyFacts]]) -> list[list[Likeness]]:
    """Whom each is like on file; raises ``PossibleDuplicate`` for the first whom nobody looked at."""
    flat = [facts for each in stored for facts in each]
    signs_of_each = [signs_of(facts) for facts in flat]
    found_of_each, own_of_each = iter(likenesses_of(flat, signs_of_each)), iter(signs_of_each)
    alike = [[likeness for _facts in each for likeness in next(found_of_each)] for each in stored]
    signs: set[str] = set()
    for each, facts, found in zip(customers, stored, alike, strict=True):
        own = {sign for _one in facts for sign in next(own_of_each).alike}
        if (found or not signs.isdisjoint(own)) and not each.despite_duplicates:
            raise PossibleDuplicate([likeness.party for likeness in found])
        signs |= own
    return alike
