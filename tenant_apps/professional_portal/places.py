"""A page that is linked to from every page, or that the settings list."""

from dataclasses import dataclass

from django.urls import get_script_prefix, get_urlconf
from django.utils.functional import Promise

from tenant_apps.professional_portal.own_settings import address_of
from themes.base.navigation import Entry


@dataclass(frozen=True, slots=True, eq=False)  # each is itself: to compare texts would translate them
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


def verbs_of(room: str, names: str) -> tuple[str, ...]:
    """What the record calls these changes of a room."""
    return tuple(f"{room}.{name}" for name in names.split())
