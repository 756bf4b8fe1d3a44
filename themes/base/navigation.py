"""What a portal's layout shows around a page. The lists come from each portal's ``nav.py``, named in settings."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Entry:
    """One link. ``count`` is shown as a number when it is not nought; ``is_active`` marks where the reader is.

    ``keys`` go there from the keyboard; ``counter`` names the number, so that it can change while the page is open;
    ``count_label`` says what it counts to those who hear the page.
    """

    label: str | Promise
    url: str
    icon: str = ""
    count: int = 0
    is_active: bool = False
    keys: str = ""
    counter: str = ""
    count_label: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Links under one heading; the heading may be empty."""

    label: str | Promise
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Who changed what the page shows, and when."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Navigation:
    """All that a layout needs to know of a portal.

    The professional layout shows ``sections`` at the side, the client layout the entries of the first section as
    tabs. ``unread`` is the number at the bell, ``inbox_url`` where it leads (no bell without one), ``search_url`` the
    address of the global search (no search without one), ``profile_url`` the reader's own settings, ``other_label``
    and ``other_url`` the other portal for somebody who may enter both. ``counts_url`` answers with the numbers as they
    are now, ``counts_mark`` is the mark of that answer as the page was made (a page without one asks at once).
    ``commands`` are links that have no place in the menu but a key. ``settings`` are the pages of the reader's own
    settings, which stand as tabs on each of them. ``chat_url`` is where questions are asked (no button without one).
    ``changed`` is the last change of the setting that is shown. ``drawn_for`` is all that the links, the palette and
    the list of shortcuts depend on beside the language, so that they are drawn once for it; None draws them each time.
    """

    sections: tuple[Section, ...] = ()
    home_url: str = "/"
    search_url: str = ""
    inbox_url: str = ""
    unread: int = 0
    profile_url: str = ""
    person: str = ""
    other_label: str | Promise = ""
    other_url: str = ""
    help_url: str = ""
    chat_url: str = ""
    inbox_label: str | Promise = ""
    counts_url: str = ""
    counts_mark: str = ""
    commands: tuple[Entry, ...] = ()
    settings: tuple[Entry, ...] = ()
    changed: Change | None = None
    drawn_for: Hashable = None
    tabs: tuple[Entry, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "tabs", self.sections[0].entries if self.sections else ())


def navigation_of(request: HttpRequest) -> Navigation:
    """Ask the portal that the request is in; a page outside both portals has an empty navigation."""
    door = getattr(request, "portal", "")
    path: Any = settings.NAVIGATION.get(door)
    if not path or getattr(request, "actor", None) is None:
        return Navigation()
    found: Navigation = import_string(path)(request)
    return found
