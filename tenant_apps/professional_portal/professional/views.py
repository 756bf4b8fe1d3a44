"""The pages of the shell."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tenant_apps.documents.policies import REVIEW
from tenant_apps.professional_portal import policies
from tenant_apps.professional_portal.charts import documents as chart_of_documents
from tenant_apps.professional_portal.charts import registrations as chart_of_registrations
from tenant_apps.professional_portal.home import counts_of, recent_registrations, registrations_per_month, work_of
from tenant_apps.professional_portal.nav import SETTINGS, open_to
from tenant_apps.professional_portal.search import SHOWN, SHOWN_AT_ONCE, search
from tenant_apps.prospects.policies import ADD
from tenant_apps.threads.policies import WRITE as ANSWER
from tenant_apps.threads.reading import messages_of
from vestibule.core.answers import numbers
from vestibule.core.doors import professional_view
from vestibule.core.permissions import allows

WHOLE_FIRM = "firm"


@professional_view(policies.ENTER)
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What happens and what there is to do, in one's own dossiers or with ``?whose=firm`` in everybody's."""
    is_own = request.GET.get("whose") != WHOLE_FIRM
    work = work_of(request.actor, is_own=is_own)
    context = {
        "chart": chart_of_registrations(registrations_per_month(request.actor)),
        "documents": chart_of_documents(work.documents),
        "registrations": recent_registrations(request.actor),
        "work": work,
        "is_own": is_own,
        "may_add": allows(request.actor, ADD),
    }
    return render(request, "professional_portal/professional/home.html", context)


@professional_view(policies.ENTER)
@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """The global search: a page, or what the command palette shows while somebody types."""
    at_once = request.htmx.target == "palette-found"
    words = request.GET.get("q", "")[:100]
    context = {"found": search(request.actor, words, SHOWN_AT_ONCE if at_once else SHOWN)}
    template = "_options.html" if at_once else "search.html"
    return render(request, f"professional_portal/professional/{template}", context)


@professional_view(policies.ENTER)
@require_GET
def counts(request: HttpRequest) -> HttpResponse:
    """The numbers at the bell and in the menu, for the page that asks again and again."""
    found = asdict(counts_of(request.actor)) if allows(request.actor, REVIEW) else {}
    if not allows(request.actor, ANSWER):
        return numbers(request, found)
    messages = messages_of(request.actor)
    return numbers(request, found | {"messages": messages.unread}, str(messages.revision))


@professional_view(policies.ENTER)
@require_GET
def settings(request: HttpRequest) -> HttpResponse:
    """The settings pages that the reader may enter."""
    context = {"places": open_to(request.actor, SETTINGS)}
    return render(request, "professional_portal/professional/settings.html", context)
