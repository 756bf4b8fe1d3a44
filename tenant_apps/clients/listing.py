"""The list of clients: what may be asked of it, and what each line shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from tenant_apps.clients.enums import PORTAL_TONES, Portal, Sort, Standing
from tenant_apps.clients.models import Holding
from tenant_apps.customers.enums import CustomerKind, Lifecycle
from tenant_apps.customers.models import Customer
from tenant_apps.customers.querysets import CustomerQuerySet
from tenant_apps.dossiers.models import Dossier
from tenant_apps.invites.models import Invite
from vestibule.core.actors import Actor

ORDER: dict[Sort, tuple[str, ...]] = {
    Sort.NAME: ("sort_name", "pk"),
    Sort.NUMBER: ("number",),
    Sort.NEWEST: ("-created_at", "-pk"),
    Sort.OLDEST: ("created_at", "pk"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody wants to see of the list; an empty value asks for every client."""

    words: str = ""
    kind: str = ""
    adviser: UUID | None = None
    portal: str = ""
    standing: str = Standing.CURRENT
    sort: str = Sort.NAME


@dataclass(frozen=True, slots=True)
class Line:
    """One client in the reader's words."""

    public_id: str
    name: str
    number: str
    own_number: str
    kind: str
    adviser: str
    since_on: date | None
    dossiers: int
    products: int
    portal: str
    portal_tone: str


def clients_of(actor: Actor) -> CustomerQuerySet:
    """Everybody who is or was a client."""
    return Customer.objects.visible_to(actor).exclude(lifecycle=Lifecycle.PROSPECT)


def clients(actor: Actor, question: Question) -> CustomerQuerySet:
    """The clients that answer the question, in its order."""
    lifecycle = Lifecycle.FORMER if question.standing == Standing.FORMER else Lifecycle.CLIENT
    found = clients_of(actor).filter(lifecycle=lifecycle)
    if question.words:
        own = Q(client_file__number__istartswith=question.words.strip())
        found = found.filter(own | Q(pk__in=Customer.objects.matching(question.words).values("pk")))
    if question.kind:
        found = found.filter(kind=question.kind)
    if question.adviser:
        theirs = Dossier.objects.visible_to(actor).filter(customer=OuterRef("pk"), adviser__public_id=question.adviser)
        found = found.filter(Q(adviser__public_id=question.adviser) | Q(Exists(theirs)))
    if question.portal:
        found = with_portal(actor, found).filter(portal=question.portal)
    return found.order_by(*ORDER[Sort(question.sort)])


def with_portal(actor: Actor, found: CustomerQuerySet) -> CustomerQuerySet:
    """Add ``portal``: how far somebody of the client is in the client portal."""
    invites = Invite.objects.visible_to(actor).order_by().filter(dossier__customer=OuterRef("pk"))
    state = Case(
        When(Exists(invites.giving_access()), then=Value(Portal.ACCESS.value)),
        When(Exists(invites.not_revoked()), then=Value(Portal.INVITED.value)),
        default=Value(Portal.NONE.value),
        output_field=CharField(),
    )
    return found.annotate(portal=state)


def lines(actor: Actor, found: CustomerQuerySet) -> list[Line]:
    """The lines of one page, in one statement."""
    latest = Dossier.objects.visible_to(actor).filter(customer=OuterRef("pk")).order_by("-created_at", "-pk")
    rows = with_portal(actor, found).annotate(
        looked_after_by=Coalesce("adviser__name", Subquery(latest.values("adviser__name")[:1]), Value("")),
        dossier_count=_count(Dossier.objects.visible_to(actor).ongoing()),
        product_count=_count(Holding.objects.visible_to(actor)),
    )
    facts = ("public_id", "name", "number", "client_file__number", "kind", "looked_after_by", "client_file__since_on")
    kinds = {kind.value: str(kind.label) for kind in CustomerKind}
    states = {state.value: (str(state.label), PORTAL_TONES[state]) for state in Portal}
    found = rows.values_list(*facts, "dossier_count", "product_count", "portal")
    return [
        Line(
            str(public_id), name, number, own or "", kinds[kind], adviser, since_on, dossiers, products, *states[portal]
        )
        for public_id, name, number, own, kind, adviser, since_on, dossiers, products, portal in rows.values_list(
            *facts, "dossier_count", "product_count", "portal"
        )
    ]


def _count(rows: Any) -> Coalesce:
    counted = rows.filter(customer=OuterRef("pk")).order_by().values("customer").annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count")), 0)
