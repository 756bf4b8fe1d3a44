"""The operator portal's menu."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from themes.base.navigation import Entry, Navigation, Section


def navigation(request: HttpRequest) -> Navigation:
    """The organisations, and the operator's own settings."""
    home, profile = reverse("operator:platform:organisations"), reverse("operator:accounts:profile")
    is_elsewhere = request.path.startswith(profile)
    return Navigation(
        sections=(Section("", (Entry(_("Organisations"), home, "building-2", is_active=not is_elsewhere),)),),
        home_url=home,
        profile_url=profile,
        person=request.actor.name,
    )
