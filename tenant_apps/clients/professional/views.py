"""The list of clients and the page of each."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.activity.policies import VIEW_HISTORY
from tenant_apps.clients import commands, policies
from tenant_apps.clients.circle import circle_of
from tenant_apps.clients.enums import PORTAL_TONES, Portal
from tenant_apps.clients.listing import clients, clients_of, lines, with_portal
from tenant_apps.clients.models import Change
from tenant_apps.clients.overview import Overview, Part, shown
from tenant_apps.clients.professional.forms import ClientForm, FilterForm
from tenant_apps.customers.enums import Lifecycle
from tenant_apps.customers.policies import EDIT as EDIT_PEOPLE
from tenant_apps.documents.policies import VIEW as VIEW_DOCUMENTS
from tenant_apps.dossiers.policies import EDIT as EDIT_DOSSIERS
from tenant_apps.dossiers.policies import VIEW as VIEW_DOSSIERS
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.permissions import allows, permission_named, require

PAGE_SIZE = 25
REVIEWS = "reviews:view"
IN_PANEL_OF_REVIEWS = 60
"""The reviews of so many clients are asked for at most: an address has an end."""
IN_PANEL = 8


@professional_view(policies.VIEW)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The list; htmx swaps the lines alone."""
    form = FilterForm(request.GET, actor=request.actor)
    page = Paginator(clients(request.actor, form.question), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "lines": lines(request.actor, page.object_list)}
    context |= {"is_narrowed": form.is_narrowed, "may_import": allows(request.actor, permission_named("imports:run"))}
    template = "_lines.html" if request.htmx.target == "clients" else "index.html"
    context["may_send"] = allows(request.actor, permission_named("handouts:send"))
    return render(request, f"clients/professional/{template}", context)


@professional_view(policies.VIEW)
@require_GET
def detail(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Everything about one client; the panels of other rooms are fetched by their own addresses."""
    overview = overview_of(request, public_id)
    may_see_history = allows(request.actor, VIEW_HISTORY)
    state = Portal(overview.customer.portal)
    context = {
        "overview": overview,
        "client": overview.customer,
        "is_former": overview.customer.lifecycle == Lifecycle.FORMER,
        "portal": {"label": state.label, "tone": PORTAL_TONES[state]},
        "panels": overview.panels(),
        "sections": sections(overview, may_see_history=may_see_history),
        "changes": overview.changes(),
        "entries": list(overview.entries()[:IN_PANEL]) if may_see_history else [],
        "may_see_history": may_see_history,
        "may_edit": allows(request.actor, policies.EDIT),
        "may_edit_people": allows(request.actor, EDIT_PEOPLE),
        "may_review": allows(request.actor, permission_named(REVIEWS)),
        "may_open": allows(request.actor, EDIT_DOSSIERS),
    }
    return render(request, "clients/professional/detail.html", context)


def overview_of(request: HttpRequest, public_id: UUID) -> Overview:
    """The client, whom a prospect is not yet."""
    found = with_portal(request.actor, clients_of(request.actor)).select_related("adviser", "case_handler")
    return Overview(request.actor, get_object_or_404(found, public_id=public_id))


def sections(overview: Overview, *, may_see_history: bool) -> list[Part]:
    """What the page's own navigation leads to."""
    found = [
        Part("dossiers", _("Dossiers"), count=len(overview.dossiers)),
        Part("products", _("Products and contracts"), count=len(overview.products) + len(overview.holdings)),
        *overview.panels(),
        Part("facts", _("Overview"), is_aside=True),
        Part("parties", _("People"), is_aside=True),
        Part("relations", _("Household and group"), is_aside=True),
        Part("changes", _("Changes"), is_aside=True),
    ]
    return [*found, Part("activity", _("Activity"), is_aside=True)] if may_see_history else found


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The firm's own facts."""
    overview = overview_of(request, public_id)
    form = ClientForm(request.POST if request.method == "POST" else None, overview=overview)
    if form.is_valid():
        facts = {"customer": overview.customer, **form.cleaned_data}
        if form.run(commands.edit_client, actor=request.actor, **facts):
            messages.success(request, phrases.SAVED)
            return redirect("professional:clients:detail", public_id)
    context = {"form": form, "client": overview.customer}
    return render(request, "clients/professional/edit.html", context, status=422 if form.errors else 200)


@professional_view(policies.EDIT)
@require_POST
def end(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Somebody is a client no longer."""
    commands.end_relationship(actor=request.actor, customer=overview_of(request, public_id).customer)
    messages.success(request, _("This is a former client from now on. Everything stays on file."))
    return redirect("professional:clients:detail", public_id)


@professional_view(policies.EDIT)
@require_POST
def resume(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A former client is one again."""
    commands.resume_relationship(actor=request.actor, customer=overview_of(request, public_id).customer)
    messages.success(request, _("This is a client again."))
    return redirect("professional:clients:detail", public_id)


@professional_view(policies.VIEW)
@require_GET
def household(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The household and the group: who belongs to the client, and what is under way in each of their files."""
    overview = overview_of(request, public_id)
    circle = circle_of(overview)
    ids = [("client", file.customer.public_id) for file in circle.files[:IN_PANEL_OF_REVIEWS]]
    url = f"{reverse('professional:reviews:panel')}?{urlencode(ids)}"
    context = {
        "client": overview.customer,
        "circle": circle,
        "reviews": Part("reviews", _("Reviews"), url) if allows(request.actor, permission_named(REVIEWS)) else None,
        "sees_dossiers": allows(request.actor, VIEW_DOSSIERS),
        "sees_documents": allows(request.actor, VIEW_DOCUMENTS),
        "may_edit": allows(request.actor, policies.EDIT),
    }
    return render(request, "clients/professional/household.html", context)


@professional_view(policies.VIEW)
@require_GET
def activity(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """All that happened to the client, the people and the dossiers."""
    require(request.actor, VIEW_HISTORY)
    overview = overview_of(request, public_id)
    page = Paginator(overview.entries(), PAGE_SIZE * 2).get_page(request.GET.get("page"))
    context = {"client": overview.customer, "page": page}
    return render(request, "clients/professional/activity.html", context)


@professional_view(policies.VIEW)
@require_GET
def changes(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Every change of the client's facts: who, from what, to what."""
    overview = overview_of(request, public_id)
    found = Change.objects.visible_to(request.actor).about(overview.customer, overview.party_ids)
    page = Paginator(found, PAGE_SIZE * 2).get_page(request.GET.get("page"))
    context = {"client": overview.customer, "page": page, "changes": [shown(change) for change in page]}
    return render(request, "clients/professional/changes.html", context)
