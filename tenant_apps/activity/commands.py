"""Writing the record. Everybody else calls ``vestibule.core.records.record``."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from tenants.bulk import SEPARATOR
from vestibule.core.actors import Actor
from vestibule.core.records import Recordable

_ENCODER = DjangoJSONEncoder(ensure_ascii=False)
_APPEND = "SELECT activity_append(%s, %s, %s, %s, %s, %s, %s, %s)"
_LIST = f"string_to_array(%s, '{SEPARATOR}')"  # no JSON has this sign in it as it is
_APPEND_MANY = f"SELECT activity_append_many(%s, %s, %s, %s, %s, %s, {_LIST}::uuid[], {_LIST})"


def append(verb: str, target: Recordable | None, *, actor: Actor, facts: Mapping[str, object]) -> None:
    """Append one entry in the caller's transaction; it gets its place in the chain at the commit.

    Goes through a function of the database, since the tenant's login may not write the table itself.
    """
    values = [
        verb,
        _kind_of(target),
        target.public_id if target else None,
        *_who(actor),
        _written(facts),
    ]
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, values)


def append_many(verb: str, targets: Sequence[tuple[Recordable, Mapping[str, object]]], *, actor: Actor) -> None:
    """Append an entry for each target, all of one kind, in one statement."""
    if not targets:
        return
    first, usual = targets[0]
    usual_text = _written(usual)
    values = [
        verb,
        _kind_of(first),
        *_who(actor),
        SEPARATOR.join([target.public_id.hex for target, _own in targets]),
        SEPARATOR.join([usual_text if facts == usual else _written(facts) for _target, facts in targets]),
    ]
    with connection.cursor() as cursor:
        cursor.execute(_APPEND_MANY, values)


def _who(actor: Actor) -> tuple[str, UUID | None, str, str]:
    """Who acts, as an entry keeps it: capacity, account, name and session."""
    session_key = getattr(actor, "session_key", "")
    session = sha256(session_key.encode()).hexdigest()[:16] if session_key else ""
    return actor.kind, actor.public_id, actor.on_record[:300], session


def _written(facts: Mapping[str, object]) -> str:
    return _ENCODER.encode(facts)


def _kind_of(target: Recordable | None) -> str:
    if target is None:
        return ""
    meta = getattr(target, "_meta", None)
    return meta.label_lower if meta else type(target).__name__.lower()
