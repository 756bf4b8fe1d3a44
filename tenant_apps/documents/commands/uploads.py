"""Uploads that come in parts and go on where they stopped."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from django.conf import settings
from django.utils import timezone

from tenant_apps.documents import policies
from tenant_apps.documents.commands.deliveries import check_room, deliver_document, still_there
from tenant_apps.documents.commands.files import take_off_file
from tenant_apps.documents.commands.requests import check_open, locked_request
from tenant_apps.documents.errors import FileEmpty, FileTooLarge, TooManyParts, TooManyUploads, WrongOffset
from tenant_apps.documents.gateways.contents import ReceivedContent, StoredPart
from tenant_apps.documents.holders import taker_of, waiting_rooms
from tenant_apps.documents.models import DocumentRequest, StoredFile, Upload
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed, NotFound
from vestibule.core.records import record

LIFETIME = timedelta(hours=24)
"""How long an upload waits for its next part."""

MOST_AT_ONCE = 20
"""Unfinished uploads per account: more than a person chooses at a time, fewer than would fill a disk with scraps."""

MOST_PARTS = 2_000
"""A part of one byte is legal in tus; thousands of them are abuse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What an upload belongs to: a request, or a subject of another room, of whose files it may be a certain one."""

    request: DocumentRequest | None = None
    holder: str = ""
    holder_id: int | None = None
    aspect: str = ""

    @property
    def columns(self) -> dict[str, Any]:
        """Which uploads are for it."""
        return {"request": self.request, "holder": self.holder, "holder_id": self.holder_id, "aspect": self.aspect}


@command
def start_upload(*, actor: Actor, request: DocumentRequest, name: str, size: int, fingerprint: str = "") -> Upload:
    """Open an upload for one file; nothing is stored yet.

    The same file chosen again for the same request (equal fingerprint) is the same upload, which goes on where it
    stopped. Refuses at once what could not be delivered at the end: too large, no room, no longer needed.
    """
    policies.require_delivering(actor)
    locked = locked_request(actor, request)
    check_open(locked)
    return open_upload(
        actor,
        Place(request=locked),
        name=name,
        size=size,
        fingerprint=fingerprint,
        check=lambda: check_room(locked, size, with_uploads=True),
    )


def open_upload(
    actor: Actor, place: Place, *, name: str, size: int, fingerprint: str, check: Callable[[], None]
) -> Upload:
    """Open an upload for this place; part of the command that says what it is for.

    The same file chosen again for the same place is the same upload. ``check`` refuses what does not fit there.
    """
    if actor.account_id is None:
        raise NotAllowed(policies.DELIVER)
    check_size(name, size)
    waiting = Upload.objects.visible_to(actor).unexpired().unfinished()
    if fingerprint:
        known: Upload | None = waiting.filter(**place.columns, fingerprint=fingerprint, size=size).first()
        if known is not None:
            return known
    if waiting.count() >= MOST_AT_ONCE:
        raise TooManyUploads(MOST_AT_ONCE)
    check()
    upload = Upload.objects.create(
        **place.columns,
        account_id=actor.account_id,
        original_name=name,
        fingerprint=fingerprint,
        size=size,
        expires_at=timezone.now() + LIFETIME,
    )
    facts = {"request": str(place.request.public_id)} if place.request else {"room": place.holder}
    record("documents.start_upload", upload, actor=actor, size=size, **facts)
    return upload


@command
def receive_chunk(*, actor: Actor, upload: Upload, offset: int, part: StoredPart) -> Upload:
    """Note a stored part. ``WrongOffset`` when the upload is elsewhere by now, so each byte counts once."""
    _require(actor, upload)
    locked = _locked(still_there(actor), upload)
    _check_fits(locked, offset, part)
    _append(locked, part)
    return locked


@command
def finish_upload(
    *, actor: Actor, upload: Upload, offset: int, part: StoredPart, content: ReceivedContent
) -> StoredFile:
    """Note the last part and deliver the whole file, which lies in quarantine already. All of it or nothing."""
    _require(actor, upload)
    locked = _locked(actor, upload)
    _check_fits(locked, offset, part)
    if locked.offset + part.size != locked.size or content.size != locked.size:
        raise WrongOffset(locked.offset)
    locked.file = _take_in(actor, locked, content)
    _append(locked, part)
    return locked.file


@command
def discard_upload(*, actor: Actor, upload: Upload) -> None:
    """Forget an upload that was not finished. Its parts are swept."""
    _require(actor, upload)
    Upload.objects.visible_to(actor).unfinished().filter(pk=upload.pk).delete()
    record("documents.discard_upload", upload, actor=actor)


@command
def forget_expired_uploads(*, actor: Actor) -> int:
    """Drop the uploads that nobody went on with, and the memory of those that came in long ago.

    A file that still waits for its form is erased.
    """
    expired = Upload.objects.visible_to(actor).expired()
    for upload in expired.finished().filter(holder__in=waiting_rooms()).select_related("file").order_by("pk"):
        take_off_file(cast("StoredFile", upload.file))
    forgotten, _per_model = expired.delete()
    return forgotten


def check_size(name: str, size: int) -> None:
    """Return for a size that one file may have."""
    if size == 0:
        raise FileEmpty(name)
    if size > settings.MAXIMUM_UPLOAD_BYTES:
        raise FileTooLarge(name, settings.MAXIMUM_UPLOAD_BYTES)


def _require(actor: Actor, upload: Upload) -> None:
    if upload.holder:
        taker_of(upload.holder).require(actor)
    else:
        policies.require_delivering(actor)


def _take_in(actor: Actor, upload: Upload, content: ReceivedContent) -> StoredFile:
    """Put the whole file on file where it belongs, which judges by itself whether it still may come in."""
    if upload.request is not None:
        return deliver_document(actor=actor, request=upload.request, content=content).file
    return taker_of(upload.holder).take_in(actor, upload, content)


def _locked(actor: Actor, upload: Upload) -> Upload:
    visible = Upload.objects.visible_to(actor).unexpired().select_related("request")
    found: Upload | None = visible.select_for_update(of=("self",), no_key=True).filter(pk=upload.pk).first()
    if found is None:
        raise NotFound
    return found


def _check_fits(upload: Upload, offset: int, part: StoredPart) -> None:
    if upload.file_id is not None or offset != upload.offset or part.size > upload.size - offset:
        raise WrongOffset(upload.offset)
    if len(upload.parts) >= MOST_PARTS:
        raise TooManyParts


def _append(upload: Upload, part: StoredPart) -> None:
    if part.size:
        upload.parts.append(part.name)
    upload.offset += part.size
    upload.expires_at = timezone.now() + LIFETIME
    upload.save(update_fields=["parts", "offset", "expires_at", "file"])
