"""Files that rooms above keep for subjects of their own: each says which of its files an actor may see."""

from collections.abc import Callable

from django.db.models import Q

from vestibule.core.actors import Actor

Visible = Callable[[Actor], Q]
_holders: list[Visible] = []


def hold_files(visible: Visible) -> None:
    """Register a room that holds files: ``visible`` is the condition on files that the actor may see there."""
    _holders.append(visible)


def held_visibly(actor: Actor) -> Q:
    """The condition on files that holds for what any of the rooms opens to the actor."""
    condition = Q(pk__in=())
    for visible in _holders:
        condition |= visible(actor)
    return condition
