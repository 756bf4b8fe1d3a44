"""What the professional portal links to from every page, and what its settings page lists."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.professional_portal.changes import last_change
from tenant_apps.professional_portal.own_settings import address_of, own_settings
from themes.base.navigation import Entry, Navigation, Section
from vestibule.core.actors import Actor
from vestibule.core.permissions import allows, permission_named


@dataclass(frozen=True, slots=True)
class Place:
    """A page that a professional with the permission may go to.

    ``keys`` are pressed one after the other, ``counter`` names the number that stands beside the link. ``group`` is the
    heading under which the settings page lists it, ``changed_by`` what the record calls the changes of this setting.
    """

    label: str | Promise
    url_name: str
    permission: str
    icon: str
    help: str | Promise = ""
    keys: str = ""
    counter: str = ""
    group: str | Promise = ""
    changed_by: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return address_of(self.url_name, get_urlconf(), get_script_prefix())

    def entry(self, *, is_active: bool = False) -> Entry:
        """The link to it."""
        return Entry(self.label, self.url, self.icon, is_active=is_active, keys=self.keys, counter=self.counter)


def _verbs(room: str, names: str) -> tuple[str, ...]:
    return tuple(f"{room}.{name}" for name in names.split())


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

_FIRM, _CLIENTS, _WORK, _WRITING, _PEOPLE = (
    _("Your firm"),
    _("What clients see"),
    _("Work on dossiers"),
    _("Messages to clients"),
    _("People and safety"),
)
SETTINGS = (
    Place(
        _("Launch check"),
        "professional:professional_portal:launch",
        "organisations:edit",
        "rocket",
        _("What should be in order before you invite your first client."),
        group=_FIRM,
    ),
    Place(
        _("Branding"),
        "professional:branding:edit",
        "branding:edit",
        "palette",
        _("Colours, logo and welcome text of both portals."),
        group=_FIRM,
        changed_by=_verbs("branding", "publish"),
    ),
    Place(
        _("Client portal"),
        "professional:portals:content",
        "portals:configure",
        "app-window",
        _("What clients see, the privacy disclosure, and videos."),
        group=_CLIENTS,
        changed_by=_verbs("portals", "set_up publish_disclosure save_stage_video remove_stage_video"),
    ),
    Place(
        _("Your firm"),
        "professional:organisations:edit",
        "organisations:edit",
        "building-2",
        _("Name, address and licences of the firm."),
        group=_FIRM,
        changed_by=_verbs("organisations", "edit"),
    ),
    Place(
        _("Languages"),
        "professional:professional_portal:languages",
        "organisations:edit",
        "languages",
        _("Which languages you offer, which comes first, and what is not written in each yet."),
        group=_FIRM,
        changed_by=_verbs("organisations", "offer_languages"),
    ),
    Place(
        _("Settings as a file"),
        "professional:professional_portal:configuration",
        "organisations:edit",
        "file-json",
        _("Save all settings in one file, and take them over from one."),
        group=_FIRM,
        changed_by=_verbs("professional_portal", "take_over_configuration"),
    ),
    Place(
        _("Country packs"),
        "professional:packs:index",
        "packs:install",
        "package",
        _("Flows, labels, workflows and document lists for your country, and their new versions."),
        group=_FIRM,
        changed_by=_verbs("packs", "install update"),
    ),
    Place(
        _("Document types"),
        "professional:documents:types",
        "documents:configure",
        "file-type",
        _("What the documents are called that you ask for, and how you explain them."),
        group=_WORK,
        changed_by=_verbs("documents", "add_type edit_type word_type"),
    ),
    Place(
        _("Labels of documents"),
        "professional:documents:labels",
        "documents:configure",
        "tag",
        _("What must be in a dossier before you share the client portal, and your templates for it."),
        group=_WORK,
        changed_by=_verbs("documents", "add_label edit_label"),
    ),
    Place(
        _("Important documents"),
        "professional:library:index",
        "library:configure",
        "book-open",
        _("What every client finds in the portal, such as your services guide and your terms."),
        group=_CLIENTS,
        changed_by=_verbs(
            "library",
            "add_category edit_category remove_category order_categories add_document edit_document replace_file "
            "withdraw_document restore_document order_documents",
        ),
    ),
    Place(
        _("Workflows"),
        "professional:dossiers:workflows",
        "dossiers:configure",
        "workflow",
        _("The stages of each kind of dossier, and what must be ready before it goes on."),
        group=_WORK,
        changed_by=_verbs(
            "dossiers",
            "add_workflow edit_workflow add_stage edit_stage order_stages archive_stage restore_stage remove_stage",
        ),
    ),
    Place(
        _("Journeys"),
        "professional:journeys:plans",
        "journeys:configure",
        "route",
        _("The steps by which you take somebody on, and who does each: the client, you, or both."),
        group=_WORK,
        changed_by=_verbs("journeys", "save_plan choose_usual"),
    ),
    Place(
        _("Due diligence"),
        "professional:diligence:weights",
        "diligence:configure",
        "shield-check",
        _("How much each factor of a risk counts, and from when two people decide."),
        group=_WORK,
        changed_by=_verbs("diligence", "weigh set_bounds"),
    ),
    Place(
        _("Usual action points"),
        "professional:dossiers:templates",
        "dossiers:configure",
        "list-plus",
        _("What is asked for each product, and because of an answer."),
        group=_WORK,
        changed_by=_verbs(
            "dossiers",
            "add_template edit_template order_templates archive_template restore_template add_rule remove_rule",
        ),
    ),
    Place(
        _("Texts about products"),
        "professional:dossiers:product_texts",
        "dossiers:configure",
        "notebook-text",
        _("What clients read about each kind of product."),
        group=_CLIENTS,
        changed_by=_verbs("dossiers", "save_product_text"),
    ),
    Place(
        _("Letters about action points"),
        "professional:dossiers:letters",
        "dossiers:configure",
        "mail-plus",
        _("What clients are written about what they have to do, and when."),
        group=_WRITING,
        changed_by=_verbs("dossiers", "save_letter archive_letter set_telling_policy"),
    ),
    Place(
        _("Own domain"),
        "professional:domains:index",
        "domains:edit",
        "globe",
        _("The web address of your portals and of the links in e-mails."),
        group=_FIRM,
        changed_by=_verbs("domains", "claim choose release"),
    ),
    Place(
        _("Freshness of documents"),
        "professional:documents:freshness",
        "documents:configure",
        "calendar-clock",
        _("How old each document may be on the day of submission."),
        group=_WORK,
        changed_by=_verbs("documents", "set_freshness"),
    ),
    Place(
        _("Users and roles"),
        "professional:accounts:users",
        "accounts:manage",
        "user-cog",
        _("Who works here, and what they may do."),
        group=_PEOPLE,
        changed_by=_verbs(
            "accounts",
            "invite_professional change_roles deactivate_account reactivate_account save_role set_security_policy",
        ),
    ),
    Place(
        _("Teams"),
        "professional:accounts:teams",
        "accounts:manage",
        "users-round",
        _("Colleagues who share dossiers."),
        group=_PEOPLE,
        changed_by=_verbs("accounts", "save_team remove_team"),
    ),
    Place(
        _("Retention"),
        "professional:retention:rules",
        "retention:configure",
        "eraser",
        _("How long you keep prospects who did not become clients, and what was erased."),
        group=_PEOPLE,
        changed_by=_verbs("retention", "set_rules"),
    ),
    Place(
        _("Activity"),
        "professional:activity:record",
        "activity:view_record",
        "history",
        _("Who did or read what, and when."),
        group=_PEOPLE,
    ),
    Place(
        _("Inbox"),
        "professional:inbox:rules",
        "inbox:configure",
        "inbox",
        _("Which of you is told of what, when and how."),
        group=_PEOPLE,
        changed_by=_verbs("inbox", "set_rules"),
    ),
    Place(
        _("Notifications"),
        "professional:notifications:rules",
        "notifications:configure",
        "bell-ring",
        _("What clients are told by e-mail or text message, when, and how often."),
        group=_WRITING,
        changed_by=_verbs("notifications", "set_rules set_contact_policy save_wording reset_wording"),
    ),
    Place(
        _("Sent messages"),
        "professional:notifications:messages",
        "notifications:view",
        "mail",
        _("E-mail and text messages to clients and colleagues, and whether they arrived."),
        group=_WRITING,
    ),
    Place(
        _("My profile"),
        "professional:accounts:profile",
        "professional_portal:enter",
        "circle-user",
        _("Your name, language, password and two-factor authentication."),
        group=_PEOPLE,
    ),
)


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
