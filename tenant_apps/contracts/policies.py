"""Who may see contracts, and who adds, sends and records them."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

VIEW = declare(
    "contracts:view",
    _("See contracts"),
    _("The contracts of a client, how far each is, and until when it runs."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
EDIT = declare(
    "contracts:edit",
    _("Work on contracts"),
    _("Add contracts, send them to the client, remind, record that they were signed, withdraw and end them."),
    roles=("tenant_admin", "adviser", "case_handler"),
)
