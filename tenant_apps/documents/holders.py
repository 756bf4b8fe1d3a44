"""Files that rooms above keep for subjects of their own: each says who may see which of them, and whose they are."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db.models import Q

from vestibule.core.actors import Actor

if TYPE_CHECKING:
    from tenant_apps.documents.models import StoredFile

Visible = Callable[[Actor], Q]
CustomerOf = Callable[["StoredFile"], int | None]
_holders: list[Visible] = []
_owners: list[CustomerOf] = []


def hold_files(visible: Visible, customer_of: CustomerOf | None = None) -> None:
    """Register a room that holds files: ``visible`` is the condition on files that the actor may see there.

    ``customer_of`` gives the key of the customer whose file it is, None for a file of another room.
    """
    _holders.append(visible)
    if customer_of is not None:
        _owners.append(customer_of)


def holding_customer(file: "StoredFile") -> int | None:
    """The key of the customer whose file some room holds."""
    return next((found for found in (customer_of(file) for customer_of in _owners) if found is not None), None)


def held_visibly(actor: Actor) -> Q:
    """The condition on files that holds for what any of the rooms opens to the actor."""
    condition = Q(pk__in=())
    for visible in _holders:
        condition |= visible(actor)
    return condition
