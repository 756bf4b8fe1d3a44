"""The accessibility statement of a firm's portals."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shared_apps.organisations.accessibility import OVERSIGHT, REVIEWED_ON
from shared_apps.organisations.profile import current_organisation
from vestibule.core.doors import public_view


@public_view
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far the portals can be used by everybody, whom to ask for help, and who watches over it."""
    firm = current_organisation()
    context = {"firm": firm, "oversight": OVERSIGHT[firm.country], "reviewed_on": REVIEWED_ON}
    return render(request, "organisations/public/accessibility.html", context)
