"""A new order of a list: as a page sends it, dragged or one place up or down with a button, and as rows take it on."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from vestibule.core.actors import Actor
from vestibule.core.errors import DomainError
from vestibule.core.forms import Form

CONFLICT = 409


class Placed(Protocol):
    """A row with a place in a list that people order."""

    public_id: UUID
    position: int


Row = TypeVar("Row", bound=Placed)


class OtherOrder(DomainError):
    """The list that was ordered is not the list that there is."""

    def __init__(self) -> None:
        message = _("Somebody else changed this list in the meantime. Look at it as it is now and try again.")
        super().__init__("core:other-order", message)


def in_order(rows: Iterable[Row], order: Sequence[UUID]) -> list[Row]:
    """The rows in this order, each with its new position; ``OtherOrder`` unless it names every row once."""
    by_id = {row.public_id: row for row in rows}
    if len(order) != len(by_id) or set(order) != set(by_id):
        raise OtherOrder
    for place, public_id in enumerate(order, start=1):
        by_id[public_id].position = place
    return [by_id[public_id] for public_id in order]


def ordered(
    request: HttpRequest, command: Callable[..., object], *, actor: Actor, back: str, **target: Any
) -> HttpResponse:
    """Hand the order that was sent to the command. A module gets an empty answer, a plain form its page again."""
    form = Form(request.POST)
    form.is_valid()
    form.run(command, actor=actor, order=wanted_order(request.POST), **target)
    if request.headers.get("X-Order"):
        return HttpResponse(status=CONFLICT if form.errors else 204)
    if form.errors:
        messages.error(request, " ".join(map(str, form.non_field_errors())))
    return redirect(back)


def wanted_order(sent: QueryDict) -> list[UUID]:
    """The order that the form lists, with the one change that its button asked for; what is no id is left out."""
    order = [each for each in map(_id, sent.getlist("order")) if each is not None]
    for name, step in (("up", -1), ("down", 1)):
        moved = _id(sent.get(name, ""))
        if moved in order:
            place = order.index(moved)
            order.insert(max(0, place + step), order.pop(place))
    return order


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
