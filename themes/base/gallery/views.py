"""Pages that show the parts; the data is made up here and stored nowhere."""

from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin

from themes.base import errors
from themes.base.gallery.forms import FaultyForm, FilterForm, SampleForm, WrittenSample
from themes.base.navigation import Entry, Navigation, Section
from vestibule.core.doors import public_view

_MOMENT = datetime(2026, 3, 4, 14, 5, tzinfo=ZoneInfo("Europe/Amsterdam"))
_ERRORS = {
    "404": errors.not_found,
    "403": errors.csrf_failure,
    "429": lambda request: errors.too_many(request, 600),
    "500": errors.server_error,
    "maintenance": errors.maintenance,
}
_PROFESSIONAL = Navigation(
    sections=(
        Section("", (Entry("Today", "#", "layout-dashboard", is_active=True), Entry("Prospects", "#", "user-plus", 4))),
        Section(
            "Clients",
            (
                Entry("Customers", "#", "users"),
                Entry("Dossiers", "#", "folder-open"),
                Entry("To review", "#", "file-check", 12),
            ),
        ),
        Section("Firm", (Entry("Flows", "#", "list-checks"), Entry("Settings", "#", "settings"))),
    ),
    home_url="#",
    search_url="/_components/",
    inbox_url="#",
    unread=3,
    help_url="#",
)
_CLIENT = Navigation(
    sections=(
        Section(
            "",
            (
                Entry("Overview", "#", "house", is_active=True),
                Entry("Documents", "#", "file-text", 3),
                Entry("My details", "#", "clipboard-list"),
                Entry("Messages", "#", "message-square", 1),
            ),
        ),
    ),
    home_url="#",
    inbox_url="#",
    unread=1,
    help_url="#",
)


@public_view
def components(request: HttpRequest) -> HttpResponse:
    """Show each component in each of its states."""
    steps = [
        SimpleNamespace(label="Personal details", state="done", url="#"),
        SimpleNamespace(label="Income", state="current", url=""),
        SimpleNamespace(label="Property", state="todo", url=""),
        SimpleNamespace(label="Check and send", state="todo", url=""),
    ]
    context = {
        "form": SampleForm(),
        "written": WrittenSample(),
        "faulty": FaultyForm({"email": "ada@", "amount": "a lot", "kind": ""}),
        "steps": steps,
        "trail": [("Customers", "#"), ("Ada and Ben Janssen", "#"), ("Mortgage dossier", "")],
        "moment": _MOMENT,
        "filters": FilterForm(),
        "thousand": range(1, 1001),
        "page": Paginator(range(95), 20).page(2),
        "icons": ["house", "users", "folder-open", "file-text", "bell", "search", "settings", "check", "x", "eye"],
    }
    return render(request, "gallery/components.html", context)


@public_view
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type]
def layout(request: HttpRequest, name: str) -> HttpResponse:
    """Show one layout with made-up contents; with ``?still`` as a frame of ours shows it."""
    navigations = {"professional": _PROFESSIONAL, "client": _CLIENT, "public": Navigation(), "door": Navigation()}
    if name not in navigations:
        raise Http404
    request.is_still = "still" in request.GET  # type: ignore[attr-defined]
    context = {"navigation": navigations[name], "form": SampleForm(), "moment": _MOMENT}
    return render(request, f"gallery/{name}.html", context)


@public_view
def error(request: HttpRequest, name: str) -> HttpResponse:
    """Show the page for one kind of failure."""
    if name not in _ERRORS:
        raise Http404
    return _ERRORS[name](request)
