"""The links around every page of the professional portal."""

from functools import lru_cache

from django.http import HttpRequest
from django.urls import get_script_prefix, get_urlconf
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.middleware import lacks_second_step
from tenant_apps.professional_portal.changes import last_change
from tenant_apps.professional_portal.nav import (
    COMMANDS,
    DOSSIERS,
    HOME,
    OF_A_DOSSIER,
    PLACES,
    SETTINGS_PAGE,
    open_to,
)
from tenant_apps.professional_portal.own_settings import address_of, own_settings
from tenant_apps.professional_portal.places import Place
from tenant_apps.professional_portal.settings_places import SETTINGS
from themes.base.navigation import Entry, Navigation, Section
from vestibule.core.permissions import allows, permission_named


def navigation(request: HttpRequest) -> Navigation:
    """The links around every page of the professional portal; none that would only lead back to the second step."""
    if lacks_second_step(request):
        return _of_the_account(request)
    places, commands = open_to(request.actor, PLACES), open_to(request.actor, COMMANDS)
    here, setting = _here(request, places)
    drawn_for = (places, commands, here, get_urlconf(), get_script_prefix())
    is_client_too = request.user.is_client
    return Navigation(
        sections=(Section("", _entries(places, *drawn_for[2:])),),
        home_url=_to(HOME),
        search_url=_to("professional:professional_portal:search"),
        counts_url=_to("professional:professional_portal:counts"),
        help_url=_help(request),
        chat_url=_to("professional:chats:chat"),
        commands=_entries(commands, None, *drawn_for[3:]),
        inbox_url=_to("professional:inbox:index") if allows(request.actor, permission_named("inbox:use")) else "",
        inbox_label=_("Inbox"),
        profile_url=_to("professional:accounts:profile"),
        person=request.actor.name,
        other_label=_("My own client portal") if is_client_too else "",
        other_url="/" if is_client_too else "",
        settings=own_settings(request),
        changed=last_change(request, setting.changed_by) if setting is not None and setting.changed_by else None,
        drawn_for=drawn_for,
    )


def _of_the_account(request: HttpRequest) -> Navigation:
    return Navigation(
        home_url=_to(HOME),
        profile_url=_to("professional:accounts:profile"),
        person=request.actor.name,
        settings=own_settings(request),
    )


@lru_cache(maxsize=256)
def _entries(places: tuple[Place, ...], here: Place | None, _urlconf: str | None, _prefix: str) -> tuple[Entry, ...]:
    return tuple(place.entry(is_active=place is here) for place in places)


@lru_cache(maxsize=16)
def _addresses(_urlconf: str | None, _prefix: str) -> dict[Place, str]:
    """Where each place is: every page asks which of them it belongs to."""
    return {place: place.url for place in (*PLACES, *SETTINGS)}


def _to(page: str) -> str:
    return address_of(page, get_urlconf(), get_script_prefix())


def _help(request: HttpRequest) -> str:
    """Where the help for this page is; the help itself leads to its beginning."""
    page = request.resolver_match.view_name if request.resolver_match else ""
    if page.startswith("professional:") and ":help:" not in page:
        return address_of("professional:help:for_page", get_urlconf(), get_script_prefix(), page)
    return _to("professional:help:index")


def _here(request: HttpRequest, places: tuple[Place, ...]) -> tuple[Place | None, Place | None]:
    """The place whose address is the longest beginning of the path, and the setting; their page stands for each.

    What is done for a dossier belongs to the dossiers, wherever its page lies. The home page is itself alone.
    """
    match = request.resolver_match
    if match is not None and match.view_name.startswith(OF_A_DOSSIER):
        return next((place for place in places if place.url_name == DOSSIERS), None), None
    addresses = _addresses(get_urlconf(), get_script_prefix())
    above = [place for place in (*places, *SETTINGS) if request.path.startswith(addresses[place])]
    nearest = max(above, key=lambda place: len(addresses[place]), default=None)
    if nearest in SETTINGS:
        return SETTINGS_PAGE, nearest
    if nearest is not None and nearest.url_name == HOME and request.path != addresses[nearest]:
        return None, None
    return nearest, None
