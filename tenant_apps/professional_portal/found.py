"""What the search finds of each kind."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from tenant_apps.professional_portal.places import Place


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


@dataclass(frozen=True, slots=True)
class PersonFound:
    """Somebody who belongs to a customer together with others, or to a business."""

    name: str
    customer: CustomerFound


@dataclass(frozen=True, slots=True)
class Found:
    """What the words found, at most so many of each; a customer without a dossier stands by itself.

    A message is found by its words and shown without them: who reads one is recorded where it is opened.
    ``guessed`` names the kinds in which nothing holds the words themselves and these only resemble them.
    """

    words: str
    dossiers: list[DossierFound]
    customers: list[CustomerFound]
    people: list[PersonFound]
    documents: list[DocumentFound]
    messages: list[MessageFound]
    places: list[Place]
    guessed: frozenset[str] = frozenset()

    @property
    def total(self) -> int:
        people = (self.dossiers, self.customers, self.people)
        return sum(len(found) for found in (*people, self.documents, self.messages, self.places))

    @property
    def is_empty(self) -> bool:
        return not self.total
