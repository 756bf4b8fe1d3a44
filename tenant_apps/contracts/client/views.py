"""The contract whose signed copy is asked for, on the page on which the client delivers that."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from tenant_apps.contracts.models import Contract
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.dossiers.policies import TAKE_PART
from vestibule.core.doors import client_view


@client_view(TAKE_PART)
@require_GET
def asked(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Where to find what must be signed; nothing for what is asked without a contract."""
    found = get_object_or_404(DocumentRequest.objects.visible_to(request.actor), public_id=request_id)
    if not request.htmx:
        return redirect("client:documents:request", request_id)
    contract = Contract.objects.visible_to(request.actor).with_everything().filter(point__request=found).first()
    return render(request, "contracts/client/_asked.html", {"contract": contract})
