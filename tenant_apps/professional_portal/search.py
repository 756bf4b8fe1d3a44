"""The global search: dossiers, people, documents, messages and pages by words of theirs, as the reader may see them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from tenant_apps.customers.models import Customer, Party
from tenant_apps.documents.models import DocumentRequest, DocumentType
from tenant_apps.dossiers.models import Dossier
from tenant_apps.professional_portal.nav import COMMANDS, PLACES, SETTINGS, Place, open_to
from tenant_apps.threads.models import ThreadMessage
from vestibule.core.actors import Actor
from vestibule.core.permissions import allows, permission_named
from vestibule.core.sorting import folded

SHOWN, SHOWN_AT_ONCE = 20, 6


@dataclass(frozen=True, slots=True)
class PersonFound:
    """Somebody who belongs to a customer together with others, or to a business; ``dossier`` is the latest."""

    party: Party
    customer: Customer
    dossier: Dossier | None


@dataclass(frozen=True, slots=True)
class Found:
    """What the words found, at most so many of each; a customer without a dossier stands by itself.

    A message is found by its words and shown without them: who reads one is recorded where it is opened.
    ``is_guess`` says that nothing holds the words themselves and these only resemble them.
    """

    words: str
    dossiers: list[Dossier]
    customers: list[Customer]
    people: list[PersonFound]
    documents: list[DocumentRequest]
    messages: list[ThreadMessage]
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
    """Look in names, numbers, e-mail addresses, company numbers, documents and pages, in at most seven statements.

    No words find the pages alone. Words that nobody's name holds find the customers whose names resemble them.
    """
    words = words.strip()
    places = _places(actor, words)[: shown if words else None]
    if not words:
        return Found("", [], [], [], [], [], places)
    dossiers = _dossiers(actor, words)[:shown] if _may(actor, "dossiers:view") else []
    customers = list(_customers(actor).matching(words)[:shown]) if _may(actor, "customers:view") else []
    is_guess = not dossiers and not customers and _may(actor, "customers:view")
    if is_guess:
        customers = list(_customers(actor).resembling(words, shown))
    return Found(
        words,
        dossiers=list(dossiers),
        customers=[customer for customer in customers if is_guess or not customer.dossiers.all()],
        people=list(_people(customers, words))[:shown],
        documents=list(_documents(actor, words)[:shown]) if _may(actor, "documents:view") else [],
        messages=list(_messages(actor, words)[:shown]) if _may(actor, "threads:view") else [],
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


def _dossiers(actor: Actor, words: str) -> Iterable[Dossier]:
    found = Dossier.objects.visible_to(actor).matching(words)
    return found.select_related("customer", "stage").with_progress().order_by("-created_at", "-pk")


def _customers(actor: Actor):
    dossiers = Dossier.objects.visible_to(actor).order_by("-created_at", "-pk")
    return (
        Customer.objects.visible_to(actor)
        .prefetch_related(
            Prefetch("parties", queryset=Party.objects.order_by("pk")), Prefetch("dossiers", queryset=dossiers)
        )
        .order_by("sort_name", "pk")
    )


def _people(customers: Iterable[Customer], words: str) -> Iterator[PersonFound]:
    """The parties that the words name, where the customer's own name does not say it already."""
    wanted = folded(words).split()
    for customer in customers:
        parties = customer.parties.all()
        for party in parties if len(parties) > 1 else ():
            text = folded(f"{party} {party.email}")
            if all(word in text for word in wanted):
                yield PersonFound(party, customer, next(iter(customer.dossiers.all()), None))


def _documents(actor: Actor, words: str):
    """Each word occurs in the kind of document, in its subject or in the customer, the latest first."""
    kinds = [(kind.pk, folded(str(kind))) for kind in DocumentType.objects.visible_to(actor).order_by("pk")]
    found = DocumentRequest.objects.visible_to(actor).needed()
    for word in folded(words).split():
        of_kind = [pk for pk, name in kinds if word in name]
        customers = Customer.objects.matching(word)
        found = found.filter(Q(document_type__in=of_kind) | Q(subject__icontains=word) | Q(customer__in=customers))
    return found.select_related("document_type", "customer", "party").order_by("-created_at", "-pk")


def _messages(actor: Actor, words: str):
    """The last message of each conversation in which one holds every word, the latest first."""
    found = ThreadMessage.objects.visible_to(actor)
    for word in words.split():
        found = found.filter(body__icontains=word)
    latest = found.order_by("thread", "-pk").distinct("thread").values("pk")
    people = ("thread__customer", "thread__dossier", "thread__party")
    return ThreadMessage.objects.visible_to(actor).filter(pk__in=latest).select_related(*people).order_by("-pk")
