"""Who may ask."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

ASK = declare(
    "chats:ask",
    _("Ask the help"),
    _("Ask questions in the professional portal, and hand them to customer success."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
ASK_AS_CLIENT = declare(
    "chats:ask_as_client",
    _("Ask about one’s own file"),
    _("Ask questions in the client portal, and hand them to the adviser."),
    roles=("client",),
)
