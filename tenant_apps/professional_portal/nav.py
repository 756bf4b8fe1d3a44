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
    """A page that a professional with the permission may go to.

    ``keys`` are pressed one after the other, ``counter`` names the number that stands beside the link.
    """

    label: str | Promise
    url_name: str
    permission: str
    icon: str
    help: str | Promise = ""
    keys: str = ""
    counter: str = ""

    @property
    def url(self) -> str:
        return reverse(self.url_name)

    def entry(self, *, is_active: bool = False) -> Entry:
        """The link to it."""
        return Entry(self.label, self.url, self.icon, is_active=is_active, keys=self.keys, counter=self.counter)


_SETTINGS_PAGE = Place(
    _("Settings"), "professional:professional_portal:settings", "professional_portal:enter", "settings", keys="g s"
)

PLACES = (
    Place(_("Home"), "professional:professional_portal:home", "professional_portal:enter", "house", keys="g h"),
    Place(_("Prospects"), "professional:prospects:index", "prospects:view", "users", keys="g p"),
    Place(_("Dossiers"), "professional:dossiers:index", "dossiers:view", "folder-open", keys="g d"),
    Place(_("Appointments"), "professional:appointments:index", "appointments:view", "calendar", keys="g a"),
    Place(
        _("Documents to review"),
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

SETTINGS = (
    Place(
        _("Launch check"),
        "professional:professional_portal:launch",
        "organisations:edit",
        "rocket",
        _("What should be in order before you invite your first client."),
    ),
    Place(
        _("Branding"),
        "professional:branding:edit",
        "branding:edit",
        "palette",
        _("Colours, logo and welcome text of both portals."),
    ),
    Place(
        _("Client portal"),
        "professional:portals:content",
        "portals:configure",
        "app-window",
        _("What clients see, the privacy disclosure, and videos."),
    ),
    Place(
        _("Organisation"),
        "professional:organisations:edit",
        "organisations:edit",
        "building-2",
        _("Name, address and licences of the firm."),
    ),
    Place(
        _("Languages"),
        "professional:professional_portal:languages",
        "organisations:edit",
        "languages",
        _("Which languages you offer, which comes first, and what is not written in each yet."),
    ),
    Place(
        _("Document types"),
        "professional:documents:types",
        "documents:configure",
        "file-type",
        _("What the documents are called that you ask for, and how you explain them."),
    ),
    Place(
        _("Important documents"),
        "professional:library:index",
        "library:configure",
        "book-open",
        _("What every client finds in the portal, such as your services guide and your terms."),
    ),
    Place(
        _("Workflows"),
        "professional:dossiers:workflows",
        "dossiers:configure",
        "workflow",
        _("The stages of each kind of dossier, and what must be ready before it goes on."),
    ),
    Place(
        _("Usual action points"),
        "professional:dossiers:templates",
        "dossiers:configure",
        "list-plus",
        _("What is asked for each product, and because of an answer."),
    ),
    Place(
        _("Letters about action points"),
        "professional:dossiers:letters",
        "dossiers:configure",
        "mail-plus",
        _("What clients are written about what they have to do, and when."),
    ),
    Place(
        _("Own domain"),
        "professional:domains:index",
        "domains:edit",
        "globe",
        _("The web address of your portals and of the links in e-mails."),
    ),
    Place(
        _("Freshness of documents"),
        "professional:documents:freshness",
        "documents:configure",
        "calendar-clock",
        _("How old each document may be on the day of submission."),
    ),
    Place(
        _("Users and roles"),
        "professional:accounts:users",
        "accounts:manage",
        "user-cog",
        _("Who works here, and what they may do."),
    ),
    Place(
        _("Teams"),
        "professional:accounts:teams",
        "accounts:manage",
        "users-round",
        _("Colleagues who share dossiers."),
    ),
    Place(
        _("Activity"),
        "professional:activity:record",
        "activity:view_record",
        "history",
        _("Who did or read what, and when."),
    ),
    Place(
        _("Notifications"),
        "professional:notifications:rules",
        "notifications:configure",
        "bell-ring",
        _("What clients are told by e-mail or text message, when, and how often."),
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
    here = _here(request.path, places)
    entries = tuple(place.entry(is_active=place is here) for place in places)
    is_client_too = request.user.is_client
    return Navigation(
        sections=(Section("", entries),),
        home_url=reverse("professional:professional_portal:home"),
        search_url=reverse("professional:professional_portal:search"),
        counts_url=reverse("professional:professional_portal:counts"),
        commands=tuple(place.entry() for place in open_to(request.actor, COMMANDS)),
        inbox_url=reverse("professional:professional_portal:home") + "#work" if _reviews(request.actor) else "",
        inbox_label=_("My work"),
        profile_url=reverse("professional:accounts:profile"),
        person=request.actor.name,
        other_label=_("My own client portal") if is_client_too else "",
        other_url="/" if is_client_too else "",
    )


def _reviews(actor: Actor) -> bool:
    return allows(actor, permission_named("documents:review"))


def _here(path: str, places: tuple[Place, ...]) -> Place | None:
    """The place whose address is the longest beginning of the path; the settings for each page that they list."""
    above = [place for place in (*places, *SETTINGS) if path.startswith(place.url)]
    nearest = max(above, key=lambda place: len(place.url), default=None)
    return _SETTINGS_PAGE if nearest in SETTINGS else nearest
