"""Files that rooms above keep for subjects of their own: who sees them, whose they are, and who takes them in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from vestibule.core.actors import Actor

if TYPE_CHECKING:
    from tenant_apps.documents.gateways.contents import ReceivedContent
    from tenant_apps.documents.models import StoredFile, Upload

Visible = Callable[[Actor], Q]
CustomerOf = Callable[["StoredFile"], int | None]


@dataclass(frozen=True, slots=True)
class Taker:
    """A room that takes in uploads for a subject of its own, which an upload names by its key alone.

    ``subjects`` is which keys the actor may send files for at this moment; ``require`` raises for an actor who may send
    none at all; ``take_in`` puts what is in quarantine on file, with the actor, the upload and the content. Where it
    ``waits``, that belongs to nothing until a form of the same person says what it is, see ``commands.waiting``.
    """

    subjects: Callable[[Actor], QuerySet]
    require: Callable[[Actor], None]
    take_in: Callable[[Actor, "Upload", "ReceivedContent"], "StoredFile"]
    waits: bool = False


_holders: list[Visible] = []
_owners: list[CustomerOf] = []
_takers: dict[str, Taker] = {}


def hold_files(visible: Visible, customer_of: CustomerOf | None = None) -> None:
    """Register a room that holds files: ``visible`` is the condition on files that the actor may see there.

    ``customer_of`` gives the key of the customer whose file it is, None for a file of another room.
    """
    _holders.append(visible)
    if customer_of is not None:
        _owners.append(customer_of)


def take_uploads(holder: str, taker: Taker) -> None:
    """Register a room that takes in uploads under this name."""
    _takers[holder] = taker


def taker_of(holder: str) -> Taker:
    """The room that takes in uploads under this name."""
    return _takers[holder]


def waiting_room(holder: str) -> Taker | None:
    """The room of this name, if what comes in for it waits for a form."""
    taker = _takers.get(holder)
    return taker if taker is not None and taker.waits else None


def waiting_rooms() -> list[str]:
    """The names of the rooms for which files wait."""
    return [holder for holder, taker in _takers.items() if taker.waits]


def holding_customer(file: "StoredFile") -> int | None:
    """The key of the customer whose file some room holds."""
    return next((found for found in (customer_of(file) for customer_of in _owners) if found is not None), None)


def held_visibly(actor: Actor) -> Q:
    """The condition on files that holds for what any of the rooms opens to the actor."""
    condition = Q(pk__in=())
    for visible in _holders:
        condition |= visible(actor)
    return condition


def taken_from(actor: Actor) -> Q:
    """The condition on uploads that holds while the room that they are for takes them from the actor."""
    condition = Q(pk__in=())
    for holder, taker in _takers.items():
        condition |= Q(holder=holder, holder_id__in=taker.subjects(actor).values("pk"))
    return condition
