"""What the professional portal links to from every page."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.professional_portal.places import Place
from vestibule.core.actors import Actor
from vestibule.core.permissions import allows, permission_named

SETTINGS_PAGE = Place(
    _("Settings"), "professional:professional_portal:settings", "professional_portal:enter", "settings", keys="g s"
)

HOME = "professional:professional_portal:home"
DOSSIERS = "professional:dossiers:index"
OF_A_DOSSIER = (
    "professional:customers:",
    "professional:invites:",
    "professional:viewings:",
    *(f"professional:journeys:{page}" for page in ("panel", "begin", "step", "hand_over", "record")),
    *(f"professional:retention:{page}" for page in ("customer", "keep_longer", "hold", "release")),
    *(f"professional:diligence:{page}" for page in ("check", "facts", "identity", "proof", "decide", "reopen")),
    "professional:activity:panel",
)

PLACES = (
    Place(_("Home"), HOME, "professional_portal:enter", "house", keys="g h"),
    Place(_("Inbox"), "professional:inbox:index", "inbox:use", "inbox", keys="g i", counter="bell"),
    Place(_("Prospects"), "professional:prospects:index", "prospects:view", "users", keys="g p"),
    Place(_("Clients"), "professional:clients:index", "clients:view", "user-check", keys="g c"),
    Place(_("Reviews"), "professional:reviews:index", "reviews:view", "calendar-check", keys="g v"),
    Place(_("Dossiers"), DOSSIERS, "dossiers:view", "folder-open", keys="g d"),
    Place(_("Appointments"), "professional:appointments:index", "appointments:view", "calendar", keys="g a"),
    Place(
        pgettext_lazy("menu", "Review"),
        "professional:documents:queue",
        "documents:review",
        "file-check",
        keys="g r",
        counter="review",
    ),
    Place(
        _("Messages"), "professional:threads:index", "threads:view", "message-square", keys="g m", counter="messages"
    ),
    Place(_("Flows"), "professional:flows:index", "flows:view", "list-checks", keys="g f"),
    SETTINGS_PAGE,
)

COMMANDS = (Place(_("Add a prospect"), "professional:prospects:add", "prospects:add", "user-plus", keys="n"),)


def open_to(actor: Actor, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places that the actor may enter."""
    return tuple(place for place in places if allows(actor, permission_named(place.permission)))
