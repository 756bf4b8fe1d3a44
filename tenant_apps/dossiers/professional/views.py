"""The dossiers' pages in the professional portal."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.accounts.actors import invited, with_access
from tenant_apps.activity.policies import VIEW_HISTORY
from tenant_apps.customers.models import Customer, Party
from tenant_apps.customers.policies import EDIT as EDIT_PEOPLE
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.dossiers import assign, give_to_team, open_dossier, plan_submission
from tenant_apps.dossiers.commands.followers import unwatch_dossier, watch_dossier
from tenant_apps.dossiers.commands.notes import add_note
from tenant_apps.dossiers.freshness import aging_papers
from tenant_apps.dossiers.listing import dossiers
from tenant_apps.dossiers.models import ActionPoint, Deadline, Dossier, DossierNote, Product
from tenant_apps.dossiers.overview import latest_fall
from tenant_apps.dossiers.professional.board import saved
from tenant_apps.dossiers.professional.forms import (
    AssignmentForm,
    DeadlineForm,
    NoteForm,
    OpenForm,
    ProductForm,
    StageForm,
)
from tenant_apps.dossiers.professional.found import found_dossier
from tenant_apps.dossiers.professional.list_forms import FilterForm
from tenant_apps.dossiers.professional.panels import main_panels, parts, side_panels
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.forms import Form
from vestibule.core.permissions import allows
from vestibule.core.sorting import alphabetical

PAGE_SIZE = 25


@professional_view(policies.VIEW)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The list; htmx swaps the lines alone."""
    form = FilterForm(request.GET, actor=request.actor)
    page = Paginator(dossiers(request.actor, form.question), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "is_narrowed": form.is_narrowed}
    if request.htmx.target == "dossiers":
        return render(request, "dossiers/professional/_lines.html", context)
    return render(request, "dossiers/professional/index.html", context | {"saved": saved(request, form)})


@professional_view(policies.VIEW)
@require_POST
def watch(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Follow the dossier, or follow it no longer."""
    dossier = found_dossier(request, public_id)
    command = watch_dossier if request.POST.get("watch") == "yes" else unwatch_dossier
    command(actor=request.actor, dossier=dossier)
    return redirect("professional:dossiers:detail", public_id)


@professional_view(policies.VIEW)
@require_GET
def detail(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Everything about one dossier; the panels of other rooms are fetched by their own addresses."""
    return dossier_page(request, found_dossier(request, public_id))


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def open_another(request: HttpRequest, customer: UUID) -> HttpResponse:
    """Open another dossier for a customer who is on file."""
    known = get_object_or_404(Customer.objects.visible_to(request.actor), public_id=customer)
    form = OpenForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_valid():
        dossier = form.run(open_dossier, actor=request.actor, customer=known, **form.cleaned_data)
        if dossier is not None:
            messages.success(request, _("The dossier was opened."))
            return redirect("professional:dossiers:detail", dossier.public_id)
    context = {"form": form, "customer": known}
    return render(request, "dossiers/professional/open.html", context, status=422 if form.errors else 200)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def assignment(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Whose work the dossier is, and when it is to be submitted."""
    dossier = found_dossier(request, public_id)
    form = AssignmentForm(request.POST if request.method == "POST" else None, actor=request.actor, dossier=dossier)
    if form.is_valid():
        planned, team = form.cleaned_data.pop("planned_submission_on"), form.cleaned_data.pop("team")
        if form.run(assign, actor=request.actor, dossier=dossier, **form.cleaned_data):
            give_to_team(actor=request.actor, dossier=dossier, team=team)
            if planned != dossier.planned_submission_on:
                plan_submission(actor=request.actor, dossier=dossier, planned_submission_on=planned)
            messages.success(request, phrases.SAVED)
            return redirect("professional:dossiers:detail", public_id)
    context = {"form": form, "dossier": dossier}
    return render(request, "dossiers/professional/assignment.html", context, status=422 if form.errors else 200)


@professional_view(policies.EDIT)
@require_POST
def notes(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Add a note."""
    dossier = found_dossier(request, public_id)
    form = NoteForm(request.POST)
    if form.is_valid() and form.run(add_note, actor=request.actor, dossier=dossier, **form.cleaned_data):
        messages.success(request, _("The note was saved."))
        return redirect("professional:dossiers:detail", public_id)
    return dossier_page(request, dossier, note_form=form)


def dossier_page(
    request: HttpRequest,
    dossier: Dossier,
    *,
    note_form: Form | None = None,
    product_form: Form | None = None,
    deadline_form: Form | None = None,
) -> HttpResponse:
    """The dossier's page, with the form that was sent and must be corrected in its place."""
    actor = request.actor
    points = list(ActionPoint.objects.visible_to(actor).filter(dossier=dossier).with_sources().most_urgent_first())
    applicants = Party.objects.visible_to(actor).people_of(dossier.customer).with_account()
    access = with_access([party.account for party in applicants if party.account], dossier_id=dossier.pk)
    asked = invited([dossier.pk])
    handled = [point for point in points if point.is_handled and not point.is_awaiting_review]
    still_open = [point for point in points if point not in handled]
    beside, aside = main_panels(actor, dossier), side_panels(actor, dossier)
    context = {
        "dossier": dossier,
        "fall": latest_fall(actor, dossier),
        "applicants": [(party, (party.account_id, party.pk) in access, asked.get(party.pk)) for party in applicants],
        "points": points,
        "open_points": still_open,
        "handled_points": handled,
        "sections": parts(len(still_open), beside, aside),
        "aging": aging_papers(dossier, points),
        "products": Product.objects.visible_to(actor).filter(dossier=dossier).order_by("pk"),
        "notes": DossierNote.objects.visible_to(actor).of(dossier),
        "main_panels": beside,
        "side_panels": aside,
        "may_edit": allows(actor, policies.EDIT),
        "may_see_history": allows(actor, VIEW_HISTORY),
        "may_edit_people": allows(actor, EDIT_PEOPLE),
        "stage_form": StageForm(dossier=dossier),
        "note_form": note_form or NoteForm(),
        "product_form": product_form or ProductForm(),
        "deadlines": Deadline.objects.visible_to(actor).filter(dossier=dossier).soonest_first(),
        "deadline_form": deadline_form or DeadlineForm(),
        "watchers": dossier.watchers.order_by(alphabetical("name"), "pk"),
    }
    sent = (note_form, product_form, deadline_form)
    status = 422 if any(form is not None and form.errors for form in sent) else 200
    return render(request, "dossiers/professional/detail.html", context, status=status)
