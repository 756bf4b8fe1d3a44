"""Asking what is usual in a dossier, the order of what is asked, and whose turn it is."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.asking import ask_usual
from tenant_apps.dossiers.commands.turns import give_turn, order_action_points
from tenant_apps.dossiers.models import ActionPoint
from tenant_apps.dossiers.professional.forms import AskUsualForm, TurnForm
from tenant_apps.dossiers.professional.found import found_dossier
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.ordering import ordered


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Choose from what the firm usually asks for the products of this dossier."""
    dossier = found_dossier(request, public_id)
    form = AskUsualForm(request.POST if request.method == "POST" else None, actor=request.actor, dossier=dossier)
    if form.is_valid():
        chosen = list(form.cleaned_data["templates"])
        made = form.run(ask_usual, actor=request.actor, dossier=dossier, templates=chosen)
        if made is not None:
            messages.success(request, _("Added to what the client has to do."))
            return redirect("professional:dossiers:detail", public_id)
    context = {"form": form, "dossier": dossier, "may_configure": request.actor.has(policies.CONFIGURE.code)}
    return render(request, "dossiers/professional/ask_usual.html", context, status=422 if form.errors else 200)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def order(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Put what is open in order."""
    dossier = found_dossier(request, public_id)
    if request.method == "POST":
        here = reverse("professional:dossiers:action_point_order", args=[public_id])
        return ordered(request, order_action_points, actor=request.actor, back=here, dossier=dossier)
    points = ActionPoint.objects.visible_to(request.actor).open().filter(dossier=dossier)
    context = {"dossier": dossier, "points": points.with_sources().most_urgent_first()}
    return render(request, "dossiers/professional/order.html", context)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def turn(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say for whom an action point waits."""
    visible = ActionPoint.objects.visible_to(request.actor).with_sources().select_related("dossier__customer")
    point = get_object_or_404(visible, public_id=public_id)
    form = TurnForm(request.POST if request.method == "POST" else None, action_point=point)
    if form.is_valid() and form.run(give_turn, actor=request.actor, action_point=point, **form.cleaned_data):
        messages.success(request, phrases.SAVED)
        return redirect("professional:dossiers:detail", point.dossier.public_id)
    context = {"form": form, "dossier": point.dossier, "title": point.plain_title, "submit": phrases.SAVE}
    return render(request, "dossiers/professional/ask.html", context, status=422 if form.errors else 200)
