"""Updating who and what is on file with what a row says; a cell that is empty takes nothing away."""

from dataclasses import asdict, replace
from typing import Any

from tenant_apps.accounts.models import Account
from tenant_apps.clients.commands import HoldingFacts, edit_client, edit_holding
from tenant_apps.clients.models import ClientFile, Holding
from tenant_apps.customers.commands import PartyFacts, edit_party, facts_of, stored_facts
from tenant_apps.customers.models import Customer, Party
from tenant_apps.imports.checking import day, holding_facts, party_facts
from tenant_apps.imports.enums import Fate
from tenant_apps.imports.models import Row
from vestibule.core.actors import Actor

CLIENT = "client"


def update_client(actor: Actor, row: Row) -> None:
    """Note what the row says of the client whom somebody chose, and what stood there before."""
    customer = Customer.objects.select_related("adviser", "case_handler").get(pk=row.customer_id)
    parties = parties_of(customer)
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for party, kept in zip(parties, row.facts["parties"], strict=False):
        _update_party(actor, party, kept, before, after)
    known = client_facts(customer)
    said = {"number": row.facts["number"], "since_on": row.facts["since_on"], "adviser": row.facts["adviser"]}
    if known["number"] or said["number"] == customer.number:
        said["number"] = ""
    wanted = {name: value or known[name] for name, value in said.items()}
    if wanted != known:
        write_client(actor, customer, wanted)
        changed = [name for name in wanted if wanted[name] != known[name]]
        before[CLIENT] = {name: known[name] for name in changed}
        after[CLIENT] = {name: wanted[name] for name in changed}
    row.before, row.after = before, after
    row.fate = Fate.UPDATED if after else Fate.UNCHANGED


def parties_of(customer: Customer) -> list[Party]:
    """The people and companies of a customer in the order of a row's."""
    members = customer.members.select_related("party__account").order_by("position")
    return [member.party for member in members]


def party_row(facts: PartyFacts) -> dict[str, Any]:
    """The facts of a party as a row keeps them."""
    return {**asdict(facts), "birth_date": facts.birth_date.isoformat() if facts.birth_date else ""}


def client_facts(customer: Customer) -> dict[str, Any]:
    """What the firm itself noted about a client, as a row keeps it."""
    file = ClientFile.objects.filter(customer=customer).first()
    since = file.since_on.isoformat() if file and file.since_on else ""
    return {"number": file.number if file else "", "since_on": since, "adviser": customer.adviser_id}


def write_client(actor: Actor, customer: Customer, facts: dict[str, Any]) -> None:
    """Note the firm's own facts."""
    adviser = Account.objects.filter(pk=facts["adviser"]).first() if facts["adviser"] else None
    edit_client(
        actor=actor,
        customer=customer,
        number=facts["number"],
        since_on=day(facts["since_on"]),
        adviser=adviser,
        case_handler=customer.case_handler,
    )


def update_holding(actor: Actor, row: Row) -> None:
    """Note what the row says of a product that is on file."""
    holding = Holding.objects.select_related("customer").filter(pk=row.holding_id).get()
    before = holding_row(holding)
    told = row.facts["holding"]
    wanted = {name: told[name] or before[name] for name in before}
    edit_holding(actor=actor, holding=holding, facts=holding_facts(wanted))
    changed = [name for name in wanted if wanted[name] != before[name]]
    row.before = {"holding": {name: before[name] for name in changed}} if changed else {}
    row.after = {"holding": {name: wanted[name] for name in changed}} if changed else {}
    row.fate = Fate.UPDATED if changed else Fate.UNCHANGED


def holding_row(holding: Holding) -> dict[str, Any]:
    """The facts of a product as a row keeps them."""
    facts = {name: getattr(holding, name) for name in HoldingFacts.__dataclass_fields__}
    days = {name: facts[name].isoformat() if facts[name] else "" for name in ("began_on", "ended_on")}
    return {**facts, **days, "kind": str(facts["kind"])}


def _update_party(
    actor: Actor, party: Party, kept: dict[str, Any], before: dict[str, Any], after: dict[str, Any]
) -> None:
    known = facts_of(party)
    told = party_facts(kept)
    said = {name: value for name, value in asdict(told).items() if value and name not in {"kind", "form_of_address"}}
    if told.form_of_address != PartyFacts().form_of_address:
        said["form_of_address"] = told.form_of_address
    stored = stored_facts(replace(known, **said))
    if stored == known:
        return
    edit_party(actor=actor, party=party, facts=stored)
    old, new = party_row(known), party_row(stored)
    changed = [name for name in new if new[name] != old[name]]
    before[str(party.public_id)] = {name: old[name] for name in changed}
    after[str(party.public_id)] = {name: new[name] for name in changed}
