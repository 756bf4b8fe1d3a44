"""Changing the firm's own facts about a client, relations and products; each change keeps what stood there before."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import get_language

from tenant_apps.accounts.models import Account
from tenant_apps.clients import policies
from tenant_apps.clients.enums import SYMMETRIC, RelationKind
from tenant_apps.clients.errors import (
    ContractKnown,
    EndsBeforeItBegins,
    NotAClient,
    NumberTaken,
    RelationKnown,
    SameParty,
)
from tenant_apps.clients.models import Change, ClientFile, Holding, Relation
from tenant_apps.customers.commands.many import NewCustomer, add_customers
from tenant_apps.customers.enums import Lifecycle
from tenant_apps.customers.models import Customer, Party
from tenant_apps.customers.policies import require_the_product
from tenant_apps.dossiers.enums import ProductKind
from tenants.bulk import insert_rows, insert_told, made
from tenants.sealed import seal_rows
from tenants.sealing import MARK
from vestibule.core import addresses
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record, record_many

LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingFacts:
    """A product or contract, as typed."""

    kind: str
    name: str = ""
    provider: str = ""
    number: str = ""
    began_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClient:
    """Somebody who is a client already: who they are, the firm's own number, and since when."""

    customer: NewCustomer
    number: str = ""
    since_on: date | None = None


@command
def note_changes(
    *, actor: Actor, about: Party | Customer, before: Mapping[str, object], after: Mapping[str, object]
) -> None:
    """Keep what stood there before and what stands there now, for each field that differs."""
    of_whom = {"party": about} if isinstance(about, Party) else {"customer": about}
    texts = [(name, _text(before[name]), _text(after[name])) for name in before]
    Change.objects.bulk_create(
        Change(field=name, before=old, after=new, changed_by_id=actor.account_id, **of_whom)
        for name, old, new in texts
        if old != new
    )


@command
def seal_changes(*, actor: Actor, after: int = 0) -> int:
    """Seal the next changes of bank accounts that lie in clear; return the key of the last, or 0."""
    require_the_product(actor)
    in_clear = (Q(**{f"{name}__gt": ""}) & ~Q(**{f"{name}__startswith": MARK}) for name in ("before", "after"))
    rows = Change.objects.filter(next(in_clear) | next(in_clear), field="iban")
    return seal_rows(rows, "before", "after", after=after)


@command
def edit_client(
    *,
    actor: Actor,
    customer: Customer,
    number: str,
    since_on: date | None,
    adviser: Account | None,
    case_handler: Account | None,
) -> ClientFile:
    """Note the firm's own number, since when somebody is a client, and who looks after them."""
    require(actor, policies.EDIT)
    _check_client(customer)
    number = " ".join(number.split())
    file, _is_new = ClientFile.objects.get_or_create(customer=customer)
    file = ClientFile.objects.select_for_update(of=("self",), no_key=True).get(pk=file.pk)
    if number and ClientFile.objects.filter(number=number).exclude(pk=file.pk).exists():
        raise NumberTaken
    customer = Customer.objects.select_related("adviser", "case_handler").get(pk=customer.pk)
    before = _facts(file, customer)
    file.number, file.since_on = number, since_on
    customer.adviser, customer.case_handler = adviser, case_handler
    after = _facts(file, customer)
    if after == before:
        return file
    file.save(update_fields=["number", "since_on"])
    customer.save(update_fields=["adviser", "case_handler"])
    note_changes(actor=actor, about=customer, before=before, after=after)
    record("clients.edit", customer, actor=actor, fields=[name for name in before if before[name] != after[name]])
    return file


@command
def bring_in_clients(*, actor: Actor, clients: Sequence[NewClient]) -> list[Customer]:
    """Put people and companies on file who are clients already, from another system: all or none, in a few statements.

    Each is checked and compared as one who is added by hand, and recorded once, as brought in. ``NumberTaken`` if a
    client has one of the numbers; none may occur twice.
    """
    require(actor, policies.EDIT)
    numbers = [" ".join(each.number.split()) for each in clients]
    given = [number for number in numbers if number]
    if len(given) != len(set(given)) or ClientFile.objects.filter(number__among=given).exists():
        raise NumberTaken
    customers = add_customers(
        actor=actor,
        customers=[each.customer for each in clients],
        lifecycle=Lifecycle.CLIENT,
        verb="clients.bring_in",
    )
    files = [(one.pk, number, each.since_on) for one, number, each in zip(customers, numbers, clients, strict=True)]
    insert_told(ClientFile, ("customer_id", "number", "since_on"), files)
    return customers


@command
def add_holdings(*, actor: Actor, holdings: Sequence[tuple[Customer, HoldingFacts]]) -> list[Holding]:
    """Note many products that clients have: all or none, in a few statements; each as by ``add_holding``."""
    require(actor, policies.EDIT)
    for customer, _facts in holdings:
        _check_client(customer)
    told = [(customer.pk, *_checked(facts).values()) for customer, facts in holdings]
    rows = made(Holding, ("customer_id", *HoldingFacts.__dataclass_fields__), told)
    try:
        with transaction.atomic():
            insert_rows(rows)
    except IntegrityError as error:
        raise ContractKnown from error
    facts_of = [
        (customer, {"holding": str(row.public_id), "kind": row.kind})
        for row, (customer, _facts) in zip(rows, holdings, strict=True)
    ]
    record_many("clients.add_holding", facts_of, actor=actor)
    return rows


@command
def end_relationship(*, actor: Actor, customer: Customer) -> Customer:
    """Note that somebody is a client no longer; everything stays on file. Twice is once."""
    require(actor, policies.EDIT)
    _check_client(customer)
    return _live_on(actor, customer, Lifecycle.FORMER)


@command
def resume_relationship(*, actor: Actor, customer: Customer) -> Customer:
    """Note that a former client is one again. Twice is once."""
    require(actor, policies.EDIT)
    _check_client(customer)
    return _live_on(actor, customer, Lifecycle.CLIENT)


@command
def add_relation(*, actor: Actor, party: Party, other: Party, kind: str) -> Relation:
    """Note what the first party is of the other."""
    require(actor, policies.EDIT)
    kind = RelationKind(kind)
    if party.pk == other.pk:
        raise SameParty
    pairs = [(party, other), (other, party)] if kind in SYMMETRIC else [(party, other)]
    if any(Relation.objects.filter(party=one, other=two, kind=kind).exists() for one, two in pairs):
        raise RelationKnown
    relation = Relation.objects.create(party=party, other=other, kind=kind)
    record("clients.add_relation", party, actor=actor, other=str(other.public_id), kind=kind)
    return relation


@command
def add_relations(*, actor: Actor, relations: Sequence[tuple[Party, Party, str]]) -> list[Relation]:
    """Note what the first party of each is of the second: all or none, in a few statements; each as by itself."""
    require(actor, policies.EDIT)
    wanted = [(party.pk, other.pk, RelationKind(kind)) for party, other, kind in relations]
    if any(party == other for party, other, _kind in wanted):
        raise SameParty
    both_ways = [*wanted, *((other, party, kind) for party, other, kind in wanted if kind in SYMMETRIC)]
    if len(set(both_ways)) < len(both_ways) or relations_among(both_ways):
        raise RelationKnown
    rows = made(Relation, ("party_id", "other_id", "kind"), wanted)
    insert_rows(rows)
    told = [(party, {"other": str(other.public_id), "kind": kind}) for party, other, kind in relations]
    record_many("clients.add_relation", told, actor=actor)
    return rows


def relations_among(wanted: Sequence[tuple[int, int, str]]) -> set[tuple[int, int, str]]:
    """Which of these relations are on file, written this way round."""
    parties = {party for party, _other, _kind in wanted}
    known = Relation.objects.filter(party__in=parties).order_by("pk").values_list("party_id", "other_id", "kind")
    return set(known) & set(wanted)


@command
def remove_relation(*, actor: Actor, relation: Relation) -> None:
    """Take a relation off file."""
    require(actor, policies.EDIT)
    record("clients.remove_relation", relation.party, actor=actor, other=str(relation.other.public_id))
    relation.delete()


@command
def add_holding(*, actor: Actor, customer: Customer, facts: HoldingFacts) -> Holding:
    """Note a product or contract that the client has."""
    require(actor, policies.EDIT)
    _check_client(customer)
    holding = Holding(customer=customer, **_checked(facts))
    _save(holding)
    record("clients.add_holding", customer, actor=actor, holding=str(holding.public_id), kind=facts.kind)
    return holding


@command
def edit_holding(*, actor: Actor, holding: Holding, facts: HoldingFacts) -> Holding:
    """Correct what is known of a product, and keep what stood there before."""
    require(actor, policies.EDIT)
    holding = Holding.objects.select_for_update(of=("self",), no_key=True).get(pk=holding.pk)
    after = _checked(facts)
    before = {name: getattr(holding, name) for name in after}
    if before == after:
        return holding
    for name, value in after.items():
        setattr(holding, name, value)
    _save(holding, *after)
    named = {f"holding_{name}": value for name, value in before.items()}
    note_changes(
        actor=actor,
        about=holding.customer,
        before=named,
        after={f"holding_{name}": value for name, value in after.items()},
    )
    record("clients.edit_holding", holding.customer, actor=actor, holding=str(holding.public_id))
    return holding


@command
def remove_holding(*, actor: Actor, holding: Holding) -> None:
    """Take a product off file."""
    require(actor, policies.EDIT)
    record("clients.remove_holding", holding.customer, actor=actor, holding=str(holding.public_id), kind=holding.kind)
    holding.delete()


def _live_on(actor: Actor, customer: Customer, lifecycle: Lifecycle) -> Customer:
    if customer.lifecycle != lifecycle:
        before = {"lifecycle": Lifecycle(customer.lifecycle).value}
        customer.lifecycle = lifecycle
        customer.save(update_fields=["lifecycle"])
        note_changes(actor=actor, about=customer, before=before, after={"lifecycle": lifecycle.value})
        record("clients.change_standing", customer, actor=actor, lifecycle=lifecycle.value)
    return customer


def _check_client(customer: Customer) -> None:
    if customer.lifecycle == Lifecycle.PROSPECT:
        raise NotAClient


def _checked(facts: HoldingFacts) -> dict[str, object]:
    if facts.began_on and facts.ended_on and facts.ended_on < facts.began_on:
        raise EndsBeforeItBegins
    stored = {
        name: " ".join(value.split()) if isinstance(value, str) else value for name, value in asdict(facts).items()
    }
    return stored | {"kind": ProductKind(facts.kind)}


def _save(holding: Holding, *fields: str) -> None:
    try:
        with transaction.atomic():
            if fields:
                holding.save(update_fields=fields)
            else:
                holding.save(force_insert=True)
    except IntegrityError as error:
        raise ContractKnown from error


def _facts(file: ClientFile, customer: Customer) -> dict[str, object]:
    return {
        "number": file.number,
        "since_on": file.since_on,
        "adviser": customer.adviser.name if customer.adviser else "",
        "case_handler": customer.case_handler.name if customer.case_handler else "",
    }


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(addresses.lines(value, get_language() or ""))[:LONGEST] if value else ""
    return "" if value is None else str(value)[:LONGEST]
