"""Who may share a dossier with a client, and end it."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.permissions import declare

INVITE = declare(
    "invites:invite",
    _("Invite clients"),
    _("Share a dossier with an applicant, send the invitation again, and revoke the access."),
    roles=("tenant_admin", "adviser", "case_handler"),
)
