"""The operator portal's menu."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from themes.base.navigation import Entry, Navigation, Section

_SUPPORT = (
    (_("Questions"), "operator:platform:questions", "message-square-text"),
    (_("Articles"), "operator:platform:articles", "book-open"),
)


def navigation(request: HttpRequest) -> Navigation:
    """The organisations, customer success, and the operator's own settings."""
    home, profile = reverse("operator:platform:organisations"), reverse("operator:accounts:profile")
    support = [(label, reverse(name), icon) for label, name, icon in _SUPPORT]
    is_elsewhere = request.path.startswith((profile, *(url for _label, url, _icon in support)))
    entries = [Entry(_("Organisations"), home, "building-2", is_active=not is_elsewhere)]
    entries += [Entry(label, url, icon, is_active=request.path.startswith(url)) for label, url, icon in support]
    return Navigation(
        sections=(Section("", tuple(entries)),),
        home_url=home,
        profile_url=profile,
        person=request.actor.name,
    )
