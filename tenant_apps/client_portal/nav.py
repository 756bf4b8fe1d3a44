"""The client portal's tabs, each with the number of action points that are open there."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tenant_apps.client_portal.home import (
    current_dossier,
    current_overview,
    has_appointment,
    tab_counts,
    unread_messages,
)
from themes.base.navigation import Entry, Navigation, Section
from vestibule.core.actors import Client


def navigation(request: HttpRequest) -> Navigation:
    """My overview, Appointment, Questions, Documents, Messages; the numbers count what one must still do, and read."""
    is_client = isinstance(request.actor, Client)
    overview = current_overview(request) if is_client else None
    counts = tab_counts(overview)
    tabs = [
        (reverse("client:client_portal:overview"), _("My overview"), "layout-dashboard", "todo"),
        (reverse("client:client_portal:questions"), _("Questions"), "list-checks", "questions"),
        (reverse("client:documents:index"), _("Documents"), "files", "documents"),
    ]
    if is_client and has_appointment(request):
        url = reverse("client:appointments:index", args=[current_dossier(request).public_id])
        tabs.insert(1, (url, _("Appointment"), "calendar", "appointment"))
    entries = tuple(
        Entry(
            label=label,
            url=url,
            icon=icon,
            count=counts[counter],
            is_active=_is_here(request, url, is_home=counter == "todo"),
            counter=counter,
        )
        for url, label, icon, counter in tabs
    ) + _messages(request)
    may_work = bool(getattr(request.user, "is_professional", False))
    return Navigation(
        sections=(Section(label="", entries=entries),),
        home_url=reverse("client:client_portal:overview"),
        counts_url=reverse("client:client_portal:counts"),
        profile_url=reverse("client:accounts:profile"),
        person=request.actor.name,
        other_label=_("To the professional portal") if may_work else "",
        other_url=reverse("professional:professional_portal:home") if may_work else "",
    )


def _messages(request: HttpRequest) -> tuple[Entry, ...]:
    """The conversations of the dossier that is looked at; the number counts those of all dossiers."""
    if not isinstance(request.actor, Client):
        return (Entry(_("Messages"), reverse("client:threads:index"), "message-square", counter="messages"),)
    dossier, index = current_dossier(request), reverse("client:threads:index")
    url = reverse("client:threads:dossier", args=[dossier.public_id]) if dossier else index
    return (
        Entry(
            label=_("Messages"),
            url=url,
            icon="message-square",
            count=unread_messages(request),
            is_active=_is_here(request, index),
            counter="messages",
        ),
    )


def _is_here(request: HttpRequest, url: str, *, is_home: bool = False) -> bool:
    return request.path == url if is_home else request.path.startswith(url)
