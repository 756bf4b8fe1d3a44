"""The client portal's tabs, each with the number of action points that are open there."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tenant_apps.client_portal.home import (
    counter_of,
    current_dossier,
    current_overview,
    current_products,
    has_appointment,
    numbers_of,
    tab_counts,
    unread_messages,
)
from tenant_apps.dossiers.enums import ProductKind
from tenant_apps.dossiers.overview import ClientOverview
from themes.base.navigation import Entry, Navigation, Section
from vestibule.core.actors import Client, Viewer
from vestibule.core.answers import mark_of

_ICONS = {
    ProductKind.MORTGAGE: "house",
    ProductKind.INSURANCE: "shield",
    ProductKind.INVESTMENT: "chart-line",
    ProductKind.PENSION: "sunset",
    ProductKind.SAVINGS: "piggy-bank",
    ProductKind.CREDIT: "credit-card",
}


def navigation(request: HttpRequest) -> Navigation:
    """My overview, each product, Appointment, Important documents, Messages; numbers count what to do, and to read."""
    may_work = bool(getattr(request.user, "is_professional", False))
    return Navigation(
        sections=(Section(label="", entries=_tabs(request)),),
        home_url=reverse("client:client_portal:overview"),
        counts_url=reverse("client:client_portal:counts"),
        counts_mark=mark_of(*numbers_of(request)) if isinstance(request.actor, Client) else "",
        help_url=_help(request),
        chat_url="" if isinstance(request.actor, Viewer) else reverse("client:chats:chat"),
        profile_url=reverse("client:accounts:profile"),
        person=request.actor.name,
        other_label=_("To the professional portal") if may_work else "",
        other_url=reverse("professional:professional_portal:home") if may_work else "",
        settings=_settings(request),
    )


def _help(request: HttpRequest) -> str:
    """Where the help for this page is; the help itself leads to its beginning."""
    page = request.resolver_match.view_name if request.resolver_match else ""
    if page.startswith("client:") and ":help:" not in page:
        return reverse("client:help:for_page", args=[page])
    return reverse("client:help:index")


_SETTINGS = (
    (_("About me"), "client:accounts:profile"),
    (_("My address"), "client:portals:address"),
    (_("Password"), "client:accounts:password"),
    (_("Two-factor authentication"), "client:accounts:two_factor"),
    (_("Where I am logged in"), "client:accounts:sessions"),
    (_("How I am told of news"), "client:notifications:choose"),
    (_("Who looked"), "client:viewings:index"),
    (_("Privacy"), "client:portals:privacy"),
    (_("My data"), "client:exports:index"),
)


def _settings(request: HttpRequest) -> tuple[Entry, ...]:
    """What a client sets, and reads of themselves, on pages of several rooms."""
    entries = ((label, reverse(page)) for label, page in _SETTINGS)
    return tuple(Entry(label, url, is_active=request.path == url) for label, url in entries)


def _tabs(request: HttpRequest) -> tuple[Entry, ...]:
    is_client = isinstance(request.actor, Client)
    overview = current_overview(request) if is_client else None
    counts = tab_counts(overview)
    here = _product_worked_on(request, overview)
    home = reverse("client:client_portal:overview")
    tabs = [_todo(_("My overview"), home, "layout-dashboard", counts["todo"], "todo", is_active=request.path == home)]
    products = current_products(request) if is_client else []
    kinds = [product.kind for product in products]
    for product in products:
        label = str(product) if kinds.count(product.kind) > 1 else product.get_kind_display()
        url, counter = reverse("client:client_portal:product", args=[product.public_id]), counter_of(product.public_id)
        is_active = request.path.startswith(url) or counter == here
        icon = _ICONS[ProductKind(product.kind)]
        tabs.append(_todo(label, url, icon, counts.get(counter, 0), counter, is_active=is_active))
    if is_client and has_appointment(request):
        url = reverse("client:appointments:index", args=[current_dossier(request).public_id])
        is_active = request.path.startswith(url)
        tabs.append(_todo(_("Appointment"), url, "calendar", counts["appointment"], "appointment", is_active=is_active))
    library = reverse("client:library:index")
    is_active = request.path.startswith(library)
    return (*tabs, Entry(_("Important documents"), library, "book-open", is_active=is_active), _messages(request))


def _todo(label: object, url: str, icon: str, count: int, counter: str, *, is_active: bool) -> Entry:
    """A tab with the number of action points that are open there."""
    return Entry(
        label=label,  # type: ignore[arg-type]
        url=url,
        icon=icon,
        count=count,
        is_active=is_active,
        counter=counter,
        count_label=_("open action points"),
    )


def _messages(request: HttpRequest) -> Entry:
    """The conversations of the dossier that is looked at; the number counts those of all dossiers."""
    index = reverse("client:threads:index")
    if not isinstance(request.actor, Client):
        return Entry(_("Messages"), index, "message-square", counter="messages")
    dossier = current_dossier(request)
    return Entry(
        label=_("Messages"),
        url=reverse("client:threads:dossier", args=[dossier.public_id]) if dossier else index,
        icon="message-square",
        count=unread_messages(request),
        is_active=request.path.startswith(index),
        counter="messages",
        count_label=_("unread"),
    )


def _product_worked_on(request: HttpRequest, overview: ClientOverview | None) -> str:
    """The counter of the product for which the document or questionnaire of this page is asked."""
    for item in (*overview.open_items, *overview.handled_items) if overview else ():
        worked_on = item.request_public_id or item.run_public_id
        if worked_on and item.product_public_id and str(worked_on) in request.path:
            return counter_of(item.product_public_id)
    return ""
