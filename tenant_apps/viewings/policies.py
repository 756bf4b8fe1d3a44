"""Who may look at the portal as a client, and who sees that somebody did."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

LOOK = declare(
    "viewings:look",
    _("See the client portal as a client"),
    _("Read-only, for half an hour and with a reason that the client reads."),
    roles=("tenant_admin", "adviser", "case_handler"),
)

READ = declare(
    "viewings:read",
    _("See who looked at one’s own portal"),
    _("Names, reasons and times."),
    roles=("client",),
)
