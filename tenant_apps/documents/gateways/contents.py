"""Where the bytes of uploads and files go: the only code of this room that writes to the organisation's storage.

Zones: ``uploads/`` holds parts, ``quarantine/`` whole files nobody has checked, ``files/`` checked ones, ``previews/``
their pages as pictures; the last two are encrypted, see ``sealing``. Bytes are always stored before the row that names
them is committed, so what goes wrong in between leaves an object without a row, which the nightly sweep removes, and
never a row without an object.
"""

import hashlib
from base64 import b64decode
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, NamedTuple, Protocol

from django.http import UnreadablePostError

from tenant_apps.documents.enums import FormatGroup
from tenant_apps.documents.errors import FileInfected, ForbiddenFormat
from tenant_apps.documents.gateways.cleaning import MOST_PREVIEWS
from tenant_apps.documents.gateways.formats import HEAD, Format, recognise
from tenant_apps.documents.gateways.sandbox import Opened
from tenant_apps.documents.gateways.scanner import EICAR
from tenant_apps.documents.gateways.sealing import open_sealed, seal, unwrapped
from tenant_apps.documents.models import FileKey, StoredFile, Upload
from tenants.storage import tenant_storage

PIECE = 64 * 1024
UPLOADS, QUARANTINE, FILES, PREVIEWS = "uploads", "quarantine", "files", "previews"
ZONES = (UPLOADS, QUARANTINE, FILES, PREVIEWS)

_CLOCK = "%Y%m%dT%H%M"


class ChecksumMismatch(Exception):
    """What arrived is not what was sent. Nothing was kept."""


class BadChecksum(ValueError):
    """A checksum header that cannot be read, or of an algorithm that is not offered."""


class StoredPart(NamedTuple):
    """A part of an upload whose bytes lie in storage under ``name``."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class ReceivedContent:
    """Bytes that lie whole in quarantine under ``storage_name``, of a format that was recognised by its content."""

    name: str
    storage_name: str
    size: int
    sha256: str
    content_type: str


@dataclass(frozen=True, slots=True)
class CheckedContent:
    """Bytes that passed the check and lie under ``files/``, as they will be given out."""

    size: int
    sha256: str
    content_type: str
    pages: int | None = None
    preview_pages: int = 0
    key: FileKey | None = None


class Readable(Protocol):
    """A request's body."""

    def read(self, size: int = ..., /) -> bytes: ...


class Checksum:
    """The value of an ``Upload-Checksum`` header: an algorithm and what the bytes must come to."""

    ALGORITHMS = ("sha1", "sha256")

    def __init__(self, header: str) -> None:
        algorithm, _space, encoded = header.strip().partition(" ")
        if algorithm not in self.ALGORITHMS:
            raise BadChecksum(algorithm)
        try:
            self._expected = b64decode(encoded, validate=True)
        except ValueError as error:  # no base64, or not even ASCII
            raise BadChecksum(header) from error
        self._digest = hashlib.new(algorithm, usedforsecurity=False)

    def watch(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Pass the bytes on and raise ``ChecksumMismatch`` behind the last one when they are not the right ones."""
        for piece in pieces:
            self._digest.update(piece)
            yield piece
        if self._digest.digest() != self._expected:
            raise ChecksumMismatch


def new_name() -> str:
    """A name in storage. It begins with the minute, so that the sweep can tell what may still be under way."""
    return f"{datetime.now(UTC).strftime(_CLOCK)}-{token_hex(16)}"


def is_older_than(name: str, age: timedelta) -> bool:
    """Whether the object of this name was begun longer ago than this. A foreign name is not ours to judge: False."""
    try:
        begun = datetime.strptime(name.partition("-")[0], _CLOCK).replace(tzinfo=UTC)
    except ValueError:
        return False
    return datetime.now(UTC) - begun > age


def store_part(body: Readable, checksum: Checksum | None) -> StoredPart:
    """Keep a part of an upload. Of a part whose connection broke, what did arrive is kept, unless it is checksummed."""
    pieces = _pieces_of(body)
    name = new_name()
    saved = tenant_storage().save_stream(f"{UPLOADS}/{name}", checksum.watch(pieces) if checksum else pieces)
    return StoredPart(name, saved.size)


def forget_parts(names: Iterable[str]) -> None:
    """Delete parts. What a failure leaves behind is swept."""
    for name in names:
        tenant_storage().delete(f"{UPLOADS}/{name}")


def check_first_part(upload: Upload, part: StoredPart) -> None:
    """Refuse a forbidden format as soon as its first bytes are in, before the rest travels."""
    if part.size >= HEAD:
        _recognised(f"{UPLOADS}/{part.name}", upload.original_name, upload.formats)


def assemble(upload: Upload, last: StoredPart) -> ReceivedContent:
    """Put the parts together in quarantine. Raises ``ForbiddenFormat`` for content that may not come in."""
    names = [*upload.parts, last.name] if last.size else upload.parts
    return _quarantined(
        (piece for name in names for piece in read(f"{UPLOADS}/{name}")),
        upload.original_name,
        upload.formats,
    )


def store_whole(pieces: Iterable[bytes], name: str, formats: Collection[str]) -> ReceivedContent:
    """Put a file that came in one go in quarantine. Raises ``ForbiddenFormat`` for content that may not come in."""
    return _quarantined(pieces, name, formats)


def forget_quarantined(storage_name: str) -> None:
    """Delete what was put in quarantine for a delivery that was then refused."""
    tenant_storage().delete(f"{QUARANTINE}/{storage_name}")


def read(key: str) -> Iterator[bytes]:
    """The bytes under a key, piece by piece."""
    with closing(tenant_storage().open(key)) as stream:
        while piece := stream.read(PIECE):
            yield piece


def fetch(storage_name: str, target: Path) -> None:
    """Copy a file out of quarantine to where it can be opened."""
    with target.open("wb") as copy:
        copy.writelines(read(f"{QUARANTINE}/{storage_name}"))


def copy_checked(file: StoredFile, target: Path) -> None:
    """Copy a checked file to where it can be worked on."""
    with target.open("wb") as copy:
        copy.writelines(read_checked(file))


def read_checked(file: StoredFile) -> Iterator[bytes]:
    """The bytes of a checked file, piece by piece."""
    with closing(open_file(file, page=0)) as stream:
        yield from _pieces_of(stream)


def keep(storage_name: str, opened: Opened, key: FileKey) -> CheckedContent:
    """Encrypt and store what the check kept of a file, with its pictures. Doing it again writes the same anew."""
    secret = unwrapped(bytes(key.wrapped), key.public_id)
    for page, picture in enumerate(opened.previews, start=1):
        place = preview_key(storage_name, page)
        with picture.open("rb") as stream:
            tenant_storage().save_stream(place, seal(_pieces_of(stream), secret, place))
    place, digest, size = f"{FILES}/{storage_name}", hashlib.sha256(), opened.content.stat().st_size
    with opened.content.open("rb") as stream:
        tenant_storage().save_stream(place, seal(_watched(stream, digest), secret, place))
    return CheckedContent(
        size, digest.hexdigest(), opened.content_type, opened.pages, preview_pages=len(opened.previews), key=key
    )


def erase(storage_name: str) -> None:
    """Delete a file wherever it lies, with its pictures."""
    storage = tenant_storage()
    storage.delete(f"{QUARANTINE}/{storage_name}")
    storage.delete(f"{FILES}/{storage_name}")
    for page in range(1, MOST_PREVIEWS + 1):
        storage.delete(preview_key(storage_name, page))


def open_file(file: StoredFile, page: int) -> BinaryIO:
    """A checked file, or one of its pages as a picture, for the reader to close. Raises ``ObjectMissing``."""
    place = preview_key(file.storage_name, page) if page else f"{FILES}/{file.storage_name}"
    if file.key is None:
        return tenant_storage().open(place)
    secret = unwrapped(bytes(file.key.wrapped), file.key.public_id)
    return open_sealed(tenant_storage().open(place), secret, place)


def preview_key(storage_name: str, page: int) -> str:
    """Where a page's picture lies."""
    return f"{PREVIEWS}/{storage_name}.{page}.webp"


def _quarantined(pieces: Iterable[bytes], name: str, formats: Collection[str]) -> ReceivedContent:
    storage_name = new_name()
    key = f"{QUARANTINE}/{storage_name}"
    saved = tenant_storage().save_stream(key, pieces)
    try:
        kind = _recognised(key, name, formats)
    except (ForbiddenFormat, FileInfected):
        tenant_storage().delete(key)
        raise
    return ReceivedContent(name, storage_name, saved.size, saved.sha256, kind.content_type)


def _recognised(key: str, name: str, formats: Collection[str]) -> Format:
    with closing(tenant_storage().open(key)) as stream:
        head = stream.read(HEAD)
    if EICAR in head:
        # The scanners' own test file is of no format at all; whoever tries it should learn that viruses are looked for.
        raise FileInfected(name)
    kind = recognise(head)
    if kind is None or kind.group not in formats:
        raise ForbiddenFormat(name, [FormatGroup(group).label for group in formats])
    return kind


def _watched(body: Readable, digest: "hashlib._Hash") -> Iterator[bytes]:
    for piece in _pieces_of(body):
        digest.update(piece)
        yield piece


def _pieces_of(body: Readable) -> Iterator[bytes]:
    while True:
        try:
            piece = body.read(PIECE)
        except UnreadablePostError:
            return
        if not piece:
            return
        yield piece
