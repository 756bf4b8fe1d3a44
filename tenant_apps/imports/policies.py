"""Who may bring clients in, where the plan holds the module."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.clients.policies import MODULE
from vestibule.core.actors import Actor, System
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import declare

RUN = declare(
    "imports:run",
    _("Import clients"),
    _("Bring clients, their products and connections in from a file, and undo that."),
    roles=("tenant_admin", "adviser"),
    module=MODULE,
)


def require_the_product(actor: Actor) -> None:
    """Return if the product itself acts: nobody forgets files by hand."""
    if not isinstance(actor, System):
        raise NotAllowed("imports:the-product")
