"""Who may ask, deliver, read and review."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tenant_apps.documents.enums import FormatGroup
from vestibule.core.actors import Actor, Client, Professional
from vestibule.core.permissions import allows, declare, require

if TYPE_CHECKING:
    from tenant_apps.documents.models import Delivery, DocumentRequest

VIEW = declare(
    "documents:view",
    _("See documents"),
    _("See what was asked and open what was delivered. Who opens a sensitive document is recorded."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
ASK = declare(
    "documents:ask",
    _("Ask for documents"),
    _("Ask a customer for documents, change what is asked, or take a request back."),
    roles=("tenant_admin", "adviser", "case_handler"),
)
REVIEW = declare(
    "documents:review",
    _("Review documents"),
    _("Approve a delivered document, or reject it with a reason."),
    roles=("tenant_admin", "adviser", "case_handler"),
)
CONFIGURE = declare(
    "documents:configure",
    _("Set up document types"),
    _("Change the names and explanations of the documents that can be asked for."),
    roles=("tenant_admin",),
)
DELIVER = declare(
    "documents:deliver",
    _("Deliver documents"),
    _("In the client portal: see what is asked, deliver it and open what was delivered."),
    roles=("client",),
)
HAND_IN = declare(
    "documents:hand_in",
    _("Add documents for a client"),
    _("Add a file to what was asked of a client, in place of the client."),
    roles=("tenant_admin", "adviser", "case_handler"),
)


def require_delivering(actor: Actor) -> None:
    """Return if the actor may deliver: a client what is asked of them, a colleague what reached the firm otherwise."""
    require(actor, HAND_IN if isinstance(actor, Professional) else DELIVER)


def may_withdraw(actor: Actor, request: "DocumentRequest", delivery: "Delivery") -> bool:
    """Whether the actor may take this file back while nobody has judged it: whoever sent it, and who sees both sides.

    That is a client with "yes" in the dossier, who delivers for both applicants; and at the firm anybody who may add
    files for clients, where a colleague added this one. What a client sent is the client's to withdraw.
    """
    if isinstance(actor, Professional):
        sender = delivery.delivered_by
        return allows(actor, HAND_IN) and sender is not None and sender.is_professional
    if not isinstance(actor, Client) or delivery.delivered_by_id in {None, actor.account_id}:
        return True
    return request.dossier_id in actor.shared_dossier_ids


def has_photos_to_merge(request: "DocumentRequest") -> bool:
    """Whether several checked photos of this round may become one PDF, from what ``with_deliveries`` fetched."""
    files = [delivery.file for delivery in request.current_deliveries]
    photos = [file for file in files if file.is_promoted and file.content_type.startswith("image/")]
    return request.is_open and len(photos) > 1 and FormatGroup.PDF in request.document_type.formats
