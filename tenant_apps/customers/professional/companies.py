"""Who owns, directs and binds a company: the pages on which that is seen and noted."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.customers import commands, policies
from tenant_apps.customers.enums import CustomerKind, PartyKind
from tenant_apps.customers.models import Customer, Holding, Officer, Party
from tenant_apps.customers.professional.forms import OfficerForm, OwnerForm, PercentForm, WhoForm
from tenant_apps.customers.structure import company_of, history_of, structure_of
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.permissions import allows
from vestibule.core.ways import own_page


@professional_view(policies.VIEW)
@require_GET
def company(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Owners as a diagram and a table, who counts as an ultimate owner, who acts for the company, and the history."""
    structure = structure_of(request.actor, _company(request, public_id))
    context = {
        "company": structure.company,
        "structure": structure,
        "drawn": structure.drawn(),
        "history": history_of(request.actor, structure),
        "may_edit": allows(request.actor, policies.EDIT),
        "dossier_of": structure.company.customers.order_by("pk").first(),
    }
    return render(request, "customers/professional/company.html", context)


@professional_view(policies.VIEW)
@require_GET
def panel(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The same in short, for the page of a dossier."""
    customers = Customer.objects.visible_to(request.actor).filter(kind=CustomerKind.BUSINESS)
    customer = get_object_or_404(customers, public_id=public_id)
    structure = structure_of(request.actor, company_of(customer))
    back = own_page(request.GET.get("back"), under="/pro/")
    context = {"company": structure.company, "structure": structure, "back": back}
    template = "_panel.html" if request.htmx else "panel.html"
    return render(request, f"customers/professional/{template}", context)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def owner_add(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Note who holds a share of the company, or of one that is above it."""
    structure = structure_of(request.actor, _company(request, public_id))

    def form_for(data: Any, kind: str) -> OwnerForm:
        known = [*structure.people, *_people_of(request, structure.company)]
        return OwnerForm(
            data, actor=request.actor, kind=kind, known=known, companies=structure.companies, initial={"kind": kind}
        )

    def run(form: OwnerForm) -> object:
        return form.run(commands.add_holding, actor=request.actor, **form.holding())

    return _add(request, structure.company, form_for, run, _("Add an owner"), has_kinds=True)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def officer_add(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Note who directs the company or signs for it."""
    structure = structure_of(request.actor, _company(request, public_id))

    def form_for(data: Any, _kind: str) -> OfficerForm:
        known = [party for party in (*structure.people, *_people_of(request, structure.company)) if party.is_natural]
        return OfficerForm(data, actor=request.actor, kind=PartyKind.NATURAL, known=known)

    def run(form: OfficerForm) -> object:
        return form.run(commands.give_office, actor=request.actor, company=structure.company, **form.officer())

    return _add(request, structure.company, form_for, run, _("Add a director or signatory"), has_kinds=False)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def holding(request: HttpRequest, company_id: UUID, public_id: UUID) -> HttpResponse:
    """Note another percentage."""
    owned = _company(request, company_id)
    row = get_object_or_404(_current(request, Holding), public_id=public_id)
    form = PercentForm(request.POST or None, initial={"percent": row.percent.normalize()})
    if form.is_valid() and form.run(
        commands.change_holding, actor=request.actor, holding=row, percent=form.cleaned_data["percent"]
    ):
        messages.success(request, phrases.SAVED)
        return redirect("professional:customers:company", owned.public_id)
    context = {"company": owned, "holding": row, "form": form}
    return render(request, "customers/professional/holding.html", context, status=422 if form.errors else 200)


@professional_view(policies.EDIT)
@require_POST
def holding_end(request: HttpRequest, company_id: UUID, public_id: UUID) -> HttpResponse:
    """Note that a share is held no more."""
    owned = _company(request, company_id)
    commands.end_holding(
        actor=request.actor, holding=get_object_or_404(_current(request, Holding), public_id=public_id)
    )
    return redirect("professional:customers:company", owned.public_id)


@professional_view(policies.EDIT)
@require_POST
def officer_end(request: HttpRequest, company_id: UUID, public_id: UUID) -> HttpResponse:
    """Note that an office is held no more."""
    owned = _company(request, company_id)
    officers = _current(request, Officer).filter(company=owned)
    commands.end_office(actor=request.actor, officer=get_object_or_404(officers, public_id=public_id))
    return redirect("professional:customers:company", owned.public_id)


def _company(request: HttpRequest, public_id: UUID) -> Party:
    companies = Party.objects.visible_to(request.actor).filter(kind=PartyKind.LEGAL)
    return get_object_or_404(companies, public_id=public_id)


def _current(request: HttpRequest, model: type[Holding | Officer]) -> Any:
    return model.objects.visible_to(request.actor).current()


def _people_of(request: HttpRequest, company: Party) -> list[Party]:
    """The people of the company's customers, who are likely to be meant."""
    around = Party.objects.visible_to(request.actor).filter(customers__parties=company).exclude(pk=company.pk)
    return list(around.distinct().order_by("last_name", "pk"))


def _add(
    request: HttpRequest,
    company: Party,
    form_for: Callable[[Any, str], Any],
    run: Callable[[Any], object],
    title: str,
    *,
    has_kinds: bool,
) -> HttpResponse:
    """Show the form and note what it says. Choosing another kind shows its fields and keeps what was typed."""
    asked = request.POST.get("kind", "")
    kind = asked if asked in PartyKind.values else PartyKind.NATURAL
    is_sent = request.method == "POST" and request.POST.get("shown_kind") == kind
    form: WhoForm = form_for(request.POST if is_sent else None, kind)
    if request.method == "POST" and not is_sent:
        form.initial = request.POST.dict() | {"kind": kind}
    if is_sent and form.is_valid() and run(form):
        messages.success(request, phrases.SAVED)
        return redirect("professional:customers:company", company.public_id)
    template = "_who.html" if request.htmx.target == "who" else "who.html"
    context = {"company": company, "form": form, "title": title, "kind": kind, "has_kinds": has_kinds}
    return render(request, f"customers/professional/{template}", context, status=422 if is_sent else 200)
