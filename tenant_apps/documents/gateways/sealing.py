"""Encrypts files for where they lie: AES-256-GCM in pieces, each bound to its firm, its object and its place in it.

A file's key is itself kept encrypted, under a key that is derived for the firm and stands in no database. Whoever holds
the storage and the database of a firm, or a backup of both, reads nothing without the master key; and once a key is
destroyed nobody reads what it sealed, in no backup either.
"""

import io
import secrets
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tenants.sealing import bound_to, unwrapped_key, wrapped_key
from tenants.storage import ObjectMissing

PIECE = 64 * 1024
_MAGIC = b"vsf1"
_PREFIX, _TAG = 7, 16
_PURPOSE = "documents.file-keys"


class Unsealable(ObjectMissing):
    """These bytes were not sealed with this key for this place, or were changed since."""


def new_wrapped_key(about: UUID) -> bytes:
    """A fresh key as it may be kept, for the row with this id."""
    return wrapped_key(_PURPOSE, about)


def unwrapped(wrapped: bytes, about: UUID) -> bytes:
    """The key itself. Raises ``Unsealable`` for another firm's, another row's and a destroyed one."""
    try:
        return unwrapped_key(_PURPOSE, wrapped, about)
    except (InvalidTag, ValueError) as error:
        raise Unsealable(str(about)) from error


def seal(pieces: Iterable[bytes], key: bytes, place: str) -> Iterator[bytes]:
    """The bytes as they are stored under ``place``."""
    cipher, prefix, bound = AESGCM(key), secrets.token_bytes(_PREFIX), bound_to(place)
    yield _MAGIC + prefix
    held = b""
    number = 0
    for piece in pieces:
        held += piece
        while len(held) > PIECE:
            yield cipher.encrypt(_nonce(prefix, number), held[:PIECE], bound)
            held, number = held[PIECE:], number + 1
    yield cipher.encrypt(_nonce(prefix, number, is_last=True), held, bound)


def open_sealed(stream: BinaryIO, key: bytes, place: str) -> BinaryIO:
    """The bytes as they were, for the reader to close. Raises ``Unsealable``; a cut or changed end while it is read."""
    try:
        return io.BufferedReader(_Unsealed(stream, key, place), PIECE)
    except Unsealable:
        stream.close()
        raise


class _Unsealed(io.RawIOBase):
    """Reads one piece ahead, because only the end tells which piece is the last."""

    def __init__(self, stream: BinaryIO, key: bytes, place: str) -> None:
        self._stream, self._cipher, self._bound = stream, AESGCM(key), bound_to(place)
        head = _whole(stream, len(_MAGIC) + _PREFIX)
        self._prefix, self._number, self._clear = head[len(_MAGIC) :], 0, b""
        self._sealed = _whole(stream, PIECE + _TAG)
        if not head.startswith(_MAGIC) or len(self._prefix) != _PREFIX:
            raise Unsealable(place)
        self._advance()

    def readable(self) -> bool:
        return True

    def readinto(self, target: "memoryview[int]") -> int:  # type: ignore[override]
        if not self._clear and self._sealed:
            self._advance()
        size = min(len(target), len(self._clear))
        target[:size] = self._clear[:size]
        self._clear = self._clear[size:]
        return size

    def close(self) -> None:
        self._stream.close()
        super().close()

    def _advance(self) -> None:
        following = _whole(self._stream, PIECE + _TAG)
        nonce = _nonce(self._prefix, self._number, is_last=not following)
        try:
            self._clear = self._cipher.decrypt(nonce, self._sealed, self._bound)
        except InvalidTag as error:
            raise Unsealable(self._bound.decode()) from error
        self._sealed, self._number = following, self._number + 1


def _nonce(prefix: bytes, number: int, *, is_last: bool = False) -> bytes:
    return prefix + number.to_bytes(4) + bytes([is_last])


def _whole(stream: BinaryIO, size: int) -> bytes:
    """As many bytes as asked for, or all that are left."""
    found = b""
    while len(found) < size:
        more = stream.read(size - len(found))
        if not more:
            break
        found += more
    return found
