"""Who may see, keep longer and set until when people are kept."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.actors import Actor, System
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import declare

VIEW = declare(
    "retention:view",
    _("See retention dates"),
    _("Until when prospects who were rejected or archived are kept, and what was erased."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
HOLD = declare(
    "retention:hold",
    _("Keep prospects longer"),
    _("Move the date on which somebody is erased, or hold it for a dispute or an investigation."),
    roles=("tenant_admin", "compliance_officer"),
)
CONFIGURE = declare(
    "retention:configure",
    _("Set how long people are kept"),
    _("The months for each reason, after which everything about a prospect is erased."),
    roles=("tenant_admin", "compliance_officer"),
)


def require_the_product(actor: Actor) -> None:
    """Return if the product itself acts: nobody erases by hand."""
    if not isinstance(actor, System):
        raise NotAllowed("retention:the-product")
