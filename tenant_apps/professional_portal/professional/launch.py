"""The launch check: one page that is green before the first client is invited."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from shared_apps.organisations.policies import EDIT
from tenant_apps.professional_portal.commands import walk_through
from tenant_apps.professional_portal.launch import check, is_launched
from tenant_apps.viewings.middleware import ADDRESS
from vestibule.core.doors import professional_view


@professional_view(EDIT)
@require_GET
def launch(request: HttpRequest) -> HttpResponse:
    """What is in order, and what is to do, each with the way there."""
    lines = check(request.actor)
    context = {
        "lines": lines,
        "count_in_the_way": sum(line.stands_in_the_way for line in lines),
        "is_launched": is_launched(),
        "count_advised": sum(not line.is_in_order and not line.must_be for line in lines),
    }
    return render(request, "professional_portal/professional/launch.html", context)


@professional_view(EDIT)
@require_POST
def walk(request: HttpRequest) -> HttpResponse:
    """Into the client portal, as a test client."""
    viewing = walk_through(actor=request.actor)
    return HttpResponseRedirect(f"{ADDRESS}{viewing.public_id}/")
