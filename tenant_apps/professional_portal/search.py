"""The global search: dossiers, people, documents, messages and pages by words of theirs, as the reader may see them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

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
from tenant_apps.dossiers.querysets import DossierQuerySet
from tenant_apps.professional_portal.found import (
    CustomerFound,
    DocumentFound,
    DossierFound,
    Found,
    MessageFound,
    PersonFound,
)
from tenant_apps.professional_portal.nav import COMMANDS, PLACES, open_to
from tenant_apps.professional_portal.places import Place
from tenant_apps.professional_portal.settings_places import SETTINGS
from tenant_apps.professional_portal.slips import is_near, numbers_near, slips_in
from tenant_apps.threads.models import ThreadMessage
from tenants.prepared import Prepared
from tenants.sealing import index_of
from vestibule.core.actors import Actor, as_any
from vestibule.core.permissions import allows, permission_named
from vestibule.core.sorting import columns_as_shown, folded

SHOWN, SHOWN_AT_ONCE = 20, 6
SHORTEST_OF_MESSAGES, LOOKED_AT = 3, 200


class _Party(NamedTuple):
    """As much of a party as its name needs, see ``Named``."""

    kind: str
    first_name: str
    prefix: str
    last_name: str
    legal_name: str


_Wanted = tuple[str, list[int], str | list[int] | None]
"""A word, the kinds of document that it names, and how its customers are found: by a text, by their keys or not."""
_NAMES = tuple(_Party.__annotations__)


def search(actor: Actor, words: str, shown: int = SHOWN) -> Found:
    """Look in names, numbers, addresses, documents, messages and pages, in at most eight statements.

    No words find the pages alone. Words that are found in no customer, dossier or document are taken as typed in haste,
    see ``_guesses``. Values are read rather than objects, by statements that are prepared: somebody who types waits for
    this with every letter.
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
    kinds = _kinds(asked) if _may(actor, "documents:view") else None
    documents = _documents(asked, known, kinds) if kinds is not None else []
    found = Found(
        words,
        dossiers=dossiers,
        customers=[customer for customer in customers if not customer.dossier],
        people=list(_people(customers, words))[:shown],
        documents=documents,
        messages=_messages(asked) if _may(actor, "threads:view") else [],
        places=places,
    )
    is_known = customers or dossiers or documents or asked.by == "account"
    return found if is_known else _guesses(found, asked, actor, kinds)


def _guesses(found: Found, asked: "_Asked", actor: Actor, kinds: "_Kinds | None") -> Found:
    """With what resembles the words: names, numbers, documents, and pages where nothing at all was found.

    Words that resemble a kind of document are not looked for in names, unless they are all that was typed. Messages are
    looked for as they are typed: no index forgives slips in their many words.
    """
    likely: dict[str, Any] = {}
    of_kinds = {word: near for word in asked.texts if kinds is not None and (near := kinds.near(word))}
    name = " ".join(word for word in asked.texts if word not in of_kinds or len(asked.texts) == 1)
    if name and _may(actor, "customers:view"):
        likely["customers"] = _resembling(asked, name)
    if asked.is_number and _may(actor, "dossiers:view"):
        likely["dossiers"] = _dossiers_numbered(asked)
    if kinds is not None and (of_kinds or any(map(slips_in, asked.texts))):
        whom = [each.pk for each in likely.get("customers", [])]
        likely["documents"] = _documents_near(asked, whom, of_kinds, kinds)
    if found.is_empty:
        likely["places"] = _places_near(actor, asked.words)[: asked.shown]
    likely = {kind: rows for kind, rows in likely.items() if rows}
    people = list(_people(likely.get("customers", []), asked.words))[: asked.shown]
    return replace(found, **likely, people=people, guessed=frozenset(likely))


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


def _places_near(actor: Actor, words: str) -> list[Place]:
    language, wanted = get_language(), folded(words).split()
    return [
        place
        for place in open_to(actor, (*COMMANDS, *PLACES, *SETTINGS))
        if all(word in _said_of(place, language) or _is_near_any(word, _words_of(place, language)) for word in wanted)
    ]


def _is_near_any(typed: str, words: Iterable[str]) -> bool:
    return any(is_near(typed, word) for word in words)


@lru_cache(maxsize=1024)
def _said_of(place: Place, _language: str | None) -> str:
    return folded(f"{place.label} {place.help}")


@lru_cache(maxsize=1024)
def _words_of(place: Place, language: str | None) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", _said_of(place, language)))


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


def _resembling(asked: _Asked, typed: str) -> list[CustomerFound]:
    return [CustomerFound(*row) for row in _resembling_rows(typed, reader=asked.reader, shown=asked.shown)]


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
    return _dossier_values(found)[:shown]


def _dossier_values(found: DossierQuerySet) -> QuerySet:
    facts = ("public_id", "customer__name", "number", "kind", "stage__tone", "points_handled", "points_total")
    rows = found.with_progress().order_by("-created_at", "-pk")
    return rows.values_list(*facts, *columns_as_shown("stage__name"))


def _dossiers(asked: _Asked) -> list[DossierFound]:
    """The latest first."""
    texts = [asked.words.upper(), *asked.texts] if asked.is_number else asked.texts
    by = asked.by if asked.is_number else "names"
    return _shown_dossiers(
        _dossiers_rows(*texts, reader=asked.reader, by=by, shown=asked.shown, language=get_language())
    )


def _dossiers_numbered(asked: _Asked) -> list[DossierFound]:
    """Those whose own number, or whose customer's, was meant: the indexes on numbers know these few."""
    numbers = numbers_near(asked.words)
    if not numbers:
        return []
    dossiers = Dossier.objects.visible_to(asked.reader)
    customers = Customer.objects.visible_to(asked.reader).filter(number__in=numbers)
    is_customer = numbers[0].startswith("K")
    found = dossiers.filter(customer__in=customers.values("pk")) if is_customer else dossiers.filter(number__in=numbers)
    return _shown_dossiers(_dossier_values(found)[: asked.shown])


def _shown_dossiers(rows: Iterable[tuple[Any, ...]]) -> list[DossierFound]:
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


class _Kinds(NamedTuple):
    """The names of all kinds of document, by their keys: as they are read, and as they are compared."""

    names: dict[int, str]
    folded: dict[int, str]

    def holding(self, word: str) -> list[int]:
        return [pk for pk, name in self.folded.items() if word in name]

    def near(self, word: str) -> list[int]:
        return [pk for pk, name in self.folded.items() if word in name or _is_near_any(word, name.split())]


def _kinds(asked: _Asked) -> _Kinds:
    names = {pk: _first(names) for pk, *names in _kinds_rows(reader=asked.reader, language=get_language())}
    return _Kinds(names, {pk: folded(name) for pk, name in names.items()})


@Prepared
def _documents_rows(
    *values: str | list[int], reader: Actor, shown: int, are_asked: tuple[tuple[bool, str], ...]
) -> QuerySet:
    """``values`` are a word, the kinds of document that it names, and how its customers are found, for each word.

    Where they are known, the third is who they are. ``are_asked`` says of each word whether it names a kind, and by
    what its customers are found, if there are any to ask for: with nothing to compare, each row would be compared all
    the same. Most have no subject of their own, and to see that is quicker than to look for a word in nothing.
    """
    found = DocumentRequest.objects.visible_to(reader).needed()
    for word, kinds, whom, (has_kind, by) in zip(values[::3], values[1::3], values[2::3], are_asked, strict=True):
        wanted = Q(subject__gt="", subject__icontains=word)
        if has_kind:
            wanted |= Q(document_type__pk__among=kinds)
        if by == "known":
            wanted |= Q(customer__pk__among=whom)
        elif by:
            wanted |= Q(customer__in=_customers(reader, by, [whom]).values("pk"))
        found = found.filter(wanted)
    facts = ("public_id", "subject", "document_type_id", "customer__name", "state")
    return found.order_by("-pk").values_list(*facts)[:shown]  # by key: of frequent words the database reads a few


def _documents(asked: _Asked, known: list[int] | None, kinds: _Kinds) -> list[DocumentFound]:
    """Each word occurs in the kind of document, in its subject or in the customer, the last asked first.

    ``known`` are the customers that hold all words, when these are all of them: a single word asks for no others.
    """
    wanted = ["".join(folded(asked.words).split())] if asked.by == "account" else asked.texts
    is_known = known is not None and len(wanted) == 1
    return _shown_documents(
        asked,
        kinds,
        [
            (word, kinds.holding(word), known if is_known else text)
            for word, text in zip(wanted, asked.texts, strict=True)
        ],
    )


def _documents_near(
    asked: _Asked, whom: list[int], of_kinds: dict[str, list[int]], kinds: _Kinds
) -> list[DocumentFound]:
    """Those of the kinds that some words resemble, and of the customers whom the others resemble."""
    wanted: list[_Wanted] = [(word, near, None) for word, near in of_kinds.items()]
    if others := [word for word in asked.texts if word not in of_kinds]:
        wanted.append((" ".join(others), [], whom))
    return _shown_documents(asked, kinds, wanted) if whom or not others else []


def _shown_documents(asked: _Asked, kinds: _Kinds, wanted: Iterable[_Wanted]) -> list[DocumentFound]:
    values = [value for each in wanted for value in each]
    are_asked = tuple(
        (bool(of_kind), ("known" if isinstance(whom, list) else asked.by) if whom else "")
        for of_kind, whom in zip(values[1::3], values[2::3], strict=True)
    )
    rows = _documents_rows(*values, reader=asked.reader, shown=asked.shown, are_asked=are_asked)
    return [
        DocumentFound(public_id, subject or kinds.names[kind], customer, str(RequestState(state).label))
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
