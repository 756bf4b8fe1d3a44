"""Delivering a file for a request, and taking it back."""

from django.conf import settings
from django.utils import timezone

from tenant_apps.accounts.actors import as_now
from tenant_apps.documents import events, policies
from tenant_apps.documents.commands.files import check_quota, put_on_file, take_off_file
from tenant_apps.documents.commands.requests import check_open, locked_request
from tenant_apps.documents.enums import RequestState
from tenant_apps.documents.errors import (
    AlreadyReviewed,
    CustomerFull,
    DeliveredBySomebodyElse,
    RequestFull,
    TooManyFiles,
)
from tenant_apps.documents.gateways.contents import ReceivedContent
from tenant_apps.documents.models import Delivery, DocumentRequest, StoredFile, Upload
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.records import record


@command
def deliver_document(*, actor: Actor, request: DocumentRequest, content: ReceivedContent) -> Delivery:
    """Put the stored bytes on file for this request and have them checked.

    The delivery counts, and the request becomes *delivered*, once the check has promoted the file. Raises
    ``RequestCancelled`` or ``AlreadyApproved`` when nothing more may come in; when there is no room ``TooManyFiles``,
    ``RequestFull``, ``CustomerFull`` or ``QuotaExceeded``.
    A file may have been on its way for long: ``NotFound`` when the access ended meanwhile.
    """
    policies.require_delivering(actor)
    locked = locked_request(still_there(actor), request)
    check_open(locked)
    check_room(locked, content.size)
    file = put_on_file(content)
    delivery = Delivery.objects.create(
        request=locked,
        file=file,
        round=locked.round,
        delivered_at=timezone.now(),
        delivered_by_id=actor.account_id,
    )
    locked.revision += 1
    locked.save(update_fields=["revision"])
    record("documents.deliver", delivery, actor=actor, request=str(locked.public_id), sha256=content.sha256)
    return delivery


@command
def withdraw_delivery(*, actor: Actor, delivery: Delivery) -> DocumentRequest:
    """Take a file back that nobody has judged yet; its bytes are erased. Twice is once.

    When no checked file is left in the round, the request is open again.
    """
    policies.require_delivering(actor)
    request = locked_request(actor, delivery.request)
    mine = Delivery.objects.select_related("file", "delivered_by").filter(pk=delivery.pk, request=request).first()
    if mine is None:
        raise NotFound
    if not policies.may_withdraw(actor, request, mine):
        raise DeliveredBySomebodyElse
    if mine.withdrawn_at is not None:
        return request
    if mine.round != request.round or not request.is_open:
        raise AlreadyReviewed
    withdraw(actor, mine)
    emptied = note_left(request)
    record("documents.withdraw", mine, actor=actor, request=str(request.public_id))
    if emptied:
        events.delivery_withdrawn.send(DocumentRequest, request=request, actor=actor)
    return request


def still_there(actor: Actor) -> Actor:
    """The actor with what they may see at this moment; ``NotFound`` when they may no longer log in."""
    now = as_now(actor)
    if now is None:
        raise NotFound
    return now


def check_room(request: DocumentRequest, size: int, *, with_uploads: bool = False) -> None:
    """Return when one file more of this size fits: with its request, with its customer, and with the organisation.

    ``with_uploads`` counts what is still under way as if it were in. Only the request is locked: deliveries at the same
    instant may together pass the other limits by a few files, which does no harm.
    """
    uploads = Upload.objects.under_way() if with_uploads else Upload.objects.none()
    here, coming = StoredFile.objects.of_round(request), uploads.filter(request=request)
    if here.stored().count() + coming.count() >= settings.REQUEST_FILES:
        raise TooManyFiles(settings.REQUEST_FILES)
    if here.total_size() + coming.total_size() + size > settings.REQUEST_BYTES:
        raise RequestFull(settings.REQUEST_BYTES)
    theirs = StoredFile.objects.of_customer(request.customer_id).total_size()
    if theirs + uploads.of_customer(request.customer_id).total_size() + size > settings.CUSTOMER_BYTES:
        raise CustomerFull(settings.CUSTOMER_BYTES)
    check_quota(size + uploads.total_size())


def note_left(request: DocumentRequest) -> bool:
    """Note that a file left the round of this locked request; returns whether that opened the request again."""
    request.revision += 1
    emptied: bool = request.state == RequestState.DELIVERED and not _counted(request)
    if emptied:
        request.state = RequestState.ASKED if request.round == 1 else RequestState.REJECTED
        request.delivered_at = None
    request.save(update_fields=["state", "delivered_at", "revision"])
    return emptied


def withdraw(actor: Actor, delivery: Delivery) -> None:
    """Take a file off its request and erase its bytes; part of the command that says why."""
    delivery.withdrawn_at = timezone.now()
    delivery.withdrawn_by_id = actor.account_id
    delivery.save(update_fields=["withdrawn_at", "withdrawn_by"])
    take_off_file(delivery.file)


def _counted(request: DocumentRequest) -> bool:
    return Delivery.objects.counted().filter(request=request, round=request.round).exists()
