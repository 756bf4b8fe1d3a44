"""My overview and its tabs."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tenant_apps.accounts.hours import zone_to_name
from tenant_apps.client_portal import policies
from tenant_apps.client_portal.home import (
    choose_dossier,
    current_dossier,
    current_overview,
    dossiers_of,
    numbers_of,
    products_of,
    questions_first,
    shown_of,
    todo_of,
    work_of,
)
from tenant_apps.dossiers.commands.action_points import handle_action_point
from tenant_apps.dossiers.enums import ActionPointKind
from tenant_apps.dossiers.models import ActionPoint, ProductText
from tenant_apps.dossiers.overview import client_overview, points_read
from vestibule.core.answers import numbers
from vestibule.core.doors import client_view
from vestibule.core.errors import DomainError, NotFound
from vestibule.core.ways import own_page


@client_view(policies.ENTER)
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Whom to ask, how far it is, what is still to do."""
    questions = questions_first(request)
    if questions is not None:
        messages.info(request, _("Please answer these questions first. You can also go on with them later."))
        return redirect("client:flows:run", questions)
    found = current_overview(request)
    context = {
        "overview": found,
        "todo": todo_of(found) if found else None,
        "dossier": current_dossier(request),
        "dossiers": dossiers_of(request),
        "shown": shown_of(request, current_dossier(request)),
        "person": request.actor.name,
        "zone": zone_to_name(),
    }
    return render(request, "client_portal/client/overview.html", context)


@client_view(policies.ENTER)
@require_GET
def todo(request: HttpRequest) -> HttpResponse:
    """Progress and action points alone: the overview asks for them again while it is open; by itself, the overview."""
    overview = current_overview(request) if request.htmx else None
    if overview is None:
        return redirect("client:client_portal:overview")
    return render(request, "client_portal/client/_todo.html", {"overview": overview, "todo": todo_of(overview)})


@client_view(policies.ENTER)
@require_GET
def counts(request: HttpRequest) -> HttpResponse:
    """The numbers on the tabs, for the page that asks again and again."""
    return numbers(request, *numbers_of(request))


@client_view(policies.ENTER)
@require_GET
def questions(request: HttpRequest) -> HttpResponse:
    """The questionnaires of the current dossier, open and handled."""
    return _of_kind(request, ActionPointKind.COMPLETE, "questions.html")


@client_view(policies.ENTER)
@require_GET
def product(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What one product is about, what is to do and done for it; the page asks for that again while it is open."""
    found = next((each for each in products_of(request) if each.public_id == public_id), None)
    if found is None:
        raise NotFound
    if found.dossier_id != current_dossier(request).pk:
        choose_dossier(request, found.dossier.public_id)
    about = ProductText.objects.visible_to(request.actor).filter(kind=found.kind).first()
    context = {"product": found, "about": about, "work": work_of(current_overview(request), public_id)}
    template = "_product.html" if request.htmx else "product.html"
    return render(request, f"client_portal/client/{template}", context)


@client_view(policies.ENTER)
@require_GET
def for_appointment(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """What has to be done for the appointment, for the page about it."""
    found = next((each for each in dossiers_of(request) if each.public_id == dossier), None)
    if found is None:
        raise NotFound
    if not request.htmx:
        return redirect("client:appointments:index", dossier)
    overview = client_overview(request.actor, found, points_read(request, found))
    context = {
        "here": reverse("client:appointments:index", args=[dossier]),
        "open_items": [item for item in overview.open_items if item.is_for_appointment],
        "handled_items": [item for item in overview.handled_items if item.is_for_appointment],
    }
    return render(request, "client_portal/client/_for_appointment.html", context)


@client_view(policies.ENTER)
@require_GET
def choose(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Go to another of one's dossiers."""
    if not choose_dossier(request, dossier):
        raise NotFound
    return redirect("client:client_portal:overview")


@client_view(policies.ENTER)
@require_POST
def done(request: HttpRequest, action_point: UUID) -> HttpResponse:
    """Tick off what the client may tick off alone, and go back to the tab on which it stood."""
    found = get_object_or_404(ActionPoint.objects.visible_to(request.actor), public_id=action_point)
    try:
        handle_action_point(actor=request.actor, action_point=found)
        messages.success(request, _("Thank you. We have noted it."))
    except DomainError as error:
        messages.warning(request, str(error))
    return redirect(own_page(request.POST.get("back")) or "client:client_portal:overview")


def _of_kind(request: HttpRequest, kind: ActionPointKind, template: str) -> HttpResponse:
    found = current_overview(request)
    items = (*found.open_items, *found.handled_items) if found else ()
    context = {"items": [item for item in items if item.kind == kind]}
    return render(request, f"client_portal/client/{template}", context)
