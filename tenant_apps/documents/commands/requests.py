"""Asking a customer for a document, changing what was asked, taking it back."""

from django.utils import timezone

from tenant_apps.customers.models import Customer, Party
from tenant_apps.documents import events, policies
from tenant_apps.documents.enums import OPEN, RequestState
from tenant_apps.documents.errors import AlreadyApproved, RequestCancelled
from tenant_apps.documents.models import DocumentRequest, DocumentType
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.permissions import require
from vestibule.core.records import record


def locked_request(actor: Actor, request: DocumentRequest) -> DocumentRequest:
    """The request as it is now, locked for this transaction; ``NotFound`` when the actor may not see it."""
    visible = DocumentRequest.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    try:
        locked: DocumentRequest = visible.select_related("document_type").get(pk=request.pk)
    except DocumentRequest.DoesNotExist as error:
        raise NotFound from error
    return locked


def check_open(request: DocumentRequest) -> None:
    """Return while files may come in; otherwise say why they may not."""
    if request.state == RequestState.CANCELLED:
        raise RequestCancelled
    if request.state not in OPEN:
        raise AlreadyApproved


@command
def ask_document(
    *,
    actor: Actor,
    customer: Customer,
    party: Party | None,
    document_type: DocumentType,
    subject: str = "",
    remark: str = "",
    dossier_id: int | None = None,
    product_id: int | None = None,
) -> DocumentRequest:
    """Ask the customer for a document. Without a party any applicant may deliver it. Tells nobody by itself.

    ``dossier_id`` and ``product_id`` say in which dossier and for which product it is asked, and with that which
    clients see it.
    """
    require(actor, policies.ASK)
    if party is not None and not customer.parties.filter(pk=party.pk).exists():
        raise NotFound
    request = DocumentRequest.objects.create(
        customer=customer,
        party=party,
        dossier_id=dossier_id,
        product_id=product_id,
        document_type=document_type,
        subject=subject.strip(),
        remark=remark.strip(),
        asked_by_id=actor.account_id,
    )
    record("documents.ask", request, actor=actor, document_type=document_type.code)
    events.document_asked.send(DocumentRequest, request=request, actor=actor)
    return request


@command
def edit_request(*, actor: Actor, request: DocumentRequest, subject: str, remark: str) -> DocumentRequest:
    """Change the words of a request that is still open. The state stays as it is."""
    require(actor, policies.ASK)
    locked = locked_request(actor, request)
    check_open(locked)
    locked.subject = subject.strip()
    locked.remark = remark.strip()
    locked.save(update_fields=["subject", "remark"])
    record("documents.edit_request", locked, actor=actor)
    events.request_changed.send(DocumentRequest, request=locked, actor=actor)
    return locked


@command
def ask_for_product(*, actor: Actor, request: DocumentRequest, product_id: int | None) -> DocumentRequest:
    """Say for which product the document is asked; none is for the whole dossier. Twice is once."""
    require(actor, policies.ASK)
    locked = locked_request(actor, request)
    if locked.product_id != product_id:
        locked.product_id = product_id
        locked.save(update_fields=["product_id"])
        record("documents.ask_for_product", locked, actor=actor, product_id=product_id)
    return locked


@command
def cancel_request(*, actor: Actor, request: DocumentRequest) -> DocumentRequest:
    """Say that the document is no longer needed. What was delivered stays on file. Twice is once."""
    require(actor, policies.ASK)
    locked = locked_request(actor, request)
    if locked.state == RequestState.CANCELLED:
        return locked
    check_open(locked)
    locked.state = RequestState.CANCELLED
    locked.cancelled_at = timezone.now()
    locked.revision += 1
    locked.save(update_fields=["state", "cancelled_at", "revision"])
    record("documents.cancel_request", locked, actor=actor)
    events.request_changed.send(DocumentRequest, request=locked, actor=actor)
    return locked
