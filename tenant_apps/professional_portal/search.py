"""The global search: dossiers, people, documents, messages and pages by words of theirs, as the reader may see them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from tenant_apps.customers.models import Customer, CustomerParty
from tenant_apps.customers.names import full_name
from tenant_apps.customers.querysets import CustomerQuerySet
from tenant_apps.documents.enums import RequestState
from tenant_apps.documents.models import DocumentRequest, DocumentType
from tenant_apps.dossiers.enums import DossierKind
from tenant_apps.dossiers.models import Dossier
from tenant_apps.dossiers.progress import Progress
from tenant_apps.professional_portal.nav import COMMANDS, PLACES, open_to
from tenant_apps.professional_portal.places import Place
from tenant_apps.professional_portal.settings_places import SETTINGS
from tenant_apps.threads.models import ThreadMessage
from vestibule.core.actors import Actor
from vestibule.core.permissions import allows, permission_named
from vestibule.core.sorting import columns_as_shown, folded

SHOWN, SHOWN_AT_ONCE = 20, 6
SHORTEST_OF_MESSAGES, LOOKED_AT = 3, 200


class CustomerFound(NamedTuple):
    """A customer by name or number; ``dossier`` is the latest."""

    pk: int
    public_id: UUID
    name: str
    number: str
    dossier: UUID | None


class DossierFound(NamedTuple):
    """A dossier, in the reader's words."""

    public_id: UUID
    customer: str
    number: str
    kind: str
    stage: str
    tone: str
    percent: int


class DocumentFound(NamedTuple):
    """Something that is asked for."""

    public_id: UUID
    subject: str
    customer: str
    state: str


class MessageFound(NamedTuple):
    """A conversation, by the last message that holds the words; ``key`` is how its address names it."""

    customer: str
    dossier: UUID
    number: str
    key: str
    at: datetime


class _Party(NamedTuple):
    """As much of a party as its name needs, see ``Named``."""

    kind: str
    first_name: str
    prefix: str
    last_name: str
    legal_name: str


_NAMES = tuple(_Party.__annotations__)


@dataclass(frozen=True, slots=True)
class PersonFound:
    """Somebody who belongs to a customer together with others, or to a business."""

    name: str
    customer: CustomerFound


@dataclass(frozen=True, slots=True)
class Found:
    """What the words found, at most so many of each; a customer without a dossier stands by itself.

    A message is found by its words and shown without them: who reads one is recorded where it is opened.
    ``is_guess`` says that nothing holds the words themselves and these only resemble them.
    """

    words: str
    dossiers: list[DossierFound]
    customers: list[CustomerFound]
    people: list[PersonFound]
    documents: list[DocumentFound]
    messages: list[MessageFound]
    places: list[Place]
    is_guess: bool = False

    @property
    def total(self) -> int:
        people = (self.dossiers, self.customers, self.people)
        return sum(len(found) for found in (*people, self.documents, self.messages, self.places))

    @property
    def is_empty(self) -> bool:
        return not self.total


def search(actor: Actor, words: str, shown: int = SHOWN) -> Found:
    """Look in names, numbers, addresses, documents, messages and pages, in at most eight statements.

    No words find the pages alone. Words that nobody's name holds find the customers whose names resemble them. Values
    are read rather than objects: somebody who types waits for this with every letter.
    """
    words = words.strip()
    places = _places(actor, words)[: shown if words else None]
    if not words:
        return Found("", [], [], [], [], [], places)
    may_see_customers = _may(actor, "customers:view")
    customers = _matching(actor, words, shown) if may_see_customers else []
    known = [customer.pk for customer in customers] if may_see_customers and len(customers) < shown else None
    is_number = any(char.isdigit() for char in words)
    is_anybody = bool(customers) or is_number or not may_see_customers  # without customers, no dossiers of theirs
    dossiers = _dossiers(actor, words, shown) if is_anybody and _may(actor, "dossiers:view") else []
    is_guess = not dossiers and not customers and may_see_customers
    if is_guess:
        customers = _values(actor, Customer.objects.visible_to(actor).resembling(words, shown))
    return Found(
        words,
        dossiers=dossiers,
        customers=[customer for customer in customers if is_guess or not customer.dossier],
        people=list(_people(customers, words))[:shown],
        documents=_documents(actor, words, shown, known) if _may(actor, "documents:view") else [],
        messages=_messages(actor, words, shown) if _may(actor, "threads:view") else [],
        places=places,
        is_guess=bool(is_guess and customers),
    )


def _may(actor: Actor, permission: str) -> bool:
    return allows(actor, permission_named(permission))


def _places(actor: Actor, words: str) -> list[Place]:
    return places_about(words, open_to(actor, (*COMMANDS, *PLACES, *SETTINGS)))


def places_about(words: str, places: Iterable[Place]) -> list[Place]:
    """Those of the places whose name or explanation holds every word."""
    wanted = folded(words).split()
    return [place for place in places if all(word in folded(f"{place.label} {place.help}") for word in wanted)]


def _first(texts: Iterable[str | None]) -> str:
    return next(filter(None, texts), "")


def _matching(actor: Actor, words: str, shown: int) -> list[CustomerFound]:
    return _values(actor, Customer.objects.visible_to(actor).matching(words).order_by("sort_name", "pk")[:shown])


def _values(actor: Actor, customers: CustomerQuerySet) -> list[CustomerFound]:
    dossiers = Dossier.objects.visible_to(actor).filter(customer=OuterRef("pk")).order_by("-created_at", "-pk")
    rows = customers.annotate(latest=Subquery(dossiers.values("public_id")[:1]))
    return [CustomerFound(*row) for row in rows.values_list("pk", "public_id", "name", "number", "latest")]


def _people(customers: Iterable[CustomerFound], words: str) -> Iterator[PersonFound]:
    """The parties that the words name, where the customer's own name does not say it already."""
    wanted = folded(words).split()
    known = {customer.pk: customer for customer in customers}
    if not known:
        return
    facts = ("customer_id", "party_id", "party__email", *(f"party__{name}" for name in _NAMES))
    members = CustomerParty.objects.filter(customer__in=list(known)).order_by("customer_id", "party_id")
    together: dict[int, dict[int, tuple[_Party, str]]] = {pk: {} for pk in known}
    for customer, party, email, *name in members.values_list(*facts):
        together[customer][party] = (_Party(*name), email)
    for pk, customer in known.items():
        for party, email in together[pk].values() if len(together[pk]) > 1 else ():
            text = folded(f"{full_name(party)} {email}")
            if all(word in text for word in wanted):
                yield PersonFound(full_name(party), customer)


def _dossiers(actor: Actor, words: str, shown: int) -> list[DossierFound]:
    """The latest first."""
    found = Dossier.objects.visible_to(actor).matching(words).with_progress().order_by("-created_at", "-pk")
    names = columns_as_shown("stage__name")
    facts = ("public_id", "customer__name", "number", "kind", "stage__tone", "points_handled", "points_total", *names)
    return [
        DossierFound(
            public_id,
            customer,
            number,
            str(DossierKind(kind).label),
            _first(stage),
            tone,
            Progress(handled, total).percent,
        )
        for public_id, customer, number, kind, tone, handled, total, *stage in found.values_list(*facts)[:shown]
    ]


def _documents(actor: Actor, words: str, shown: int, known: Sequence[int] | None) -> list[DocumentFound]:
    """Each word occurs in the kind of document, in its subject or in the customer, the last asked first.

    ``known`` are the customers that hold all words, when these are all of them: a single word asks for no others.
    """
    types = DocumentType.objects.visible_to(actor).order_by("pk").rewrite(mode=False)  # columns named as they are
    kinds = {pk: _first(names) for pk, *names in types.values_list("pk", *columns_as_shown("name"))}
    texts = {pk: folded(name) for pk, name in kinds.items()}
    found = DocumentRequest.objects.visible_to(actor).needed()
    wanted = folded(words).split()
    for word in wanted:
        of_kind = [pk for pk, name in texts.items() if word in name]
        is_known = known is not None and len(wanted) == 1
        customers = known if is_known else Customer.objects.matching(word).values("pk")
        found = found.filter(Q(document_type__in=of_kind) | Q(subject__icontains=word) | Q(customer__in=customers))
    facts = ("public_id", "subject", "document_type_id", "customer__name", "state")
    rows = found.order_by("-pk").values_list(*facts)[:shown]  # by key: of frequent words the database reads a few
    return [
        DocumentFound(public_id, subject or kinds[kind], customer, str(RequestState(state).label))
        for public_id, subject, kind, customer, state in rows
    ]


def _messages(actor: Actor, words: str, shown: int) -> list[MessageFound]:
    """The last message of each conversation in which one holds every word, the latest first.

    One or two letters stand in every conversation and are looked for in none. Of words that thousands hold, the latest
    hundreds are looked at: nobody is helped by the others, and the database stops there.
    """
    wanted = words.split()
    if max(map(len, wanted)) < SHORTEST_OF_MESSAGES:
        return []
    holding = ThreadMessage.objects.visible_to(actor)
    for word in wanted:
        holding = holding.filter(body__icontains=word)
    of_each: dict[int, int] = {}
    for thread, pk in holding.order_by("-pk").values_list("thread_id", "pk")[:LOOKED_AT]:
        of_each.setdefault(thread, pk)
    if not of_each:
        return []
    facts = ("customer__name", "dossier__public_id", "dossier__number", "party__public_id")
    found = ThreadMessage.objects.visible_to(actor).filter(pk__in=list(of_each.values())[:shown]).order_by("-pk")
    return [
        MessageFound(customer, dossier, number, str(party) if party else "all", at)
        for customer, dossier, number, party, at in found.values_list(
            *(f"thread__{fact}" for fact in facts), "created_at"
        )
    ]
