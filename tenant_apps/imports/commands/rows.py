"""One row: reading it, putting it right, and choosing what happens with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from tenant_apps.customers.models import Customer
from tenant_apps.imports import policies
from tenant_apps.imports.checking import People, check, fingerprint
from tenant_apps.imports.enums import AT_REST, PARTIES, RANKS, Choice, Fate, RowKind
from tenant_apps.imports.errors import Busy, NotLike
from tenant_apps.imports.fields import NAMED
from tenant_apps.imports.matching import clients_numbered, match, match_with_earlier
from tenant_apps.imports.models import Import, Row
from tenant_apps.imports.reading import Line, tidy
from tenant_apps.imports.telling import kept
from tenants.bulk import fetched, made, update_rows
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require

PART = 1_000
LONGEST_CELL = 1_000
_READ = (
    *("cells", "kind", "rank", "reference", "fingerprint", "facts", "troubles"),
    *("matches", "signs", "fate", "choice", "why", "customer"),
)
_UNDERSTOOD = ("kind", "facts", "rank", "reference", "fingerprint", "troubles", "fate")
OPEN = (Fate.READY, Fate.BAD, Fate.ASKED, Fate.SKIPPED)
"""Rows of which nothing came in yet."""


def new_rows(owner: Import, lines: Sequence[Line], people: People, places: Sequence[tuple[int, str]]) -> list[Row]:
    """The rows of lines, checked and not saved; ``places`` are the columns that are read, and for which field."""
    read = []
    for line in lines:
        cells = {}
        for place, code in places:
            text = tidy(line.cells[place]) if place < len(line.cells) and line.cells[place] else ""
            if text:
                cells[code] = text[:LONGEST_CELL]
        read.append((owner.pk, line.number, cells, *_understood(cells, owner.usual_kind, people)))
    rows = made(Row, ("owner_id", "line", "cells", *_UNDERSTOOD), read)
    width = len(owner.header)
    for row, line in zip(rows, lines, strict=True):
        row._state.fields_cache["owner"] = owner
        if line.is_broken:
            _spoil(row, "", "broken-line")
        elif len(line.cells) > width and any(cell.strip() for cell in line.cells[width:]):
            _spoil(row, "", "too-many-cells")
    return rows


@command
def edit_row(*, actor: Actor, row: Row, cells: Mapping[str, str]) -> Row:
    """Put cells of a row right and check it again."""
    require(actor, policies.RUN)
    row = _open(row)
    row.cells = {code: tidy(text)[:LONGEST_CELL] for code, text in cells.items() if code in NAMED and text.strip()}
    row.choice, row.customer, row.matches, row.why, row.signs = "", None, [], "", []
    _check(row, People.of(actor))
    match(row.owner, [row])
    match_with_earlier(row)
    row.save(update_fields=_READ)
    check_references(row.owner)
    row.refresh_from_db()
    return row


@command
def choose(*, actor: Actor, row: Row, choice: str, customer: Customer | None = None) -> Row:
    """Say what happens with a row that is like somebody on file."""
    require(actor, policies.RUN)
    row = _open(row)
    _choose(row, Choice(choice), customer)
    row.save(update_fields=["choice", "customer", "fate"])
    return row


@command
def choose_for_all(*, actor: Actor, owner: Import, choice: str) -> int:
    """Say it of every row that waits for a choice; to update, of those that are like one customer alone."""
    require(actor, policies.RUN)
    owner = _at_rest(owner.pk)
    asked = Row.objects.filter(owner=owner, fate=Fate.ASKED)
    if choice == Choice.SKIP:
        return asked.update(choice=Choice.SKIP, fate=Fate.SKIPPED)
    if choice == Choice.ADD:
        return asked.update(choice=Choice.ADD, fate=Fate.READY)
    return _update_all(asked)


def check_references(owner: Import) -> None:
    """Spoil each product and connection whose client is neither on file nor in the file."""
    waiting = Row.objects.filter(owner=owner, rank__gt=0, fate=Fate.READY).order_by("pk")
    last = 0
    while rows := fetched(waiting.filter(pk__gt=last)[:PART], ("id", "owner_id", "line", "kind", "facts", "fate")):
        last = rows[-1].pk
        wanted = {row.facts[code] for row in rows for code in _references(row)}
        known = set(clients_numbered(wanted))
        of_file = Row.objects.filter(owner=owner, rank=0, reference__among=wanted).order_by("pk")
        known |= set(of_file.values_list("reference", flat=True))
        spoilt = []
        for row in rows:
            for code in _references(row):
                if row.facts[code] not in known:
                    _spoil(row, code, "unknown-number")
                    spoilt.append(row)
        update_rows(spoilt, ("troubles", "fate"))


def _references(row: Row) -> tuple[str, ...]:
    return ("reference", "other_reference") if row.kind == RowKind.CONNECTION else ("reference",)


def _check(row: Row, people: People) -> None:
    for name, value in zip(_UNDERSTOOD, _understood(row.cells, row.owner.usual_kind, people), strict=True):
        setattr(row, name, value)


def _understood(cells: Mapping[str, str], usual_kind: str, people: People) -> tuple[Any, ...]:
    """What is kept of a row as it was understood. By its fingerprint only a row without a number is known again."""
    found = check(cells, usual_kind, people)
    reference = cells.get("reference", "")[:40]
    return (
        found.kind,
        found.facts,
        RANKS.get(RowKind(found.kind), 0) if found.kind else 0,
        reference,
        "" if reference else fingerprint(cells, usual_kind),
        [{"field": each.field, "value": each.value, **each.told} for each in found.troubles],
        Fate.BAD if found.troubles else Fate.READY,
    )


def _spoil(row: Row, field: str, code: str) -> None:
    row.troubles = [*row.troubles, {"field": field, "value": row.cells.get(field, "")[:100], **kept(code)}]
    row.fate = Fate.BAD


def _open(row: Row) -> Row:
    """The row as it is now, while nothing of it came in and the import rests, which nobody begins meanwhile."""
    owner = _at_rest(row.owner_id)
    found: Row = Row.objects.select_for_update(of=("self",), no_key=True).get(pk=row.pk)
    if owner.forgotten_at or found.fate not in OPEN:
        raise Busy
    found.owner = owner
    return found


def _at_rest(key: int) -> Import:
    """The import as it is now, locked as those lock it who begin or undo it in another window."""
    found: Import = Import.objects.select_for_update(of=("self",), no_key=True).get(pk=key)
    if found.state not in AT_REST:
        raise Busy
    return found


def _choose(row: Row, choice: Choice, customer: Customer | None) -> None:
    able = {each["customer"] for each in row.matches if each["may_update"]}
    if not row.matches or (choice == Choice.UPDATE and (customer is None or str(customer.public_id) not in able)):
        raise NotLike
    row.choice, row.customer = choice, customer if choice == Choice.UPDATE else None
    row.fate = Fate.SKIPPED if choice == Choice.SKIP else Fate.READY


def _update_all(asked: Any) -> int:
    changed, last = 0, 0
    while rows := list(asked.filter(pk__gt=last).order_by("pk")[:PART]):
        last = rows[-1].pk
        sure = {row.pk: one for row in rows if (one := _only_one(row))}
        customers = Customer.objects.filter(public_id__in=set(sure.values())).order_by("pk")
        keys = {str(public_id): pk for public_id, pk in customers.values_list("public_id", "pk")}
        chosen = [row for row in rows if sure.get(row.pk) in keys]
        for row in chosen:
            row.choice, row.fate, row.customer_id = Choice.UPDATE, Fate.READY, keys[sure[row.pk]]
        update_rows(chosen, ("choice", "fate", "customer"))
        changed += len(chosen)
    return changed


def _only_one(row: Row) -> str:
    """The customer whom the row is like, if that is one alone."""
    able = [each["customer"] for each in row.matches if each["may_update"]]
    return able[0] if len(able) == 1 and row.kind in PARTIES else ""
