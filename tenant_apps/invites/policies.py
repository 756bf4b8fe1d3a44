"""Who may share a dossier with a client, and end it."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.dossiers import policies as dossier_policies
from vestibule.core.actors import Actor
from vestibule.core.permissions import declare, require

INVITE = declare(
    "invites:invite",
    _("Invite clients"),
    _("Share a dossier with an applicant, send the invitation again, and revoke the access."),
    roles=("tenant_admin", "adviser", "case_handler"),
)


def require_adding_papers(actor: Actor) -> None:
    """Return if the actor may put papers in a dossier that is to be shared."""
    require(actor, INVITE)
    require(actor, dossier_policies.EDIT)
