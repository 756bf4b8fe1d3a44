"""Settings > Client portal > Notifications > Credits: what is left, every change, and what it cost."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shared_apps.organisations.profile import current_organisation
from tenant_apps.notifications import policies
from tenant_apps.notifications.ledger import MONTHS, credits_now, months_of
from tenant_apps.notifications.models import CreditEntry
from vestibule.core.doors import professional_view

_PER_PAGE = 30


@professional_view(policies.CONFIGURE)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The ledger, newest first; above it the last months with their cost."""
    entries = CreditEntry.objects.visible_to(request.actor)
    context = {
        "credits": credits_now(),
        "months": months_of(entries, current_organisation().time_zone),
        "most_months": MONTHS,
        "page": Paginator(entries.newest_first().select_related("message"), _PER_PAGE).get_page(
            request.GET.get("page")
        ),
    }
    return render(request, "notifications/professional/credits.html", context)
