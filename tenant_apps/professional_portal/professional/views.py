"""The pages of the shell."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from shared_apps.organisations.policies import EDIT as PREPARE
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.documents.policies import REVIEW
from tenant_apps.inbox.listing import count_unread
from tenant_apps.inbox.policies import USE
from tenant_apps.professional_portal import policies
from tenant_apps.professional_portal.charts import documents as chart_of_documents
from tenant_apps.professional_portal.charts import registrations as chart_of_registrations
from tenant_apps.professional_portal.home import (
    MONTHS,
    RANGES,
    Whose,
    is_without_customers,
    passages,
    recent_registrations,
    registrations_per_month,
    work_of,
)
from tenant_apps.professional_portal.nav import open_to
from tenant_apps.professional_portal.places import Place
from tenant_apps.professional_portal.search import SHOWN, SHOWN_AT_ONCE, places_about, search
from tenant_apps.professional_portal.settings_places import SETTINGS
from tenant_apps.prospects.policies import ADD
from tenant_apps.threads.policies import WRITE as ANSWER
from tenant_apps.threads.reading import messages_of
from vestibule.core.answers import numbers
from vestibule.core.doors import professional_view
from vestibule.core.permissions import allows


@professional_view(policies.ENTER)
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What happens and what there is to do: in one's own dossiers, in those of one's teams, or in everybody's."""
    actor, asked = request.actor, request.GET
    whose = Whose(asked["whose"]) if asked.get("whose") in Whose.values else Whose.ME
    months = int(asked["months"]) if asked.get("months") in {str(each) for each in RANGES} else MONTHS
    stages, workflows = passages(actor, whose, months, asked.get("workflow", ""))
    work = work_of(actor, whose=whose)
    registrations = recent_registrations(actor, whose)
    context = {
        "chart": chart_of_registrations(registrations_per_month(actor, whose, months)),
        "documents": chart_of_documents(work.documents),
        "registrations": registrations,
        "passages": stages,
        "workflows": workflows,
        "workflow": str(stages[0].stage.workflow.public_id) if stages else "",
        "work": work,
        "whose": whose,
        "choices": Whose.choices,
        "months": months,
        "ranges": RANGES,
        "may_add": allows(actor, ADD),
        "is_new": not registrations and allows(actor, PREPARE) and is_without_customers(actor),
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
    found = {"bell": count_unread(request.actor)} if allows(request.actor, USE) else {}
    if allows(request.actor, REVIEW):
        found["review"] = DocumentRequest.objects.visible_to(request.actor).awaiting_review().count()
    if not allows(request.actor, ANSWER):
        return numbers(request, found)
    messages = messages_of(request.actor)
    return numbers(request, found | {"messages": messages.unread}, str(messages.revision))


@professional_view(policies.ENTER)
@require_GET
def settings(request: HttpRequest) -> HttpResponse:
    """The settings pages that the reader may enter, by subject; all of them or those that words name."""
    words = request.GET.get("q", "")[:100].strip()
    groups: dict[str, list[Place]] = {}
    for place in places_about(words, open_to(request.actor, SETTINGS)):
        groups.setdefault(str(place.group), []).append(place)
    context = {"groups": groups, "words": words}
    return render(request, "professional_portal/professional/settings.html", context)
