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
from themes.base.charts import Part, Row, bars, donut, sparkline
from themes.base.diagrams import Box, Tie, diagram
from themes.base.gallery.forms import (
    FILLED,
    FactForm,
    FaultyFactForm,
    FaultyForm,
    FilterForm,
    SampleForm,
    WrittenSample,
)
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
_MONTHS = ("January", "February", "March", "April", "May", "June", "July")
_KINDS = (("Individual", (3, 5, 2, 0, 6, 8, 4)), ("Joint", (2, 4, 5, 3, 0, 7, 9)), ("Business", (0, 1, 0, 2, 1, 0, 3)))
_STACKED = [
    Row(month, values, month[:3])
    for month, values in zip(_MONTHS, zip(*(counts for _kind, counts in _KINDS), strict=True), strict=True)
]
_CHARTS = {
    "stacked": bars([kind for kind, _counts in _KINDS], _STACKED),
    "bars": bars(["Delivered"], [Row(row.label, (row.total * 37,), row.short) for row in _STACKED]),
    "no_bars": bars(["Delivered"], []),
    "donut": donut(
        [
            Part("To deliver", 14),
            Part("Asked again", 2, "warning"),
            Part("To review", 5, "info"),
            Part("Approved", 61, "success"),
        ]
    ),
    "one_part": donut([Part("To deliver", 3), Part("Approved", 0, "success")]),
    "no_parts": donut([]),
    "line": sparkline([Row(row.label, (row.total,)) for row in _STACKED]),
    "owners": diagram(
        [
            Box("firm", "Molen Bakkers B.V.", "", 0, "accent"),
            Box("holding", "De Vries Holding B.V.", "60%", 1),
            Box("anna", "Anna de Vries", "67%", 2, "success"),
            Box("bo", "Bo Jansen", "33%", 2, "success"),
        ],
        [
            Tie("holding", "firm", "60%"),
            Tie("bo", "firm", "15%"),
            Tie("anna", "firm", "25%"),
            Tie("anna", "holding", "70%"),
            Tie("bo", "holding", "30%"),
        ],
    ),
    "flat": sparkline([Row(month, (0,)) for month in _MONTHS]),
}
_FACTS = {
    "empty": lambda: FactForm(prefix="empty"),
    "filled": lambda: FactForm(initial=FILLED, prefix="filled"),
    "faulty": lambda: FaultyFactForm({f"faulty-{name}": "?" for name in FILLED}, prefix="faulty"),
    "locked": lambda: FactForm(initial=FILLED, prefix="locked", is_locked=True),
}
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


_STEPS = [
    SimpleNamespace(label="Personal details", state="done", url="#"),
    SimpleNamespace(label="Income", state="current", url=""),
    SimpleNamespace(label="Property", state="todo", url=""),
    SimpleNamespace(label="Check and send", state="todo", url=""),
]
_SECTIONS = [
    SimpleNamespace(name="actions", title="Buttons", count=3, is_aside=False),
    SimpleNamespace(name="data", title="Tables", count=0, is_aside=False),
    SimpleNamespace(name="feedback", title="Feedback", count=0, is_aside=True),
]


class _Party(SimpleNamespace):
    def __str__(self) -> str:
        return "Ada Janssen"


_PARTY = _Party(
    email="ada@janssen.example",
    phone="+31612345678",
    address_lines=["Kade 5", "1011 AB Amsterdam"],
    is_natural=True,
    birth_date=_MOMENT.date().replace(year=1986),
    get_language_display="Dutch",
    account=SimpleNamespace(last_login=_MOMENT, two_factor=True),
)
_PARTS = [
    SimpleNamespace(name="part", title="Documents", url="/_components/part/", is_framed=False),
    SimpleNamespace(name="framed", title="Messages", url="/_components/part/", is_framed=True),
]


@public_view
def part(_request: HttpRequest) -> HttpResponse:
    """What a part of a page brings that comes by itself."""
    return HttpResponse("<p>Two payslips were delivered today.</p>")


@public_view
def components(request: HttpRequest) -> HttpResponse:
    """Show each component in each of its states."""
    context = {
        "form": SampleForm(),
        "written": WrittenSample(),
        "faulty": FaultyForm({"email": "ada@", "amount": "a lot", "kind": ""}),
        "steps": _STEPS,
        "party": _PARTY,
        "parts": _PARTS,
        "trail": [("Customers", "#"), ("Ada and Ben Janssen", "#"), ("Mortgage dossier", "")],
        "sections": _SECTIONS,
        "moment": _MOMENT,
        "filters": FilterForm(),
        "thousand": range(1, 1001),
        "page": Paginator(range(95), 20).page(2),
        "charts": _CHARTS,
        "facts": {name: form() for name, form in _FACTS.items()},
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
