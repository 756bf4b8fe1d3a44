"""Who may change the firm's looks."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

EDIT = declare(
    "branding:edit",
    _("Edit the firm’s branding"),
    _("Colours, logos and the texts of the log-in page, e-mails and both portals."),
    roles=("tenant_admin",),
)
