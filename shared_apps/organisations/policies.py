"""Who may change what the firm says of itself."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

EDIT = declare(
    "organisations:edit",
    _("Edit the firm’s details"),
    _("Name, contact details and the languages that the firm offers."),
    roles=("tenant_admin",),
)
