"""Who may say under which addresses the firm is found."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

EDIT = declare(
    "domains:edit",
    _("Manage the firm’s own domains"),
    _("The web address of both portals and of the links in e-mails."),
    roles=("tenant_admin",),
)
