"""What the professional portal links to from every page, and what its settings page lists."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from themes.base.navigation import Entry, Navigation, Section
from vestibule.core.actors import Actor
from vestibule.core.permissions import allows, permission_named


@dataclass(frozen=True, slots=True)
class Place:
    """A page that a professional with the permission may go to."""

    label: str | Promise
    url_name: str
    permission: str
    icon: str
    help: str | Promise = ""

    @property
    def url(self) -> str:
        return reverse(self.url_name)


PLACES = (
    Place(_("Home"), "professional:professional_portal:home", "professional_portal:enter", "house"),
    Place(_("Prospects"), "professional:prospects:index", "prospects:view", "users"),
    Place(_("Dossiers"), "professional:dossiers:index", "dossiers:view", "folder-open"),
    Place(_("Documents to review"), "professional:documents:queue", "documents:review", "file-check"),
    Place(_("Flows"), "professional:flows:index", "flows:view", "list-checks"),
    Place(_("Settings"), "professional:professional_portal:settings", "professional_portal:enter", "settings"),
)

SETTINGS = (
    Place(
        _("Branding"),
        "professional:branding:edit",
        "branding:edit",
        "palette",
        _("Colours, logo and welcome text of both portals."),
    ),
    Place(
        _("Organisation"),
        "professional:organisations:edit",
        "organisations:edit",
        "building-2",
        _("Name, address, licences and languages of the firm."),
    ),
    Place(
        _("Workflows"),
        "professional:dossiers:workflows",
        "dossiers:configure",
        "workflow",
        _("The stages of each kind of dossier, and what must be ready before it goes on."),
    ),
    Place(
        _("Users and roles"),
        "professional:accounts:users",
        "accounts:manage",
        "user-cog",
        _("Who works here, and what they may do."),
    ),
    Place(
        _("Activity"),
        "professional:activity:record",
        "activity:view_record",
        "history",
        _("Who did or read what, and when."),
    ),
    Place(
        _("Sent messages"),
        "professional:notifications:messages",
        "notifications:view",
        "mail",
        _("E-mail and text messages to clients and colleagues, and whether they arrived."),
    ),
    Place(
        _("My profile"),
        "professional:accounts:profile",
        "professional_portal:enter",
        "circle-user",
        _("Your name, language, password and two-factor authentication."),
    ),
)


def open_to(actor: Actor, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places that the actor may enter."""
    return tuple(place for place in places if allows(actor, permission_named(place.permission)))


def navigation(request: HttpRequest) -> Navigation:
    """The links around every page of the professional portal."""
    places = open_to(request.actor, PLACES)
    here = _nearest(request.path, places)
    entries = tuple(
        Entry(label=place.label, url=place.url, icon=place.icon, is_active=place is here) for place in places
    )
    is_client_too = request.user.is_client
    return Navigation(
        sections=(Section("", entries),),
        home_url=reverse("professional:professional_portal:home"),
        search_url=reverse("professional:professional_portal:search"),
        profile_url=reverse("professional:accounts:profile"),
        person=request.actor.name,
        other_label=_("My own client portal") if is_client_too else "",
        other_url="/" if is_client_too else "",
    )


def _nearest(path: str, places: tuple[Place, ...]) -> Place | None:
    """The place whose address is the longest beginning of the path."""
    above = [place for place in places if path.startswith(place.url)]
    return max(above, key=lambda place: len(place.url), default=None)
