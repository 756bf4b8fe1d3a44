"""Who may read conversations, and who may write in them."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.actors import Actor, Client
from vestibule.core.permissions import Permission, declare, require

VIEW = declare(
    "threads:view",
    _("Read messages"),
    _("Read what clients and colleagues write to each other. Who reads it is recorded."),
    roles=("tenant_admin", "adviser", "case_handler", "compliance_officer"),
)
WRITE = declare(
    "threads:write",
    _("Write messages"),
    _("Answer clients, and say who is to answer next."),
    roles=("tenant_admin", "adviser", "case_handler"),
)
TAKE_PART = declare(
    "threads:take_part",
    _("Write with the firm"),
    _("In the client portal: read and write messages in one’s own dossiers."),
    roles=("client",),
)


def to_read(actor: Actor) -> Permission:
    """The right by which somebody of this kind reads."""
    return TAKE_PART if isinstance(actor, Client) else VIEW


def require_writing(actor: Actor) -> None:
    """Return if the actor may write, raise ``NotAllowed`` otherwise."""
    require(actor, TAKE_PART if isinstance(actor, Client) else WRITE)
