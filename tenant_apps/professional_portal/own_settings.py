"""What somebody who works here sets for themselves, on pages of several rooms."""

from functools import lru_cache

from django.http import HttpRequest
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from themes.base.navigation import Entry


@lru_cache(maxsize=1024)
def address_of(url_name: str, urlconf: str | None, _prefix: str, *of: str) -> str:
    """The address, worked out once: every page asks for that of each place."""
    return reverse(url_name, urlconf, args=of)


_OWN_SETTINGS = (
    (_("About me"), "professional:accounts:profile"),
    (_("What clients see of me"), "professional:accounts:presence"),
    (pgettext_lazy("below a letter", "Signature"), "professional:accounts:signature"),
    (_("Password"), "professional:accounts:password"),
    (_("Two-factor authentication"), "professional:accounts:two_factor"),
    (_("Where I am logged in"), "professional:accounts:sessions"),
    (_("How I am told of news"), "professional:inbox:preferences"),
)


def own_settings(request: HttpRequest) -> tuple[Entry, ...]:
    """What somebody who works here sets for themselves, on pages of two rooms."""
    entries = [(label, address_of(page, get_urlconf(), get_script_prefix())) for label, page in _OWN_SETTINGS]
    above = [url for _label, url in entries if request.path.startswith(url)]
    here = max(above, key=len, default="")
    return tuple(Entry(label, url, is_active=url == here) for label, url in entries)
