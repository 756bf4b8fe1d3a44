"""Bringing in what is ready, some rows at a time; a row that cannot come in is told and stops no other."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tenant_apps.accounts.models import Account
from tenant_apps.clients.commands import NewClient, add_holdings, bring_in_clients
from tenant_apps.clients.models import Holding
from tenant_apps.customers.commands.many import NewCustomer
from tenant_apps.customers.errors import PossibleDuplicate
from tenant_apps.customers.likeness import likenesses_of
from tenant_apps.customers.models import Customer
from tenant_apps.imports import policies
from tenant_apps.imports.checking import CUSTOMER_KINDS, day, holding_facts, party_facts
from tenant_apps.imports.commands.connecting import Connecting
from tenant_apps.imports.commands.files import MEANWHILE, go_on, locked
from tenant_apps.imports.commands.updating import update_client, update_holding
from tenant_apps.imports.enums import AT_REST, Choice, Fate, RowKind, State
from tenant_apps.imports.errors import Busy, NothingReady
from tenant_apps.imports.matching import clients_numbered, described
from tenant_apps.imports.models import Import, Row
from tenant_apps.imports.news import IMPORT_DONE
from tenant_apps.imports.telling import kept, kept_of
from tenant_apps.inbox.commands.raising import News, tell_person
from tenants.bulk import fetched, update_rows, without_collecting
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import DomainError
from vestibule.core.formats import country, use_country
from vestibule.core.permissions import require
from vestibule.core.records import record

AT_ONCE = 2_000
"""So many rows are dealt with in one step; the page shows how far it is after each."""
WHILE_ONE_WAITS = 250
"""So many rows come in before the page answers; more come in behind it, and whoever began it is told."""
FEW = 4
_NEEDED = ("id", "owner_id", "line", "rank", "kind", "reference", "facts", "fate", "choice", "why", "matches")
_OF_A_CUSTOMER = ("id", "public_id", "kind", "lifecycle")
_BECAME = ("customer_id", "holding_id", "relation_id", "share_id")
"""Of a row that comes in; of one that cannot, its cells are fetched to be told. A row that is ready has no troubles."""
_KEPT = ("fate", "why", "customer", "holding", "relation", "share")
_TOLD = ("before", "after", "troubles", "matches")
"""What is kept of a row that changed something or did not come in; of the others it stands as it stood."""
_SILENT = frozenset({Fate.ADDED, Fate.UNCHANGED})


@command
def run_import(*, actor: Actor, owner: Import) -> Import:
    """Begin to bring in every row that is ready. The others stay, to be put right and brought in later."""
    require(actor, policies.RUN)
    owner = locked(owner)
    if owner.state not in AT_REST or owner.forgotten_at:
        raise Busy
    total = owner.rows.filter(fate=Fate.READY).count()
    if not total:
        raise NothingReady
    owner.state, owner.total, owner.done, owner.finished_at = State.RUNNING, total, 0, None
    owner.save(update_fields=["state", "total", "done", "finished_at"])
    record("imports.run", owner, actor=actor, count=total)
    go_on(owner, "imports.run", delay=0 if total > WHILE_ONE_WAITS else MEANWHILE)
    return owner


@command
def stop_import(*, actor: Actor, owner: Import) -> Import:
    """Bring in no more rows; what came in stays, and the rest may follow later. Twice is once."""
    require(actor, policies.RUN)
    owner = locked(owner)
    if owner.state == State.RUNNING:
        owner.state, owner.finished_at = State.STOPPED, timezone.now()
        owner.save(update_fields=["state", "finished_at"])
        record("imports.stop", owner, actor=actor, done=owner.done)
    return owner


@command
def work_on_import(*, actor: Actor, owner: Import) -> Import:
    """Bring in the next few rows, with the rights of whoever acts."""
    require(actor, policies.RUN)
    owner = locked(owner)
    if owner.state != State.RUNNING:
        return owner
    ready = owner.rows.filter(fate=Fate.READY).order_by("rank", "line")
    rank = ready.values_list("rank", flat=True).first()
    with override(owner.language), without_collecting(), use_country(country()):
        rows = fetched(ready.filter(rank=rank)[:AT_ONCE], (*_NEEDED, *_BECAME))
        for row in rows:
            row.troubles, row.before, row.after = [], {}, {}
        _bring_in(actor, rows)
        silent = [row for row in rows if row.fate in _SILENT]
        update_rows(silent, _KEPT)
        update_rows([row for row in rows if row.fate not in _SILENT], (*_KEPT, *_TOLD))
    owner.done += len(rows)
    if not owner.rows.filter(fate=Fate.READY).exists():
        owner.state, owner.finished_at = State.DONE, timezone.now()
        _tell(owner)
    owner.save(update_fields=["done", "state", "finished_at"])
    if owner.state == State.RUNNING:
        go_on(owner, "imports.run")
    return owner


def _bring_in(actor: Actor, rows: Sequence[Row]) -> None:
    """Bring these rows in, which are of one rank."""
    if not rows:
        return
    if rows[0].rank == 0:
        new = [row for row in rows if row.choice != Choice.UPDATE]
        _together(actor, new, _add_clients)
        for row in rows:
            if row.choice == Choice.UPDATE:
                _singly(actor, [row], update_client)
        return
    wanted = {row.facts[code] for row in rows for code in ("reference", "other_reference") if code in row.facts}
    keys = clients_numbered(wanted)
    on_file = fetched(Customer.objects.filter(pk__in=set(keys.values())).order_by("pk"), _OF_A_CUSTOMER)
    customers = {customer.pk: customer for customer in on_file}
    found = {reference: customers[pk] for reference, pk in keys.items()}
    there = [row for row in rows if _is_there(row, found)]
    if rows[0].kind == RowKind.PRODUCT:
        _bring_in_products(actor, there, found)
    else:
        _together(actor, there, Connecting.of(found).connect)


def _bring_in_products(actor: Actor, rows: Sequence[Row], found: dict[str, Customer]) -> None:
    for row in rows:
        row.customer_id = found[row.reference].pk
    held = Holding.objects.filter(customer__in={row.customer_id for row in rows}).order_by("pk")
    known = {(each.customer_id, each.number): each for each in held if each.number}
    loose = {(each.customer_id, each.kind, each.name, each.provider, each.began_on): each for each in held}
    new = []
    for row in rows:
        facts = holding_facts(row.facts["holding"])
        same = loose.get((row.customer_id, facts.kind, facts.name, facts.provider, facts.began_on))
        held_by_now = known.get((row.customer_id, facts.number)) if facts.number else same
        row.holding_id = held_by_now.pk if held_by_now else None
        if held_by_now is None:
            new.append(row)
        else:
            _singly(actor, [row], update_holding)
    _together(actor, new, partial(_add_holdings, found))


def _is_there(row: Row, found: dict[str, Customer]) -> bool:
    """Whether whom the row is about is on file by now."""
    codes = [code for code in ("reference", "other_reference") if code in row.facts]
    missing = [code for code in codes if row.facts[code] not in found]
    for code in missing:
        _refuse(row, kept("not-come-in"), code)
    return not missing


def _together(actor: Actor, rows: Sequence[Row], add: Callable[[Actor, Sequence[Row]], None]) -> None:
    """All at once; if one cannot come in, each half by itself, down to a few that come one after the other."""
    if len(rows) <= FEW:
        _singly(actor, rows, lambda actor, one: add(actor, [one]))
        return
    try:
        with transaction.atomic():
            add(actor, rows)
    except (DomainError, IntegrityError):
        half = len(rows) // 2
        _together(actor, rows[:half], add)
        _together(actor, rows[half:], add)


def _singly(actor: Actor, rows: Sequence[Row], do: Callable[[Actor, Row], None]) -> None:
    for row in rows:
        try:
            with transaction.atomic():
                do(actor, row)
        except PossibleDuplicate:
            _ask(row)
        except DomainError as error:
            _refuse(row, kept_of(error))
        except IntegrityError:
            _refuse(row, kept("says-else"))


def _ask(row: Row) -> None:
    """Somebody alike came on file meanwhile, or with a row before this one."""
    people = [party_facts(kept) for kept in row.facts["parties"]]
    row.matches = described(row.kind, [likeness for each in likenesses_of(people) for likeness in each])
    row.fate, row.customer = Fate.ASKED, None


def _refuse(row: Row, told: Mapping[str, Any], field: str = "") -> None:
    trouble = {"field": field, "value": row.cells.get(field, "")[:100], **told}
    row.troubles, row.fate = [*row.troubles, trouble], Fate.BAD


def _add_clients(actor: Actor, rows: Sequence[Row]) -> None:
    wanted = {row.facts["adviser"] for row in rows} - {None}
    advisers = Account.objects.visible_to(actor).professionals().active().in_bulk(wanted)
    clients = [
        NewClient(
            customer=NewCustomer(
                kind=CUSTOMER_KINDS[RowKind(row.kind)],
                parties=tuple(party_facts(kept) for kept in row.facts["parties"]),
                adviser=advisers.get(row.facts["adviser"]),
                despite_duplicates=row.choice == Choice.ADD,
                is_read=True,
            ),
            number=row.facts["number"],
            since_on=day(row.facts["since_on"]),
        )
        for row in rows
    ]
    for row, customer in zip(rows, bring_in_clients(actor=actor, clients=clients), strict=True):
        row.customer_id, row.fate = customer.pk, Fate.ADDED


def _add_holdings(found: Mapping[str, Customer], actor: Actor, rows: Sequence[Row]) -> None:
    facts = [(found[row.reference], holding_facts(row.facts["holding"])) for row in rows]
    for row, holding in zip(rows, add_holdings(actor=actor, holdings=facts), strict=True):
        row.holding_id, row.fate = holding.pk, Fate.ADDED


def _tell(owner: Import) -> None:
    """Tell whoever began it, if it took longer than one waits for."""
    if owner.total <= WHILE_ONE_WAITS:
        return
    path = reverse("professional:imports:detail", urlconf=settings.TENANT_URLCONF, args=[owner.public_id])
    detail = f"{owner.file_name} · {owner.done}"
    news = News(
        kind=IMPORT_DONE,
        key=f"import:{owner.public_id}:{owner.step}",
        path=path,
        detail=detail,
        subject=owner.public_id,
    )
    tell_person(news, Account.objects.get(pk=owner.account_id))
