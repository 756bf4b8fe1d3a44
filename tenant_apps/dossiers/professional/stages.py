"""Moving a dossier from stage to stage."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.dossiers import change_stage
from tenant_apps.dossiers.entry import missing_for
from tenant_apps.dossiers.errors import EntryRefused
from tenant_apps.dossiers.models import Dossier, Stage
from tenant_apps.dossiers.professional.forms import PassOverForm, StageForm
from tenant_apps.dossiers.professional.found import found_dossier
from vestibule.core.doors import professional_view
from vestibule.core.permissions import allows
from vestibule.core.ways import own_page


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Move the dossier to another stage, or say what is missing and, to who may, offer to pass over it."""
    dossier = found_dossier(request, public_id)
    back = way_back(request) or reverse("professional:dossiers:detail", args=[public_id])
    form = PassOverForm(request.POST if request.method == "POST" else None, dossier=dossier)
    if form.is_valid() and form.run(change_stage, actor=request.actor, dossier=dossier, **form.cleaned_data):
        messages.success(request, _("The stage was changed."))
        return redirect(back)
    if form.has_error("stage", EntryRefused.CODE):
        return _refused(request, dossier, form, form.cleaned_data.get("stage") or _asked(form, dossier), back)
    shown = StageForm(request.POST if request.method == "POST" else None, dossier=dossier)
    shown.is_valid()
    context = {"form": shown, "dossier": dossier, "back": back}
    return render(request, "dossiers/professional/move.html", context, status=422 if form.errors else 200)


def way_back(request: HttpRequest) -> str:
    """The page of ours that the reader came from, if the request names one."""
    way = own_page(request.POST.get("back") or request.GET.get("back"))
    if not way:
        return ""
    card = str(request.POST.get("card") or "")
    return f"{way}#{card}" if card.startswith("dossier-") and "#" not in way else way


def _asked(form: PassOverForm, dossier: Dossier) -> Stage:
    """The stage that was chosen: an error beside the field took it out of the cleaned values."""
    return dossier.workflow.stages.get(public_id=form.data["stage"])


def _refused(request: HttpRequest, dossier: Dossier, form: PassOverForm, stage: Stage, back: str) -> HttpResponse:
    """What is missing; nothing typed is lost."""
    context = {
        "dossier": dossier,
        "stage": stage,
        "missing": missing_for(dossier, stage),
        "form": form,
        "may_pass_over": allows(request.actor, policies.OVERRIDE),
        "has_no_reason": "reason" in request.POST,
        "back": back,
    }
    return render(request, "dossiers/professional/refused.html", context, status=422)
