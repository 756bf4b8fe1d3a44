"""What every store of files guarantees, and how a key becomes a place."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import BinaryIO, NamedTuple, Protocol

from tenants.context import current_tenant
from tenants.storage.errors import BadKey

_KEY = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
_LONGEST_KEY = 200


class Saved(NamedTuple):
    """What was really written."""

    size: int
    sha256: str


class Storage(Protocol):
    """A tenant's private files by relative key.

    A key holds all bytes or does not exist: there is no half-written file to be read, also after a kill. When a
    call returns, the bytes are safe. Every call has bounded waits.
    """

    def save_stream(self, key: str, chunks: Iterable[bytes]) -> Saved:
        """Keep the chunks under the key, replacing what was there."""

    def open(self, key: str) -> BinaryIO:
        """Return the bytes as a stream to be closed by the caller; raises ``ObjectMissing``."""

    def size(self, key: str) -> int:
        """Return the number of bytes; raises ``ObjectMissing``."""

    def exists(self, key: str) -> bool:
        """Whether something is kept under the key."""

    def move(self, source: str, target: str) -> None:
        """Give the bytes another key. Safe to run twice: already moved is moved; raises ``ObjectMissing``."""

    def delete(self, key: str) -> None:
        """Remove what is under the key, if anything."""

    def forget_unfinished(self, prefix: str, *, older_than: timedelta) -> int:
        """Remove what writes that were killed left below the folder, and return how many; no key ever named it."""

    def keys(self, prefix: str) -> Iterator[str]:
        """Return every key below the folder ``prefix``, in order."""


def place(key: str) -> str:
    """Return where the current tenant's key lies; computed on each call, so no tenant's prefix is ever remembered."""
    if len(key) > _LONGEST_KEY or not _KEY.fullmatch(key):
        raise BadKey(key)
    return f"t/{current_tenant().public_id}/{key}"
