"""The door to the record of activity. The writer is named in settings, since it lives above this floor."""

from collections.abc import Mapping, Sequence
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from vestibule.core.actors import Actor


class Recordable(Protocol):
    """Anything with a random public id can be the target of a record."""

    public_id: UUID


def record(verb: str, target: Recordable | None, *, actor: Actor, **facts: object) -> None:
    """Append one line to the organisation's record, in the caller's transaction.

    ``verb`` reads ``room.verb``; ``facts`` are JSON values and hold ids and codes, never a document's content.
    """
    import_string(settings.RECORDER)(verb, target, actor=actor, facts=facts)


def record_many(
    verb: str, targets: Sequence[tuple[Recordable, Mapping[str, object]]], *, actor: Actor, **facts: object
) -> None:
    """Append one line for each target, with its own facts and those of all, in one statement."""
    import_string(f"{settings.RECORDER}_many")(
        verb, [(target, {**facts, **own}) for target, own in targets] if facts else targets, actor=actor
    )
