"""Who sets the client portal up, and who comes in by it."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.customers.models import Party
from vestibule.core.actors import Actor
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import declare

CONFIGURE = declare(
    "portals:configure",
    _("Set up the client portal"),
    _("What clients see, the privacy disclosure and the videos."),
    roles=("tenant_admin",),
)
ENTER = declare(
    "portals:enter",
    _("Accept the privacy disclosure"),
    _("And confirm one’s own details after the first log-in."),
    roles=("client",),
)


def account_of(actor: Actor) -> int:
    """Return with whose account they came in."""
    if actor.account_id is None:
        raise NotAllowed(ENTER.code)
    return actor.account_id


def require_own(actor: Actor, party: Party) -> None:
    """Return for the person whose details these are."""
    if party.account_id is None or party.account_id != actor.account_id:
        raise NotAllowed(ENTER.code)
