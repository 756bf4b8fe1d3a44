"""Undoing an import while what it did is untouched; what was changed or used since is left alone and named."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from tenant_apps.clients.commands import edit_holding, remove_relation
from tenant_apps.clients.commands import remove_holding as remove_product
from tenant_apps.clients.models import Change, ClientFile, Holding
from tenant_apps.customers.commands import edit_party, facts_of
from tenant_apps.customers.commands.many import remove_customers, remove_holding
from tenant_apps.customers.models import Customer, CustomerParty, Party
from tenant_apps.customers.models import Holding as Share
from tenant_apps.imports import policies
from tenant_apps.imports.checking import day, holding_facts, party_facts
from tenant_apps.imports.commands.files import MEANWHILE, go_on, locked
from tenant_apps.imports.commands.running import WHILE_ONE_WAITS
from tenant_apps.imports.commands.updating import (
    CLIENT,
    client_facts,
    holding_row,
    parties_of,
    party_row,
    write_client,
)
from tenant_apps.imports.enums import Fate, State
from tenant_apps.imports.errors import Busy
from tenant_apps.imports.models import Import, Row
from tenant_apps.imports.telling import give_reason, kept, kept_of
from tenants.bulk import update_rows
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import DomainError
from vestibule.core.permissions import require
from vestibule.core.records import record

DID = (Fate.ADDED, Fate.UPDATED)
_OF_CLIENTS = {"number": "reference"}
_OF_PRODUCTS = {"kind": "product_kind", "name": "product_name", "number": "contract_number"}
"""The fields of a file that facts are read from, where they are called otherwise."""
_OWN = {CustomerParty, ClientFile, Change, Row}
"""What points at a client by itself, and is no use that somebody made of it."""


@command
def undo_import(*, actor: Actor, owner: Import) -> Import:
    """Begin to take back what came in, the last first."""
    require(actor, policies.RUN)
    owner = locked(owner)
    total = owner.rows.filter(fate__in=DID).count()
    if owner.state not in {State.DONE, State.STOPPED} or owner.forgotten_at or not total:
        raise Busy
    owner.state, owner.total, owner.done = State.UNDOING, total, 0
    owner.save(update_fields=["state", "total", "done"])
    record("imports.undo", owner, actor=actor, count=total)
    go_on(owner, "imports.undo", delay=0 if total > WHILE_ONE_WAITS else MEANWHILE)
    return owner


@command
def work_on_undoing(*, actor: Actor, owner: Import) -> Import:
    """Take the next few rows back, with the rights of whoever acts."""
    require(actor, policies.RUN)
    owner = locked(owner)
    if owner.state != State.UNDOING:
        return owner
    did = owner.rows.filter(fate__in=DID).order_by("-rank", "-line")
    whole = did.select_related("customer", "holding__customer", "relation__party", "relation__other")
    rows = list(whole[:WHILE_ONE_WAITS])
    with override(owner.language):
        gone = _take_back(actor, rows)
    for row in rows:
        if row.customer_id in gone:
            row.customer = None
    update_rows(rows, ("fate", "why", "troubles", "customer", "holding", "relation", "share"))
    owner.done += len(rows)
    if not owner.rows.filter(fate__in=DID).exists():
        owner.state, owner.finished_at = State.UNDONE, timezone.now()
    owner.save(update_fields=["done", "state", "finished_at"])
    if owner.state == State.UNDOING:
        go_on(owner, "imports.undo")
    return owner


def _take_back(actor: Actor, rows: Sequence[Row]) -> set[int]:
    """Take these rows back, and return the clients who are gone."""
    added = [row for row in rows if row.rank == 0 and row.fate == Fate.ADDED]
    for row in rows:
        if row in added:
            continue
        try:
            with transaction.atomic():
                _take_one_back(actor, row)
        except DomainError as error:
            _keep(row, kept_of(error))
    return _remove(actor, added)


def _take_one_back(actor: Actor, row: Row) -> None:
    """A product, a connection, or what an update changed."""
    if row.rank == 0:
        _restore_client(actor, row)
    elif row.holding is not None:
        _take_product_back(actor, row, row.holding)
    elif row.relation is not None:
        remove_relation(actor=actor, relation=row.relation)
        row.relation, row.fate = None, Fate.UNDONE
    elif row.share_id and row.fate == Fate.ADDED and (share := _current(row.share_id)):
        remove_holding(actor=actor, holding=share)
        row.share, row.fate = None, Fate.UNDONE
    else:
        _leave(row, "changed-since")


def _current(share_id: int) -> Share | None:
    return Share.objects.current().select_related("owner", "owned").filter(pk=share_id).first()


def _take_product_back(actor: Actor, row: Row, holding: Holding) -> None:
    known = holding_row(holding)
    if row.fate == Fate.ADDED:
        if known != row.facts["holding"]:
            _leave(row, "product-changed")
            return
        remove_product(actor=actor, holding=holding)
        row.holding, row.fate = None, Fate.UNDONE
        return
    said, before = row.after.get("holding", {}), row.before.get("holding", {})
    left = [name for name in said if known[name] != said[name]]
    restored = {name: before[name] for name in said if name not in left}
    edit_holding(actor=actor, holding=holding, facts=holding_facts(known | restored))
    _leave_fields(row, left, _OF_PRODUCTS)


def _restore_client(actor: Actor, row: Row) -> None:
    """Set back what the update changed and nobody has since."""
    customer = Customer.objects.select_related("adviser", "case_handler").filter(pk=row.customer_id).first()
    if customer is None:
        _leave(row, "client-gone")
        return
    left: list[str] = []
    for party in parties_of(customer):
        key = str(party.public_id)
        if key in row.after:
            known = party_row(facts_of(party))
            back = _back(known, row.before[key], row.after[key], left)
            if back:
                edit_party(actor=actor, party=party, facts=party_facts(known | back))
    if CLIENT in row.after:
        known = client_facts(customer)
        back = _back(known, row.before[CLIENT], row.after[CLIENT], left)
        if back:
            write_client(actor, customer, known | back)
    _leave_fields(row, left, _OF_CLIENTS)


def _back(known: dict[str, Any], before: dict[str, Any], after: dict[str, Any], left: list[str]) -> dict[str, Any]:
    """What stood there before, of what still is as the import left it; the rest is named in ``left``."""
    left += [name for name in after if known[name] != after[name]]
    return {name: before[name] for name in after if known[name] == after[name]}


def _remove(actor: Actor, rows: Sequence[Row]) -> set[int]:
    """Take clients off file whom nobody touched since they came in."""
    there = [row for row in rows if row.customer_id]
    for row in rows:
        if not row.customer_id:
            _leave(row, "client-gone")
    used = _used({row.customer_id for row in there if row.customer_id})
    same = _unchanged(there)
    gone = []
    for row in there:
        if row.customer_id in used:
            _leave(row, "client-used", what=used[row.customer_id])
        elif row.pk not in same:
            _leave(row, "client-changed")
        else:
            gone.append(row)
    keys = {row.customer_id for row in gone if row.customer_id}
    remove_customers(actor=actor, customers=[row.customer for row in gone if row.customer])
    for row in gone:
        row.fate = Fate.UNDONE
    return keys


def _unchanged(rows: Sequence[Row]) -> set[int]:
    """The rows whose clients are as they came in."""
    keys = {row.customer_id for row in rows}
    parties: dict[int, list[Party]] = defaultdict(list)
    for member in CustomerParty.objects.filter(customer__in=keys).select_related("party").order_by("position"):
        parties[member.customer_id].append(member.party)
    files = {file.customer_id: file for file in ClientFile.objects.filter(customer__in=keys).order_by("pk")}
    found = set()
    for row in rows:
        told = [_compared(party_row(party_facts(kept))) for kept in row.facts["parties"]]
        known = [_compared(party_row(facts_of(party))) for party in parties[row.customer_id or 0]]
        file = files.get(row.customer_id or 0)
        is_same = file is not None and (file.number, file.since_on) == (row.facts["number"], day(row.facts["since_on"]))
        if is_same and known == told and not any(party.account_id for party in parties[row.customer_id or 0]):
            found.add(row.pk)
    return found


def _compared(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts without what the commands fill in by themselves."""
    return {name: value for name, value in facts.items() if name not in {"language", "company_country"}}


def _used(customers: Collection[int]) -> dict[int, str]:
    """What points at each client or its people besides what came in with it, by the name of its model."""
    members = list(CustomerParty.objects.filter(customer__in=customers).order_by("pk").values_list("party", "customer"))
    owners = dict(members)
    elsewhere = CustomerParty.objects.filter(party__in=owners).exclude(customer__in=customers).order_by("pk")
    found = {owners[pk]: Customer._meta.label_lower for pk in elsewhere.values_list("party_id", flat=True)}
    for model, of_whom in ((Customer, {pk: pk for pk in customers}), (Party, owners)):
        for relation in model._meta.related_objects:
            theirs = relation.related_model
            if theirs in _OWN or relation.many_to_many:
                continue
            name = relation.field.attname
            known: Any = theirs
            rows = known.objects.filter(**{f"{name}__in": list(of_whom)}).order_by("pk")
            for pk in rows.values_list(name, flat=True):
                found.setdefault(of_whom[pk], theirs._meta.label_lower)
    return found


def _leave_fields(row: Row, left: Sequence[str], codes: Mapping[str, str]) -> None:
    if left:
        _leave(row, "fields-changed", fields=[codes.get(name, name) for name in left])
    else:
        row.fate = Fate.UNDONE


def _leave(row: Row, code: str, **about: object) -> None:
    _keep(row, kept(code, **about))


def _keep(row: Row, told: Mapping[str, Any]) -> None:
    row.fate = Fate.KEPT
    give_reason(row, told)
