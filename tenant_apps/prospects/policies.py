"""Who may see and add prospects."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.actors import Actor, System
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import declare

VIEW = declare(
    "prospects:view",
    _("See prospects"),
    _("The list of prospects, with stage and progress."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
ADD = declare(
    "prospects:add",
    _("Add prospects"),
    _("Add an individual, a couple or a business, with a dossier."),
    roles=("tenant_admin", "adviser", "case_handler"),
)
DECIDE = declare(
    "prospects:decide",
    _("Decide about prospects"),
    _("Take a prospect into review, accept or reject, and make a client of them."),
    roles=("tenant_admin", "adviser", "compliance_officer"),
)
ARCHIVE = declare(
    "prospects:archive",
    _("Archive prospects"),
    _("Leave prospects out of the list, and show them again."),
    roles=("tenant_admin", "adviser", "case_handler"),
)
EXPORT = declare(
    "prospects:export",
    _("Export prospects"),
    _("Save the list of prospects as a file."),
    roles=("tenant_admin", "adviser", "compliance_officer"),
)


def require_the_product(actor: Actor) -> None:
    """Return if the product itself acts: nobody does by hand what a job is for."""
    if not isinstance(actor, System):
        raise NotAllowed("prospects:the-product")
