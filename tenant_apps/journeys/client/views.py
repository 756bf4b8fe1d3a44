"""The client's own steps: a part of the overview, and a page of its own."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tenant_apps.dossiers.models import Dossier
from tenant_apps.dossiers.overview import points_read
from tenant_apps.journeys import policies
from tenant_apps.journeys.enums import Doer
from tenant_apps.journeys.models import Journey
from tenant_apps.journeys.steps import Standing, standings
from vestibule.core.doors import client_view


@client_view(policies.FOLLOW)
@require_GET
def steps(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """The steps of one's own dossier, how far each is and who does it; nothing where there is no journey."""
    journey = Journey.objects.visible_to(request.actor).of_dossier(dossier)
    if journey is None:
        get_object_or_404(Dossier.objects.visible_to(request.actor), public_id=dossier)
    shown = standings(request.actor, journey, points_read(request, journey.dossier)) if journey else []
    own = {grant.party_id for grant in request.actor.grants if journey and grant.dossier_id == journey.dossier_id}
    lines = [(standing, _way(standing, own)) for standing in shown]
    context = {"lines": lines, "following": next((standing for standing, way in lines if way), None)}
    template = "_steps.html" if request.htmx else "steps.html"
    return render(request, f"journeys/client/{template}", context)


def _way(standing: Standing, own: set[int]) -> str:
    """Where the client goes on with a step that is theirs to do; empty where there is nothing to do for them.

    What is asked of them comes first; of the others they see documents, which any of them may deliver.
    """
    if standing.step.doer == Doer.FIRM:
        return ""
    points = [point for point in standing.points if not point.is_awaiting_review]
    for point in sorted(points, key=lambda point: point.party_id not in {None, *own}):
        if point.request is not None:
            return reverse("client:documents:request", args=[point.request.public_id])
        if point.run is not None and point.party_id in own:
            return reverse("client:flows:run", args=[point.run.public_id])
    return ""
