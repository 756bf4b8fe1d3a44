"""A file that came in for the wrong request goes to the right one."""

from tenant_apps.documents import events, policies
from tenant_apps.documents.commands.deliveries import check_room, note_left
from tenant_apps.documents.commands.files import count_in
from tenant_apps.documents.commands.requests import check_open, locked_request
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.documents.errors import AlreadyMoved, ForbiddenFormat, MovedElsewhere
from tenant_apps.documents.gateways.formats import group_of
from tenant_apps.documents.models import Delivery, DocumentRequest
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def move_delivery(*, actor: Actor, delivery: Delivery, to: DocumentRequest) -> Delivery:
    """File what was delivered under another request of the same dossier, be it another person's.

    Who sent it, and when, stays. The request that it leaves is open again when nothing is left in its round; the other
    one counts as delivered. Clients see the file where it now belongs, if they see that request. ``AlreadyMoved`` when
    the file is no longer to be judged where it was, ``MovedElsewhere`` for a request of another dossier.
    """
    require(actor, policies.REVIEW)
    source, target = _locked(actor, delivery.request, to)
    if (source.customer_id, source.dossier_id) != (target.customer_id, target.dossier_id) or source == target:
        raise MovedElsewhere
    check_open(target)
    counted = Delivery.objects.counted().select_for_update(of=("self",), no_key=True)
    moved: Delivery | None = counted.filter(pk=delivery.pk, request=source, round=source.round).first()
    if moved is None or not source.is_open:
        raise AlreadyMoved
    _check_format(moved, target)
    check_room(target, 0)
    moved.request, moved.round = target, target.round
    moved.save(update_fields=["request", "round"])
    record("documents.move", moved, actor=actor, request=str(source.public_id), to=str(target.public_id))
    if note_left(source):
        events.delivery_moved.send(DocumentRequest, request=source, actor=actor)
    count_in(actor, moved)
    return moved


def _locked(actor: Actor, *requests: DocumentRequest) -> list[DocumentRequest]:
    """The requests as they are now, always locked in the same order, so that two moves do not wait for each other."""
    locked = {request.pk: locked_request(actor, request) for request in sorted(requests, key=lambda each: each.pk)}
    return [locked[request.pk] for request in requests]


def _check_format(delivery: Delivery, target: DocumentRequest) -> None:
    formats = target.document_type.formats
    if group_of(delivery.file.content_type) not in formats:
        raise ForbiddenFormat(delivery.file.original_name, [FormatGroup(group).label for group in formats])
