"""Relations and products of one client."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tenant_apps.clients import commands, policies
from tenant_apps.clients.models import Holding, Relation
from tenant_apps.clients.professional.forms import HoldingForm, RelationForm, parties_named
from tenant_apps.clients.professional.views import overview_of
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.ways import own_page


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def relation_add(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Search for the other, then say what they are."""
    overview = overview_of(request, public_id)
    words = request.GET.get("q", "")[:100]
    members = [member.party for member in overview.members]
    found = parties_named(request.actor, words, overview.customer)
    others = [*found, *(members if len(members) > 1 and not words else ())]
    form = RelationForm(request.POST if request.method == "POST" else None, members=members, others=others)
    if form.is_valid() and form.run(commands.add_relation, actor=request.actor, **form.relation):
        messages.success(request, _("The relation was added."))
        return redirect("professional:clients:detail", public_id)
    context = {"form": form, "client": overview.customer, "words": words, "others": others}
    return render(request, "clients/professional/relation.html", context, status=422 if form.errors else 200)


@professional_view(policies.EDIT)
@require_POST
def relation_remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a relation off file."""
    relations = Relation.objects.visible_to(request.actor).select_related("party", "other")
    commands.remove_relation(actor=request.actor, relation=get_object_or_404(relations, public_id=public_id))
    messages.success(request, _("The relation was removed."))
    return redirect(own_page(request.POST.get("next", ""), under="/pro/") or "professional:clients:index")


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def holding_add(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Note a product that the client has."""
    client = overview_of(request, public_id).customer
    form = HoldingForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.run(commands.add_holding, actor=request.actor, customer=client, facts=form.facts):
        messages.success(request, _("The product was added."))
        return redirect("professional:clients:detail", public_id)
    context = {"form": form, "client": client, "holding": None}
    return render(request, "clients/professional/holding.html", context, status=422 if form.errors else 200)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def holding(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Correct what is known of a product."""
    found = _holding(request, public_id)
    form = HoldingForm(request.POST if request.method == "POST" else None, holding=found)
    if form.is_valid() and form.run(commands.edit_holding, actor=request.actor, holding=found, facts=form.facts):
        messages.success(request, phrases.SAVED)
        return redirect("professional:clients:detail", found.customer.public_id)
    context = {"form": form, "client": found.customer, "holding": found}
    return render(request, "clients/professional/holding.html", context, status=422 if form.errors else 200)


@professional_view(policies.EDIT)
@require_POST
def holding_remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a product off file."""
    found = _holding(request, public_id)
    commands.remove_holding(actor=request.actor, holding=found)
    messages.success(request, _("The product was removed."))
    return redirect("professional:clients:detail", found.customer.public_id)


def _holding(request: HttpRequest, public_id: UUID) -> Holding:
    found = Holding.objects.visible_to(request.actor).select_related("customer")
    return get_object_or_404(found, public_id=public_id)
