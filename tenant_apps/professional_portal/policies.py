"""Who may enter the professional portal."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

ENTER = declare(
    "professional_portal:enter",
    _("Use the professional portal"),
    _("The home page, the search and one’s own settings."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
