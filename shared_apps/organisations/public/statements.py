"""What stands at the foot of the pages: how accessible they are, and on which terms a firm uses them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
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


@public_view
@require_safe
def platform_accessibility(request: HttpRequest) -> HttpResponse:
    """The same of the public site; each firm's portals have their own."""
    context = {"email": settings.CONTACT_EMAIL, "reviewed_on": REVIEWED_ON}
    return render(request, "organisations/public/site_accessibility.html", context)


@public_view
@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """The terms of service and the data processing agreement, or where the platform has its own."""
    if settings.TERMS_URL:
        return redirect(settings.TERMS_URL)
    return render(request, "organisations/public/terms.html", {"email": settings.CONTACT_EMAIL})
