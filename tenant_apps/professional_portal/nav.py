"""What the professional portal links to from every page, and what its settings page lists."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.professional_portal.changes import last_change
from tenant_apps.professional_portal.own_settings import own_settings
from tenant_apps.professional_portal.places import Place
from tenant_apps.professional_portal.settings_places import SETTINGS
from themes.base.navigation import Navigation, Section
from vestibule.core.actors import Actor
from vestibule.core.permissions import allows, permission_named

_SETTINGS_PAGE = Place(
    _("Settings"), "professional:professional_portal:settings", "professional_portal:enter", "settings", keys="g s"
)

_HOME = "professional:professional_portal:home"
_DOSSIERS = "professional:dossiers:index"
_OF_A_DOSSIER = (
    "professional:customers:",
    "professional:invites:",
    "professional:viewings:",
    *(f"professional:journeys:{page}" for page in ("panel", "begin", "step", "hand_over", "record")),
    *(f"professional:retention:{page}" for page in ("customer", "keep_longer", "hold", "release")),
    *(f"professional:diligence:{page}" for page in ("check", "facts", "identity", "proof", "decide", "reopen")),
    "professional:activity:panel",
)

PLACES = (
    Place(_("Home"), _HOME, "professional_portal:enter", "house", keys="g h"),
    Place(_("Inbox"), "professional:inbox:index", "inbox:use", "inbox", keys="g i", counter="bell"),
    Place(_("Prospects"), "professional:prospects:index", "prospects:view", "users", keys="g p"),
    Place(_("Clients"), "professional:clients:index", "clients:view", "user-check", keys="g c"),
    Place(_("Reviews"), "professional:reviews:index", "reviews:view", "calendar-check", keys="g v"),
    Place(_("Dossiers"), _DOSSIERS, "dossiers:view", "folder-open", keys="g d"),
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
    _SETTINGS_PAGE,
)

COMMANDS = (Place(_("Add a prospect"), "professional:prospects:add", "prospects:add", "user-plus", keys="n"),)


def open_to(actor: Actor, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places that the actor may enter."""
    return tuple(place for place in places if allows(actor, permission_named(place.permission)))


def navigation(request: HttpRequest) -> Navigation:
    """The links around every page of the professional portal."""
    places = open_to(request.actor, PLACES)
    here, setting = _here(request, places)
    entries = tuple(place.entry(is_active=place is here) for place in places)
    is_client_too = request.user.is_client
    return Navigation(
        sections=(Section("", entries),),
        home_url=reverse("professional:professional_portal:home"),
        search_url=reverse("professional:professional_portal:search"),
        counts_url=reverse("professional:professional_portal:counts"),
        help_url=_help(request),
        chat_url=reverse("professional:chats:chat"),
        commands=tuple(place.entry() for place in open_to(request.actor, COMMANDS)),
        inbox_url=reverse("professional:inbox:index") if allows(request.actor, permission_named("inbox:use")) else "",
        inbox_label=_("Inbox"),
        profile_url=reverse("professional:accounts:profile"),
        person=request.actor.name,
        other_label=_("My own client portal") if is_client_too else "",
        other_url="/" if is_client_too else "",
        settings=own_settings(request),
        changed=last_change(request, setting.changed_by) if setting is not None and setting.changed_by else None,
    )


def _help(request: HttpRequest) -> str:
    """Where the help for this page is; the help itself leads to its beginning."""
    page = request.resolver_match.view_name if request.resolver_match else ""
    if page.startswith("professional:") and ":help:" not in page:
        return reverse("professional:help:for_page", args=[page])
    return reverse("professional:help:index")


def _here(request: HttpRequest, places: tuple[Place, ...]) -> tuple[Place | None, Place | None]:
    """The place whose address is the longest beginning of the path, and the setting; their page stands for each.

    What is done for a dossier belongs to the dossiers, wherever its page lies. The home page is itself alone.
    """
    match = request.resolver_match
    if match is not None and match.view_name.startswith(_OF_A_DOSSIER):
        return next((place for place in places if place.url_name == _DOSSIERS), None), None
    above = [place for place in (*places, *SETTINGS) if request.path.startswith(place.url)]
    nearest = max(above, key=lambda place: len(place.url), default=None)
    if nearest in SETTINGS:
        return _SETTINGS_PAGE, nearest
    if nearest is not None and nearest.url_name == _HOME and request.path != nearest.url:
        return None, None
    return nearest, None
