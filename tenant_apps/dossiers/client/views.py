"""The documents that the firm made available, as the client finds and opens them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from tenant_apps.documents import tickets
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.publications import open_publication
from tenant_apps.dossiers.models import Publication
from vestibule.core.doors import client_view


@client_view(policies.TAKE_PART)
@require_GET
def publications(request: HttpRequest) -> HttpResponse:
    """What is made available to this client; of one dossier, or of one product, when the address says so."""
    visible = Publication.objects.visible_to(request.actor).with_sights_of(request.actor).latest_first()
    found = visible.narrowed(request.GET.get("dossier", ""), request.GET.get("product", ""))
    template = "_publications.html" if request.htmx else "publications.html"
    return render(request, f"dossiers/client/{template}", {"publications": found, "is_page": not request.htmx})


@client_view(policies.TAKE_PART)
@require_GET
def publication(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Send the browser on to the host that hands out files."""
    found = get_object_or_404(Publication.objects.visible_to(request.actor), public_id=public_id)
    ticket = open_publication(actor=request.actor, publication=found)
    return HttpResponseRedirect(tickets.address(ticket), headers={"Cache-Control": "no-store"})
