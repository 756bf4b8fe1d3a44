"""Who may enter the client portal."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

ENTER = declare(
    "client_portal:enter",
    _("Enter the client portal"),
    _("See one’s own dossiers and what is still to do."),
    roles=("client",),
)
