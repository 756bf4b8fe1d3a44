"""Who may see and change the people on file."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.actors import Actor, System
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import declare

VIEW = declare(
    "customers:view",
    _("See people and companies"),
    _("Names, contact details and who belongs to which customer."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
EDIT = declare(
    "customers:edit",
    _("Add and change people and companies"),
    _("Add people and companies, and correct their names and contact details."),
    roles=("tenant_admin", "adviser", "case_handler"),
)


def require_the_product(actor: Actor) -> None:
    """Return for the product itself; no person, whatever their roles, decides by which account somebody logs in."""
    if not isinstance(actor, System):
        raise NotAllowed("customers:link_account")
