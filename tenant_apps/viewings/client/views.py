"""Who looked at my portal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tenant_apps.viewings import policies
from tenant_apps.viewings.models import Viewing
from vestibule.core.doors import client_view

SHOWN = 100


@client_view(policies.READ)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every look at this client's portal by somebody of the firm: who, when, how long and why."""
    viewings = Viewing.objects.visible_to(request.actor).with_people().newest_first()[:SHOWN]
    return render(request, "viewings/client/index.html", {"viewings": viewings})
