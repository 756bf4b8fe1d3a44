"""Uploads that come in parts and go on where they stopped."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from tenant_apps.documents import policies
from tenant_apps.documents.commands.deliveries import check_room, deliver_document, still_there
from tenant_apps.documents.commands.requests import check_open, locked_request
from tenant_apps.documents.errors import FileEmpty, FileTooLarge, TooManyParts, TooManyUploads, WrongOffset
from tenant_apps.documents.gateways.contents import ReceivedContent, StoredPart
from tenant_apps.documents.models import Delivery, DocumentRequest, Upload
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed, NotFound
from vestibule.core.permissions import require
from vestibule.core.records import record

LIFETIME = timedelta(hours=24)
"""How long an upload waits for its next part."""

MOST_AT_ONCE = 20
"""Unfinished uploads per account: more than a person chooses at a time, fewer than would fill a disk with scraps."""

MOST_PARTS = 2_000
"""A part of one byte is legal in tus; thousands of them are abuse."""


@command
def start_upload(*, actor: Actor, request: DocumentRequest, name: str, size: int, fingerprint: str = "") -> Upload:
    """Open an upload for one file; nothing is stored yet.

    The same file chosen again for the same request (equal fingerprint) is the same upload, which goes on where it
    stopped. Refuses at once what could not be delivered at the end: too large, no room, no longer needed.
    """
    require(actor, policies.DELIVER)
    if actor.account_id is None:
        raise NotAllowed(policies.DELIVER)
    locked = locked_request(actor, request)
    check_open(locked)
    check_size(name, size)
    waiting = Upload.objects.visible_to(actor).unexpired().unfinished()
    if fingerprint:
        known: Upload | None = waiting.filter(request=locked, fingerprint=fingerprint, size=size).first()
        if known is not None:
            return known
    if waiting.count() >= MOST_AT_ONCE:
        raise TooManyUploads(MOST_AT_ONCE)
    check_room(locked, size, with_uploads=True)
    upload = Upload.objects.create(
        request=locked,
        account_id=actor.account_id,
        original_name=name,
        fingerprint=fingerprint,
        size=size,
        expires_at=timezone.now() + LIFETIME,
    )
    record("documents.start_upload", upload, actor=actor, request=str(locked.public_id), size=size)
    return upload


@command
def receive_chunk(*, actor: Actor, upload: Upload, offset: int, part: StoredPart) -> Upload:
    """Note a stored part. ``WrongOffset`` when the upload is elsewhere by now, so each byte counts once."""
    require(actor, policies.DELIVER)
    locked = _locked(still_there(actor), upload)
    _check_fits(locked, offset, part)
    _append(locked, part)
    return locked


@command
def finish_upload(*, actor: Actor, upload: Upload, offset: int, part: StoredPart, content: ReceivedContent) -> Delivery:
    """Note the last part and deliver the whole file, which lies in quarantine already. All of it or nothing."""
    require(actor, policies.DELIVER)
    locked = _locked(actor, upload)
    _check_fits(locked, offset, part)
    if locked.offset + part.size != locked.size or content.size != locked.size:
        raise WrongOffset(locked.offset)
    delivery = deliver_document(actor=actor, request=locked.request, content=content)
    locked.file = delivery.file
    _append(locked, part)
    return delivery


@command
def discard_upload(*, actor: Actor, upload: Upload) -> None:
    """Forget an upload that was not finished. Its parts are swept."""
    require(actor, policies.DELIVER)
    Upload.objects.visible_to(actor).unfinished().filter(pk=upload.pk).delete()
    record("documents.discard_upload", upload, actor=actor)


@command
def forget_expired_uploads(*, actor: Actor) -> int:
    """Drop the uploads that nobody went on with, and the memory of those that came in long ago."""
    forgotten, _per_model = Upload.objects.visible_to(actor).expired().delete()
    return forgotten


def check_size(name: str, size: int) -> None:
    """Return for a size that one file may have."""
    if size == 0:
        raise FileEmpty(name)
    if size > settings.MAXIMUM_UPLOAD_BYTES:
        raise FileTooLarge(name, settings.MAXIMUM_UPLOAD_BYTES)


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
