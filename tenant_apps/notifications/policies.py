"""Who may follow deliveries."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

VIEW = declare(
    "notifications:view",
    _("See sent messages"),
    _("To whom e-mail and text messages went, and whether they arrived."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
RESEND = declare(
    "notifications:resend",
    _("Send messages again"),
    _("Send a message that was not delivered once more."),
    roles=("tenant_admin", "adviser", "case_handler"),
)
