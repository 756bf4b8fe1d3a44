"""Who may ask, deliver, read and review."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

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
DELIVER = declare(
    "documents:deliver",
    _("Deliver documents"),
    _("In the client portal: see what is asked, deliver it and open what was delivered."),
    roles=("client",),
)
