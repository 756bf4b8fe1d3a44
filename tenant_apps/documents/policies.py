"""Who may ask, deliver, read and review."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vestibule.core.actors import Actor, Client
from vestibule.core.permissions import declare

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


def may_withdraw(actor: Actor, request: "DocumentRequest", delivery: "Delivery") -> bool:
    """Whether the actor may take this file back while nobody has judged it: whoever sent it, and who sees both sides.

    That is a client with "yes" in the dossier, who delivers for both applicants.
    """
    if not isinstance(actor, Client) or delivery.delivered_by_id in {None, actor.account_id}:
        return True
    return request.dossier_id in actor.shared_dossier_ids
