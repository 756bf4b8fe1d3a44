"""Opening and closing a view of the client portal."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tenant_apps.customers.enums import PartyKind
from tenant_apps.dossiers.models import Dossier
from tenant_apps.viewings import commands, policies
from tenant_apps.viewings.middleware import ADDRESS
from tenant_apps.viewings.models import Viewing
from tenant_apps.viewings.professional.forms import StartForm
from vestibule.core.doors import professional_view
from vestibule.core.submissions import repeatable


@professional_view(policies.LOOK)
@repeatable
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Ask as whom and why, then open the view."""
    visible = Dossier.objects.visible_to(request.actor).select_related("customer")
    found = get_object_or_404(visible, public_id=dossier)
    parties = found.customer.parties.visible_to(request.actor).filter(kind=PartyKind.NATURAL).order_by("pk")
    wished = request.GET.get("party", "")
    chosen = next((str(party.public_id) for party in parties if str(party.public_id) == wished), None)
    initial = {"party": chosen or (parties[0].public_id if parties else None), "is_joint": request.GET.get("as", "own")}
    form = StartForm(request.POST or None, parties=parties, initial=initial)
    if request.method == "POST" and form.is_valid():
        viewing = form.run(commands.start_viewing, actor=request.actor, dossier=found, **form.cleaned_data)
        if viewing:
            return HttpResponseRedirect(f"{ADDRESS}{viewing.public_id}/")
    context = {"form": form, "dossier": found}
    return render(request, "viewings/professional/start.html", context, status=422 if form.errors else 200)


@professional_view(policies.LOOK)
@require_POST
def end(request: HttpRequest, viewing: UUID) -> HttpResponse:
    """Close the view and go back to the dossier."""
    own = Viewing.objects.visible_to(request.actor).filter(viewed_by_id=request.actor.account_id)
    found = get_object_or_404(own.select_related("dossier"), public_id=viewing)
    commands.end_viewing(actor=request.actor, viewing=found)
    messages.success(request, _("You have left the client’s view."))
    return redirect("professional:dossiers:detail", found.dossier.public_id)
