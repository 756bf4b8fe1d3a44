"""Writing the record. Everybody else calls ``vestibule.core.records.record``."""

import json
from collections.abc import Mapping
from hashlib import sha256

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from vestibule.core.actors import Actor
from vestibule.core.records import Recordable

_APPEND = "SELECT activity_append(%s, %s, %s, %s, %s, %s, %s, %s)"


def append(verb: str, target: Recordable | None, *, actor: Actor, facts: Mapping[str, object]) -> None:
    """Append one entry in the caller's transaction; it gets its place in the chain at the commit.

    Goes through a function of the database, since the tenant's login may not write the table itself.
    """
    session_key = getattr(actor, "session_key", "")
    values = [
        verb,
        _kind_of(target),
        target.public_id if target else None,
        actor.kind,
        actor.public_id,
        actor.on_record[:300],
        sha256(session_key.encode()).hexdigest()[:16] if session_key else "",
        json.dumps(facts, cls=DjangoJSONEncoder, ensure_ascii=False),
    ]
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, values)


def _kind_of(target: Recordable | None) -> str:
    if target is None:
        return ""
    meta = getattr(target, "_meta", None)
    return meta.label_lower if meta else type(target).__name__.lower()
