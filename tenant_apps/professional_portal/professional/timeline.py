"""Everything that happened in one dossier."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from tenant_apps.activity.policies import VIEW_HISTORY
from tenant_apps.dossiers.models import Dossier
from tenant_apps.professional_portal.timeline import Timeline, by_day
from vestibule.core.doors import professional_view

PER_PAGE = 30


@professional_view(VIEW_HISTORY)
@require_GET
def timeline(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """The newest first, by kind with ``?kind=``."""
    visible = Dossier.objects.visible_to(request.actor).select_related("customer")
    found = get_object_or_404(visible, public_id=dossier)
    chosen = request.GET.get("kind", "")
    told = Timeline(request.actor, found, chosen)
    page = Paginator(told.entries, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "dossier": found,
        "kinds": told.kinds,
        "chosen": chosen if chosen in {kind.code for kind in told.kinds} else "",
        "page": page,
        "days": by_day(told.moments(page)),
    }
    return render(request, "professional_portal/professional/timeline.html", context)
