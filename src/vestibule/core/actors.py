"""Who is acting. Every command and every read takes an actor, so nothing happens on nobody's behalf."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Grant:
    """What one invite opens to a client: one person's part of one dossier, or every applicant's.

    ``hidden_product_ids`` are the dossier's products that the firm does not show; nothing that is for them is opened.
    """

    dossier_id: int
    customer_id: int
    party_id: int
    sees_other_applicants: bool
    hidden_product_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A logged-in account in one of its capacities."""

    account_id: int
    public_id: UUID
    name: str
    language: str
    permissions: frozenset[str]
    session_key: str = ""

    def has(self, code: str) -> bool:
        return code in self.permissions

    @property
    def on_record(self) -> str:
        """The name under which what is done or read stands in the record."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Professional(Person):
    """Somebody who works at the firm, inside the professional portal."""

    kind = "professional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Client(Person):
    """Somebody whom the firm advises, inside the client portal. Sees what the grants open, nothing else."""

    grants: tuple[Grant, ...] = ()

    kind = "client"

    @property
    def on_record(self) -> str:
        """None: the record is never changed, so the name of somebody who may be erased is read from their account."""
        return ""

    @property
    def customer_ids(self) -> tuple[int, ...]:
        return tuple({grant.customer_id for grant in self.grants})

    @property
    def dossier_ids(self) -> tuple[int, ...]:
        return tuple({grant.dossier_id for grant in self.grants})

    @property
    def own_party_ids(self) -> tuple[int, ...]:
        return tuple({grant.party_id for grant in self.grants})

    @property
    def shared_customer_ids(self) -> tuple[int, ...]:
        """Customers of whom this client may see the other applicants too."""
        return tuple({grant.customer_id for grant in self.grants if grant.sees_other_applicants})

    @property
    def shared_dossier_ids(self) -> tuple[int, ...]:
        """Dossiers of which this client may see the other applicants too."""
        return tuple({grant.dossier_id for grant in self.grants if grant.sees_other_applicants})


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer(Client):
    """A professional who sees the portal as this client. Reads what the client reads; the record names who looks.

    ``public_id`` is the professional's account, ``account_id`` the client's, or none that exists. Nothing may be
    written and nothing marked as read: the database refuses it.
    """

    viewing_id: UUID
    looker: str

    kind = "viewer"

    @property
    def on_record(self) -> str:
        return self.looker


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator(Person):
    """One of the people who run the platform, on the platform's own host."""

    kind = "operator"


@dataclass(frozen=True, slots=True)
class System:
    """The product itself, with the reason why it acts: a schedule, an effect, a provisioning step."""

    reason: str

    kind = "system"
    account_id = None
    public_id = None
    name = "Vestibule"
    language = ""
    permissions = frozenset[str]()

    def has(self, code: str) -> bool:
        return True

    @property
    def on_record(self) -> str:
        """The name that stands in the record."""
        return self.name


Actor = Professional | Client | Operator | System

ANY_PROFESSIONAL = Professional(account_id=0, public_id=UUID(int=0), name="", language="", permissions=frozenset[str]())
"""Somebody who works at the firm and holds no right: what each of them may see, this one sees too."""


def as_any(actor: Actor) -> Actor:
    """For reads that are the same for all who work at the firm: any of them for a professional, else the actor.

    A read that does go by who asks shows this one less, never more.
    """
    return ANY_PROFESSIONAL if isinstance(actor, Professional) else actor
