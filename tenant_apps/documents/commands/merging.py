"""Photos of the pages of one document become one PDF."""

from collections.abc import Sequence

from django.utils import timezone

from tenant_apps.documents import policies
from tenant_apps.documents.commands.deliveries import still_there, withdraw
from tenant_apps.documents.commands.requests import check_open, locked_request
from tenant_apps.documents.enums import FileState, FormatGroup
from tenant_apps.documents.errors import DeliveredBySomebodyElse, NothingToMerge
from tenant_apps.documents.gateways.contents import CheckedContent
from tenant_apps.documents.models import Delivery, DocumentRequest, StoredFile
from tenants.tasks import enqueue
from vestibule.core.actors import Actor, Client
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record

FEWEST = 2


@command
def merge_photos(*, actor: Actor, request: DocumentRequest) -> DocumentRequest:
    """Have the photos of this round put together in one PDF, which takes their place as soon as it is made.

    Raises ``NothingToMerge``; ``DeliveredBySomebodyElse`` for a client who may not take back each of them.
    """
    is_client = isinstance(actor, Client)
    require(actor, policies.DELIVER if is_client else policies.REVIEW)
    locked = locked_request(still_there(actor) if is_client else actor, request)
    check_open(locked)
    photos = list(Delivery.objects.photos_of(locked))
    if len(photos) < FEWEST or FormatGroup.PDF not in locked.document_type.formats:
        raise NothingToMerge
    if is_client and not all(policies.may_withdraw(actor, locked, photo) for photo in photos):
        raise DeliveredBySomebodyElse
    record("documents.merge", locked, actor=actor, round=locked.round, files=len(photos))
    key = f"documents.merge:{locked.public_id}:{locked.revision}"
    enqueue("documents.merge", key=key, request_id=str(locked.public_id), round=locked.round)
    return locked


@command
def replace_photos(
    *,
    actor: Actor,
    request: DocumentRequest,
    photos: Sequence[Delivery],
    name: str,
    storage_name: str,
    content: CheckedContent,
) -> Delivery | None:
    """Let the PDF that was made of these photos count in their place; they are erased.

    It was delivered by whom and when the first photo was. None, with nothing changed, when the photos are no longer all
    there to be judged.
    """
    locked = locked_request(actor, request)
    standing = Delivery.objects.photos_of(locked).select_related("file").select_for_update(of=("self",), no_key=True)
    replaced = [delivery for delivery in standing if delivery.pk in {photo.pk for photo in photos}]
    if not locked.is_open or len(replaced) < len(photos):
        return None
    file = StoredFile.objects.create(
        storage_name=storage_name,
        original_name=name,
        state=FileState.PROMOTED,
        size=content.size,
        sha256=content.sha256,
        received_sha256=content.sha256,
        content_type=content.content_type,
        pages=content.pages,
        preview_pages=content.preview_pages,
        key=content.key,
        checked_at=timezone.now(),
    )
    first = replaced[0]
    whole = Delivery.objects.create(
        request=locked,
        file=file,
        round=locked.round,
        delivered_at=first.delivered_at,
        delivered_by_id=first.delivered_by_id,
    )
    for photo in replaced:
        withdraw(actor, photo)
    locked.revision += 1
    locked.save(update_fields=["revision"])
    facts = {"request": str(locked.public_id), "files": len(replaced), "sha256": content.sha256}
    record("documents.replace_photos", whole, actor=actor, **facts)
    return whole
