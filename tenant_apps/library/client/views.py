"""The tab with the firm's important documents."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from tenant_apps.documents import tickets
from tenant_apps.dossiers.enums import ProductKind
from tenant_apps.library import policies
from tenant_apps.library.commands.documents import open_document
from tenant_apps.library.models import Document
from tenant_apps.library.shelf import shelves
from vestibule.core.doors import client_view


@client_view(policies.READ)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Category by category what this client finds; a page about a product embeds what is about such products."""
    kind = request.GET.get("kind", "")
    if request.htmx and kind in ProductKind.values:
        context = {"documents": [shown for shelf in shelves(request.actor, kind) for shown in shelf.documents]}
        return render(request, "library/client/_of_product.html", context)
    return render(request, "library/client/index.html", {"shelves": shelves(request.actor)})


@client_view(policies.READ)
@require_GET
def document(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Send the browser on to the host that hands out files."""
    found = get_object_or_404(Document.objects.visible_to(request.actor), public_id=public_id)
    ticket = open_document(actor=request.actor, document=found)
    return HttpResponseRedirect(tickets.address(ticket), headers={"Cache-Control": "no-store"})
