"""Who edits the important documents, and who reads them."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.actors import Actor
from vestibule.core.permissions import declare, require

CONFIGURE = declare(
    "library:configure",
    _("Edit the important documents"),
    _("Categories and documents that every client finds in the portal, such as your services guide."),
    roles=("tenant_admin",),
)
READ = declare(
    "library:read",
    _("Read the important documents"),
    _("Clients find the firm’s general documents, and those for their products."),
    roles=("client",),
)


def require_configuring(actor: Actor) -> None:
    """Return if the actor may edit the important documents."""
    require(actor, CONFIGURE)
