"""Whom rows are about: clients on file by number or likeness, rows of earlier files, and rows of the same file."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import connection

from tenant_apps.clients.models import ClientFile
from tenant_apps.customers.likeness import Likeness, likenesses_of, signs_of
from tenant_apps.customers.models import Customer, CustomerParty
from tenant_apps.imports.checking import CUSTOMER_KINDS, party_facts, signs
from tenant_apps.imports.enums import PARTIES, Choice, Fate
from tenant_apps.imports.models import Import, Row
from tenant_apps.imports.telling import give_reason, kept, kept_grounds, kept_line
from tenants.bulk import update_rows

PART = 1_000
FEW = 8
"""So many rows of the same file are named at most."""
_TWICE = """
    SELECT id, array_agg(DISTINCT first ORDER BY first)
    FROM (
        SELECT id, line, min(line) OVER (PARTITION BY sign) AS first
        FROM imports_row, unnest(signs) AS sign
        WHERE owner_id = %s AND rank = 0
    ) AS told
    WHERE first < line GROUP BY id ORDER BY id
"""


def clients_numbered(references: Collection[str]) -> dict[str, int]:
    """The key of each client by the firm's own number, or by ours."""
    wanted = {reference for reference in references if reference}
    ours = Customer.objects.filter(number__among=wanted).values_list("number", "pk").order_by("pk")
    own = ClientFile.objects.filter(number__among=wanted).values_list("number", "customer_id").order_by("pk")
    return dict(ours) | dict(own)


def match(owner: Import, rows: Sequence[Row]) -> None:
    """Say of each row that is in order whom it is about; ask where somebody must choose. Saves nothing.

    Of rows of the file itself it is asked when all are there, by ``match_each_other``.
    """
    rows = [row for row in rows if row.fate == Fate.READY]
    _match_before(owner, rows)
    rows = [row for row in rows if row.fate == Fate.READY and row.kind in PARTIES]
    _refuse_twice(owner, [row for row in rows if row.reference])
    rows = [row for row in rows if row.fate == Fate.READY]
    numbered = clients_numbered({row.reference for row in rows})
    for row in rows:
        row.customer_id = numbered.get(row.reference)
        row.choice = Choice.UPDATE if row.customer_id else ""
    unknown = [row for row in rows if not row.customer_id]
    _match_likeness(unknown)
    for row in unknown:
        row.fate = Fate.ASKED if row.matches else Fate.READY


def _refuse_twice(owner: Import, rows: Sequence[Row]) -> None:
    """A client stands in a file once."""
    earlier = Row.objects.filter(owner=owner, rank=0, reference__among={row.reference for row in rows})
    others = earlier.exclude(line__among=[row.line for row in rows]).exclude(fate=Fate.SKIPPED)
    first = dict(others.order_by("-line").values_list("reference", "line"))
    for row in rows:
        line = first.setdefault(row.reference, row.line)
        if line != row.line:
            told = kept("twice-in-file", line=line)
            row.troubles = [*row.troubles, {"field": "reference", "value": row.reference, **told}]
            row.fate = Fate.BAD


def _match_before(owner: Import, rows: Sequence[Row]) -> None:
    """The same row in an earlier file is on file already."""
    marks = {row.fingerprint for row in rows if not row.reference}
    if not marks:
        return
    told = Row.objects.filter(fingerprint__among=marks).exclude(fingerprint="").exclude(owner=owner)
    earlier = told.filter(fate__in=(Fate.ADDED, Fate.UPDATED, Fate.UNCHANGED))
    known = {row.fingerprint: row for row in earlier.exclude(customer=None).order_by("pk")}
    for row in rows:
        if not row.reference and row.fingerprint in known:
            row.customer_id, row.fate = known[row.fingerprint].customer_id, Fate.UNCHANGED
            give_reason(row, kept("brought-before"))


def _match_likeness(rows: Sequence[Row]) -> None:
    people = [[party_facts(kept) for kept in row.facts["parties"]] for row in rows]
    flat = [facts for each in people for facts in each]
    texts = [signs_of(facts) for facts in flat]
    found, texts_in_turn = iter(likenesses_of(flat, texts)), iter(texts)
    alike = [[likeness for _facts in each for likeness in next(found)] for each in people]
    customers = _customers_of({likeness.party.pk for each in alike for likeness in each})
    for row, facts, each in zip(rows, people, alike, strict=True):
        row.matches = described(row.kind, each, customers)
        row.signs = signs({text for _one in facts for text in next(texts_in_turn).alike})


def described(kind: str, alike: Iterable[Likeness], customers: dict[int, list[Customer]] | None = None) -> list[dict]:
    """Each customer that a row may be about, with why; one of another kind cannot be updated by it."""
    alike = list(alike)
    if customers is None:
        customers = _customers_of({likeness.party.pk for likeness in alike})
    found: dict[str, dict[str, Any]] = {}
    for likeness in alike:
        grounds = kept_grounds(likeness.grounds)
        for customer in customers.get(likeness.party.pk, ()):
            found[str(customer.public_id)] = {
                "customer": str(customer.public_id),
                "name": customer.name,
                "number": customer.number,
                **grounds,
                "may_update": customer.kind == CUSTOMER_KINDS[kind],
            }
        if likeness.party.pk not in customers:
            found[str(likeness.party.public_id)] = {
                "customer": "",
                "name": str(likeness.party),
                "number": "",
                **grounds,
                "may_update": False,
            }
    return list(found.values())


def _customers_of(parties: Collection[int]) -> dict[int, list[Customer]]:
    found: dict[int, list[Customer]] = defaultdict(list)
    members = CustomerParty.objects.filter(party__in=parties).select_related("customer")
    for member in members.order_by("customer_id", "position"):
        found[member.party_id].append(member.customer)
    return found


def match_each_other(owner: Import) -> None:
    """Ask about each row that is like an earlier one of the same file; all are compared in one pass."""
    with connection.cursor() as cursor:
        cursor.execute(_TWICE, [owner.pk])
        found = cursor.fetchall()
    for start in range(0, len(found), PART):
        earlier = dict(found[start : start + PART])
        waiting = Row.objects.filter(pk__in=earlier, fate__in=(Fate.READY, Fate.ASKED), customer=None)
        alike = list(waiting.order_by("pk"))
        for row in alike:
            row.matches, row.fate = [*row.matches, *map(kept_line, earlier[row.pk][:FEW])], Fate.ASKED
        update_rows(alike, ("matches", "fate"))


def match_with_earlier(row: Row) -> None:
    """Ask about one row that was put right, if it is like an earlier one of the same file. Saves nothing."""
    if row.fate in {Fate.READY, Fate.ASKED} and row.signs and not row.customer_id:
        others = Row.objects.filter(owner=row.owner, line__lt=row.line, signs__overlap=row.signs)
        lines = others.order_by("line").values_list("line", flat=True)[:FEW]
        row.matches += [kept_line(line) for line in lines]
        row.fate = Fate.ASKED if row.matches else row.fate
