"""Checking the chain, from its first link to its head and against the anchors kept outside the database."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from tenant_apps.activity.models import Head, Link
from tenants.context import current_tenant
from tenants.storage import tenant_storage

ANCHORS = "anchors/activity"

# One statement, so that all of it looks at one moment while others go on writing.
_CHECK = """
    WITH chain AS (
        SELECT link.position, link.hash, link.previous_hash, entry.id AS entry_id,
               activity_digest(entry, link.position, link.previous_hash) AS digest,
               lag(link.position, 1, 0::bigint) OVER earlier AS position_before,
               lag(link.hash, 1, decode(repeat('00', 32), 'hex')) OVER earlier AS hash_before
        FROM activity_link link
        LEFT JOIN activity_entry entry ON entry.id = link.entry_id
        WINDOW earlier AS (ORDER BY link.position)
    ), last AS (
        SELECT coalesce(max(position), 0) AS position FROM activity_link
    )
    SELECT position, 'gap' FROM chain WHERE position <> position_before + 1
    UNION ALL SELECT position, 'broken' FROM chain WHERE previous_hash <> hash_before
    UNION ALL SELECT position, 'changed' FROM chain WHERE digest IS DISTINCT FROM hash
    UNION ALL SELECT NULL, 'unchained' FROM activity_entry entry
        WHERE NOT EXISTS (SELECT FROM activity_link link WHERE link.entry_id = entry.id)
    UNION ALL SELECT last.position, 'cut' FROM last
        WHERE NOT EXISTS (
            SELECT FROM activity_head head
            LEFT JOIN activity_link link ON link.position = head.position
            WHERE head.position = last.position AND (head.position = 0 OR link.hash = head.hash)
        )
    ORDER BY 1 NULLS LAST, 2
    LIMIT 100
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the chain.

    ``gap``: links are missing before this one. ``broken``: it does not continue the one before. ``changed``: its entry
    was changed or removed. ``unchained``: an entry without a link. ``cut``: the head is not the last link.
    ``rewritten``: an anchor outside the database says otherwise.
    """

    position: int | None
    kind: str

    def __str__(self) -> str:
        return f"{self.kind} at {self.position}" if self.position is not None else self.kind


def verify_chain() -> list[Finding]:
    """Return what is wrong with the current organisation's record, at most a hundred findings; nothing when whole."""
    with connection.cursor() as cursor:
        cursor.execute(_CHECK)
        findings = [Finding(position, kind) for position, kind in cursor.fetchall()]
    return findings + list(_contradicted_anchors())


def anchor_chain() -> None:
    """Write the head to the organisation's storage, where the database's owner cannot change it along with the chain.

    Written twice it is the same file.
    """
    head = Head.objects.get()
    if not head.position:
        return
    content = {
        "organisation": str(current_tenant().public_id),
        "position": head.position,
        "hash": bytes(head.hash).hex(),
    }
    tenant_storage().save_stream(f"{ANCHORS}/{head.position:012d}.json", [json.dumps(content).encode()])


def _contradicted_anchors() -> Iterator[Finding]:
    storage = tenant_storage()
    for key in storage.keys(ANCHORS):
        with storage.open(key) as file:
            anchor = json.loads(file.read())
        link = Link.objects.filter(position=anchor["position"]).first()
        if link is None or bytes(link.hash).hex() != anchor["hash"]:
            yield Finding(anchor["position"], "rewritten")
