"""Who may give documents to many clients at once, where the plan holds the module of clients."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.clients.policies import MODULE
from vestibule.core.actors import Actor, System
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import declare

SEND = declare(
    "handouts:send",
    _("Give documents to many clients"),
    _("One document for all or chosen clients, or a file for each of them."),
    roles=("tenant_admin", "adviser", "case_handler"),
    module=MODULE,
)


def require_the_product(actor: Actor) -> None:
    """Return if the product itself acts: nobody does by hand what goes step by step behind the pages."""
    if not isinstance(actor, System):
        raise NotAllowed("handouts:the-product")
