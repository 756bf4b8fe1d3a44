"""Who may follow deliveries."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.notifications.enums import Right
from vestibule.core.permissions import declare

VIEW = declare(
    Right.VIEW,
    _("See sent messages"),
    _("To whom e-mail and text messages went, and whether they arrived."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
CONFIGURE = declare(
    Right.CONFIGURE,
    _("Set up notifications"),
    _("What clients are told by e-mail or text message, when, and how often."),
    roles=("tenant_admin",),
)
OVERRIDE = declare(
    Right.OVERRIDE,
    _("Choose how one client is told"),
    _("E-mail, text message, both or neither, for one client."),
    roles=("tenant_admin", "adviser", "case_handler"),
)
RESEND = declare(
    Right.RESEND,
    _("Send messages again"),
    _("Send a message that was not delivered once more."),
    roles=("tenant_admin", "adviser", "case_handler"),
)
CHOOSE = declare(
    Right.CHOOSE,
    _("Choose how one is told"),
    _("E-mail or text message, where the firm offers both."),
    roles=("client",),
)
