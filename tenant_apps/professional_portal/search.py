"""The global search: dossiers, people, documents, messages and pages by words of theirs, as the reader may see them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import get_language

from tenant_apps.customers.models import Customer, CustomerParty
from tenant_apps.customers.names import full_name
from tenant_apps.customers.querysets import CustomerQuerySet, iban_in
from tenant_apps.documents.enums import RequestState
from tenant_apps.documents.models import DocumentRequest, DocumentType
from tenant_apps.dossiers.enums import DossierKind
from tenant_apps.dossiers.models import Dossier
from tenant_apps.dossiers.progress import Progress
from tenant_apps.professional_portal.nav import COMMANDS, PLACES, open_to
from tenant_apps.professional_portal.places import Place
from tenant_apps.professional_portal.settings_places import SETTINGS
from tenant_apps.threads.models import ThreadMessage
from tenants.prepared import Prepared
from tenants.sealing import index_of
from vestibule.core.actors import Actor, as_any
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
    are read rather than objects, by statements that are prepared: somebody who types waits for this with every letter.
    """
    words = words.strip()
    places = _places(actor, words)[: shown if words else None]
    if not words:
        return Found("", [], [], [], [], [], places)
    asked = _Asked(actor, words, shown)
    may_see_customers = _may(actor, "customers:view")
    customers = _matching(asked) if may_see_customers else []
    known = [customer.pk for customer in customers] if may_see_customers and len(customers) < shown else None
    is_anybody = bool(customers) or asked.is_number or not may_see_customers  # without customers, no dossiers of theirs
    dossiers = _dossiers(asked) if is_anybody and _may(actor, "dossiers:view") else []
    is_guess = not dossiers and not customers and may_see_customers and asked.by == "words"
    if is_guess:
        found = _resembling_rows(folded(words), reader=asked.reader, shown=shown)
        customers = [CustomerFound(*row) for row in found]
    return Found(
        words,
        dossiers=dossiers,
        customers=[customer for customer in customers if is_guess or not customer.dossier],
        people=list(_people(customers, words))[:shown],
        documents=_documents(asked, known) if _may(actor, "documents:view") else [],
        messages=_messages(asked) if _may(actor, "threads:view") else [],
        places=places,
        is_guess=bool(is_guess and customers),
    )


class _Asked:
    """What is looked for and for whom: ``by`` says how customers are found, ``texts`` are what is compared then."""

    def __init__(self, actor: Actor, words: str, shown: int) -> None:
        self.reader = as_any(actor)
        self.words, self.shown = words, shown
        self.is_number = any(char.isdigit() for char in words)
        account = iban_in(words)
        self.by = "account" if account else "words"
        self.texts = [index_of("iban", account)] if account else folded(words).split()


def _may(actor: Actor, permission: str) -> bool:
    return allows(actor, permission_named(permission))


def _places(actor: Actor, words: str) -> list[Place]:
    return places_about(words, open_to(actor, (*COMMANDS, *PLACES, *SETTINGS)))


def places_about(words: str, places: Iterable[Place]) -> list[Place]:
    """Those of the places whose name or explanation holds every word."""
    wanted = folded(words).split()
    return [place for place in places if all(word in _said_of(place, get_language()) for word in wanted)]


@lru_cache(maxsize=1024)
def _said_of(place: Place, _language: str | None) -> str:
    return folded(f"{place.label} {place.help}")


def _first(texts: Iterable[str | None]) -> str:
    return next(filter(None, texts), "")


def _customers(reader: Actor, by: str, texts: Sequence[str]) -> CustomerQuerySet:
    found = Customer.objects.visible_to(reader)
    return found.with_account_number(texts[0]) if by == "account" else found.holding(texts)


def _values(reader: Actor, customers: CustomerQuerySet) -> QuerySet:
    dossiers = Dossier.objects.visible_to(reader).filter(customer=OuterRef("pk")).order_by("-created_at", "-pk")
    rows = customers.annotate(latest=Subquery(dossiers.values("public_id")[:1]))
    return rows.values_list("pk", "public_id", "name", "number", "latest")


@Prepared
def _customer_rows(*texts: str, reader: Actor, by: str, shown: int) -> QuerySet:
    return _values(reader, _customers(reader, by, texts).order_by("sort_name", "pk")[:shown])


@Prepared
def _resembling_rows(typed: str, *, reader: Actor, shown: int) -> QuerySet:
    return _values(reader, Customer.objects.visible_to(reader).resembling(typed, shown))


def _matching(asked: _Asked) -> list[CustomerFound]:
    rows = _customer_rows(*asked.texts, reader=asked.reader, by=asked.by, shown=asked.shown)
    return [CustomerFound(*row) for row in rows]


@Prepared
def _members_rows(customers: list[int]) -> QuerySet:
    facts = ("customer_id", "party_id", "party__email", *(f"party__{name}" for name in _NAMES))
    members = CustomerParty.objects.filter(customer__pk__among=customers).order_by("customer_id", "party_id")
    return members.values_list(*facts)


def _people(customers: Iterable[CustomerFound], words: str) -> Iterator[PersonFound]:
    """The parties that the words name, where the customer's own name does not say it already."""
    wanted = folded(words).split()
    known = {customer.pk: customer for customer in customers}
    if not known:
        return
    together: dict[int, dict[int, tuple[_Party, str]]] = {pk: {} for pk in known}
    for customer, party, email, *name in _members_rows(list(known)):
        together[customer][party] = (_Party(*name), email)
    for pk, customer in known.items():
        for party, email in together[pk].values() if len(together[pk]) > 1 else ():
            text = folded(f"{full_name(party)} {email}")
            if all(word in text for word in wanted):
                yield PersonFound(full_name(party), customer)


@Prepared
def _dossiers_rows(*texts: str, reader: Actor, by: str, shown: int, language: str | None) -> QuerySet:
    """The first of the texts is a dossier's number, unless they are looked for in names alone."""
    found = Dossier.objects.visible_to(reader)
    if by == "names":
        found = found.holding(texts)
    else:
        found = found.of_customers_or_numbered(_customers(reader, by, texts[1:]), texts[0])
    facts = ("public_id", "customer__name", "number", "kind", "stage__tone", "points_handled", "points_total")
    rows = found.with_progress().order_by("-created_at", "-pk")
    return rows.values_list(*facts, *columns_as_shown("stage__name"))[:shown]


def _dossiers(asked: _Asked) -> list[DossierFound]:
    """The latest first."""
    texts = [asked.words.upper(), *asked.texts] if asked.is_number else asked.texts
    by = asked.by if asked.is_number else "names"
    rows = _dossiers_rows(*texts, reader=asked.reader, by=by, shown=asked.shown, language=get_language())
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
        for public_id, customer, number, kind, tone, handled, total, *stage in rows
    ]


@Prepared
def _kinds_rows(*, reader: Actor, language: str | None) -> QuerySet:
    types = DocumentType.objects.visible_to(reader).order_by("pk").rewrite(mode=False)  # columns named as they are
    return types.values_list("pk", *columns_as_shown("name"))


@Prepared
def _documents_rows(
    *values: str | list[int], reader: Actor, by: str, shown: int, are_asked: tuple[tuple[bool, bool], ...]
) -> QuerySet:
    """``values`` are a word, the kinds of document that it names, and how its customers are found, for each word.

    Where they are known, the third of a single word's is who they are. ``are_asked`` says of each word whether it names
    a kind and whether there is a customer to ask for: with nothing to compare, each row would be compared all the same.
    Most have no subject of their own, and to see that is quicker than to look for a word in nothing.
    """
    found = DocumentRequest.objects.visible_to(reader).needed()
    for word, kinds, whom, (has_kind, has_customer) in zip(
        values[::3], values[1::3], values[2::3], are_asked, strict=True
    ):
        wanted = Q(subject__gt="", subject__icontains=word)
        if has_kind:
            wanted |= Q(document_type__pk__among=kinds)
        if has_customer and by == "known":
            wanted |= Q(customer__pk__among=whom)
        elif has_customer:
            wanted |= Q(customer__in=_customers(reader, by, [whom]).values("pk"))
        found = found.filter(wanted)
    facts = ("public_id", "subject", "document_type_id", "customer__name", "state")
    return found.order_by("-pk").values_list(*facts)[:shown]  # by key: of frequent words the database reads a few


def _documents(asked: _Asked, known: list[int] | None) -> list[DocumentFound]:
    """Each word occurs in the kind of document, in its subject or in the customer, the last asked first.

    ``known`` are the customers that hold all words, when these are all of them: a single word asks for no others.
    """
    kinds = {pk: _first(names) for pk, *names in _kinds_rows(reader=asked.reader, language=get_language())}
    named = {pk: folded(name) for pk, name in kinds.items()}
    wanted = ["".join(folded(asked.words).split())] if asked.by == "account" else asked.texts
    is_known = known is not None and len(wanted) == 1
    values: list[str | list[int]] = []
    for word, text in zip(wanted, asked.texts, strict=True):
        values += [word, [pk for pk, name in named.items() if word in name], known if is_known else text]
    are_asked = tuple((bool(kind), bool(whom)) for kind, whom in zip(values[1::3], values[2::3], strict=True))
    by = "known" if is_known else asked.by
    rows = _documents_rows(*values, reader=asked.reader, by=by, shown=asked.shown, are_asked=are_asked)
    return [
        DocumentFound(public_id, subject or kinds[kind], customer, str(RequestState(state).label))
        for public_id, subject, kind, customer, state in rows
    ]


@Prepared
def _holding_rows(*texts: str, reader: Actor) -> QuerySet:
    holding = ThreadMessage.objects.visible_to(reader).filter(*(Q(body__icontains=text) for text in texts))
    return holding.order_by("-pk").values_list("thread_id", "pk")[:LOOKED_AT]


@Prepared
def _conversations_rows(messages: list[int], *, reader: Actor) -> QuerySet:
    facts = ("customer__name", "dossier__public_id", "dossier__number", "party__public_id")
    found = ThreadMessage.objects.visible_to(reader).filter(pk__among=messages).order_by("-pk")
    return found.values_list(*(f"thread__{fact}" for fact in facts), "created_at")


def _messages(asked: _Asked) -> list[MessageFound]:
    """The last message of each conversation in which one holds every word, the latest first.

    One or two letters stand in every conversation and are looked for in none. Of words that thousands hold, the latest
    hundreds are looked at: nobody is helped by the others, and the database stops there.
    """
    wanted = asked.words.split()
    if max(map(len, wanted)) < SHORTEST_OF_MESSAGES:
        return []
    of_each: dict[int, int] = {}
    for thread, pk in _holding_rows(*wanted, reader=asked.reader):
        of_each.setdefault(thread, pk)
    if not of_each:
        return []
    latest = list(of_each.values())[: asked.shown]
    return [
        MessageFound(customer, dossier, number, str(party) if party else "all", at)
        for customer, dossier, number, party, at in _conversations_rows(latest, reader=asked.reader)
    ]
