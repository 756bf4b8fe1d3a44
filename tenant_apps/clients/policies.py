"""Who may see and change clients, where the plan holds the module."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.modules import declare_module
from vestibule.core.permissions import declare

MODULE = declare_module(
    "clients", _("Clients"), _("The files of those who became clients, and bringing them in from elsewhere.")
)
VIEW = declare(
    "clients:view",
    _("See clients"),
    _("The list of clients and the file of each."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
    module=MODULE,
)
EDIT = declare(
    "clients:edit",
    _("Change clients"),
    _("The firm’s own facts, relations and products of a client."),
    roles=("tenant_admin", "adviser", "case_handler"),
    module=MODULE,
)
