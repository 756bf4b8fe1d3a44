"""The check's verdict on a file, and opening it."""

from django.conf import settings
from django.utils import timezone

from tenant_apps.documents import events, policies, tickets
from tenant_apps.documents.commands.requests import locked_request
from tenant_apps.documents.enums import WAITING_FOR_CLIENT, FileState, RefusalReason, RequestState
from tenant_apps.documents.errors import QuotaExceeded
from tenant_apps.documents.gateways.contents import CheckedContent, ReceivedContent
from tenant_apps.documents.models import Delivery, DocumentRequest, StoredFile
from tenants.limits import LimitReached, hit
from tenants.tasks import enqueue
from vestibule.core.actors import Actor, Client, Professional
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed, NotFound
from vestibule.core.permissions import require
from vestibule.core.records import record

VISIT = 15 * 60
"""Seconds within which looking at the same document again is the same visit."""


def put_on_file(content: ReceivedContent) -> StoredFile:
    """Keep stored bytes as a file and have them checked; part of the command that says what the file is for."""
    file = StoredFile.objects.create(
        storage_name=content.storage_name,
        original_name=content.name,
        size=content.size,
        sha256=content.sha256,
        received_sha256=content.sha256,
        content_type=content.content_type,
    )
    enqueue("documents.check", key=f"documents.check:{file.public_id}", file_id=str(file.public_id))
    return file


def take_off_file(file: StoredFile) -> None:
    """Erase the bytes of a file that is no longer wanted; part of the command that takes it back."""
    file.state, file.refusal = FileState.REMOVED, ""
    file.save(update_fields=["state", "refusal"])
    enqueue("documents.erase", key=f"documents.erase:{file.public_id}", file_id=str(file.public_id))


def check_quota(size: int) -> None:
    """Return while this many bytes more fit into what the organisation may keep."""
    if StoredFile.objects.total_size() + size > settings.DOCUMENTS_QUOTA_BYTES:
        raise QuotaExceeded


@command
def promote_file(*, actor: Actor, file: StoredFile, content: CheckedContent) -> StoredFile:
    """Let a checked file count. The first one of a round makes the request *delivered*. Twice is once."""
    delivery, locked = _locked(actor, file)
    if not locked.is_being_checked:
        return locked
    locked.state = FileState.PROMOTED
    locked.size = content.size
    locked.sha256 = content.sha256
    locked.content_type = content.content_type
    locked.pages = content.pages
    locked.preview_pages = content.preview_pages
    locked.key = content.key
    locked.checked_at = timezone.now()
    columns = ["state", "size", "sha256", "content_type", "pages", "preview_pages", "key", "checked_at"]
    locked.save(update_fields=columns)
    record("documents.promote", locked, actor=actor, sha256=content.sha256)
    if delivery is None:
        events.held_file_checked.send(StoredFile, file=locked, actor=actor)
    else:
        count_in(actor, delivery)
    return locked


@command
def refuse_file(*, actor: Actor, file: StoredFile, reason: RefusalReason) -> StoredFile:
    """Turn the file down: it does not count as delivered, and its bytes are erased. Twice is once."""
    delivery, locked = _locked(actor, file)
    if not locked.is_being_checked:
        return locked
    locked.state = FileState.REFUSED
    locked.refusal = reason
    locked.checked_at = timezone.now()
    locked.save(update_fields=["state", "refusal", "checked_at"])
    record("documents.refuse", locked, actor=actor, reason=str(reason))
    enqueue("documents.erase", key=f"documents.erase:{file.public_id}", file_id=str(file.public_id))
    if delivery is None:
        events.held_file_checked.send(StoredFile, file=locked, actor=actor)
    return locked


@command
def open_file(*, actor: Actor, file: StoredFile, page: int = 0) -> str:
    """Give out a ticket for the whole file, or for one page as a picture; it opens that alone, to them, for a minute.

    Looking into a document of a sensitive type, or into a file of which no request says what it is, is recorded, once
    per visit: a preview fetches every page by itself.
    """
    if not isinstance(actor, Professional | Client):
        raise NotAllowed(policies.VIEW)
    require(actor, policies.VIEW if isinstance(actor, Professional) else policies.DELIVER)
    visible = StoredFile.objects.visible_to(actor).promoted().select_related("delivery__request__document_type")
    found = visible.filter(pk=file.pk).first()
    if found is None or page > found.preview_pages:
        raise NotFound
    delivery = getattr(found, "delivery", None)
    is_sensitive = delivery is None or delivery.request.document_type.sensitive
    if is_sensitive and _is_first_look(actor, found):
        facts = {"request": str(delivery.request.public_id)} if delivery else {}
        record("documents.read", found, actor=actor, **facts)
    return tickets.issue(actor=actor, file_id=found.public_id, page=page)


def count_in(actor: Actor, delivery: Delivery) -> None:
    """Let a checked file count for its request, which is locked; the first one of a round makes it *delivered*."""
    request = delivery.request
    if delivery.round != request.round:
        return
    request.revision += 1
    first = request.state in WAITING_FOR_CLIENT or request.is_declared
    if first:
        request.declared_reason = ""
        request.state = RequestState.DELIVERED
        request.delivered_at = timezone.now()
    request.save(update_fields=["state", "delivered_at", "declared_reason", "revision"])
    if first:
        events.document_delivered.send(DocumentRequest, request=request, actor=actor)


def _is_first_look(actor: Actor, file: StoredFile) -> bool:
    try:
        hit("documents.look", f"{actor.public_id}:{file.public_id}", limit=1, window=VISIT)
    except LimitReached:
        return False
    return True


def _locked(actor: Actor, file: StoredFile) -> tuple[Delivery | None, StoredFile]:
    """The file, locked, with its delivery if a request holds it; that request is locked first."""
    delivery = Delivery.objects.visible_to(actor).select_related("request").filter(file=file).first()
    if delivery is not None:
        delivery.request = locked_request(actor, delivery.request)
    locked = StoredFile.objects.visible_to(actor).select_for_update(of=("self",), no_key=True).get(pk=file.pk)
    return delivery, locked
