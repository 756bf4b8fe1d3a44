"""Takes files in: the bytes first, then the row; what the row's command refuses is deleted again."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from django.core.files.uploadedfile import UploadedFile
from django.db import OperationalError
from psycopg.errors import DiskFull

from tenant_apps.documents.commands.deliveries import deliver_document
from tenant_apps.documents.commands.uploads import (
    check_size,
    discard_upload,
    finish_upload,
    receive_chunk,
)
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.documents.errors import FileInfected, ForbiddenFormat, NoSpace, StoreSilent
from tenant_apps.documents.gateways import contents
from tenant_apps.documents.gateways.contents import ReceivedContent, StoredPart
from tenant_apps.documents.models import Delivery, DocumentRequest, StoredFile, Upload
from tenants.storage import StorageFull, StorageUnavailable
from vestibule.core.actors import Actor
from vestibule.core.errors import DomainError, NotAllowed, NotFound
from vestibule.core.uploads import RefusedUpload

_LONGEST_NAME = 150
_REFUSALS = (DomainError, NotAllowed, NotFound)


def receive_whole(*, actor: Actor, request: DocumentRequest, file: "UploadedFile[bytes]") -> Delivery:
    """Take in a file that a plain form sent in one go."""
    with received(file, request.document_type.formats) as content:
        return deliver_document(actor=actor, request=request, content=content)


@contextmanager
def received(file: "UploadedFile[bytes]", formats: Collection[str]) -> Iterator[ReceivedContent]:
    """Put the file of a form in quarantine for the block, which puts it on file; what it refuses is deleted again."""
    name = presentable(file.name or "")
    check_size(name, file.size or 0)
    if isinstance(file, RefusedUpload):
        raise NoSpace
    with received_pieces(file.chunks(contents.PIECE), name, formats) as content:
        yield content


@contextmanager
def received_pieces(pieces: Iterable[bytes], name: str, formats: Collection[str]) -> Iterator[ReceivedContent]:
    """Put these bytes in quarantine for the block, which puts them on file; what it refuses is deleted again."""
    with _storage_errors():
        content = contents.store_whole(pieces, name, formats)
        with _deleted_when_refused(content):
            yield content


@contextmanager
def copied(file: StoredFile) -> Iterator[ReceivedContent]:
    """Put a copy of a checked file in quarantine for the block, which puts it on file for somebody of its own."""
    with received_pieces(contents.read_checked(file), file.original_name, FormatGroup.values) as content:
        yield content


def receive_part(
    *, actor: Actor, upload: Upload, offset: int, body: contents.Readable, checksum: contents.Checksum | None
) -> int:
    """Take in the next part of an upload, and with the last one deliver the file. Returns how far the upload is."""
    with _storage_errors():
        part = contents.store_part(body, checksum)
        try:
            return _noted(actor, upload, offset, part)
        except _REFUSALS as error:
            contents.forget_parts([part.name])
            if isinstance(error, ForbiddenFormat | FileInfected):
                discard_upload(actor=actor, upload=upload)
            raise


def presentable(raw: str) -> str:
    """A file name that can be shown and saved: no folders, no control or direction characters, not too long."""
    last = raw.replace("\\", "/").rpartition("/")[2]
    visible = "".join(char for char in unicodedata.normalize("NFC", last) if unicodedata.category(char)[0] != "C")
    stem, dot, suffix = visible.strip().rpartition(".")
    if dot and len(suffix) <= 10:
        return f"{stem[: _LONGEST_NAME - len(suffix)]}.{suffix}"
    return visible.strip()[:_LONGEST_NAME] or "document"


def _noted(actor: Actor, upload: Upload, offset: int, part: StoredPart) -> int:
    if offset + part.size < upload.size:
        if offset == 0:
            contents.check_first_part(upload, part)
        return receive_chunk(actor=actor, upload=upload, offset=offset, part=part).offset
    content = contents.assemble(upload, part)
    with _deleted_when_refused(content):
        finish_upload(actor=actor, upload=upload, offset=offset, part=part, content=content)
    return upload.size


@contextmanager
def _deleted_when_refused(content: ReceivedContent) -> Iterator[None]:
    try:
        yield
    except _REFUSALS:
        contents.forget_quarantined(content.storage_name)
        raise


@contextmanager
def _storage_errors() -> Iterator[None]:
    """Turn a full or silent store into a sentence. Whatever it kept by then belongs to no row and is swept."""
    try:
        yield
    except StorageFull as error:
        raise NoSpace from error
    except StorageUnavailable as error:
        raise StoreSilent from error
    except OperationalError as error:
        if isinstance(error.__cause__, DiskFull):
            raise NoSpace from error
        raise
