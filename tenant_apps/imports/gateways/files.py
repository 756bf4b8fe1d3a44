"""Uploaded files, encrypted where they lie under a key of their own; this room's only code that touches storage."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from typing import NamedTuple
from uuid import UUID

from tenant_apps.documents.gateways import contents
from tenant_apps.documents.gateways.sealing import new_wrapped_key, open_sealed, seal, unwrapped
from tenants.storage import tenant_storage

FOLDER = "imports"
YOUNGEST_ORPHAN = timedelta(hours=25)
"""A younger file may belong to a request under way."""
_PIECE = 64 * 1024


class Stored(NamedTuple):
    """Where a file lies, and the key to it."""

    storage_name: str
    wrapped: bytes


def keep(content: bytes, about: UUID) -> Stored:
    """Store the bytes for the import with this id."""
    wrapped, name = new_wrapped_key(about), f"{FOLDER}/{datetime.now(UTC):%Y%m%dT%H%M}-{token_hex(16)}"
    tenant_storage().save_stream(name, seal(_pieces(content), unwrapped(wrapped, about), name))
    return Stored(name, wrapped)


def content_of(storage_name: str, wrapped: bytes, about: UUID) -> bytes:
    """The file as it was uploaded; raises ``ObjectMissing``."""
    with open_sealed(tenant_storage().open(storage_name), unwrapped(wrapped, about), storage_name) as stream:
        return stream.read()


def erase(storage_name: str) -> None:
    """Delete the file. Twice is once."""
    tenant_storage().delete(storage_name)


def sweep(named: Collection[str]) -> int:
    """Delete files that no row names; return how many."""
    tenant_storage().forget_unfinished(FOLDER, older_than=YOUNGEST_ORPHAN)
    left = [
        key
        for key in tenant_storage().keys(FOLDER)
        if key not in named and contents.is_older_than(key.removeprefix(f"{FOLDER}/"), YOUNGEST_ORPHAN)
    ]
    for key in left:
        erase(key)
    return len(left)


def _pieces(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), _PIECE):
        yield content[start : start + _PIECE]
