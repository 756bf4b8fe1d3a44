"""The whole record for those who may read it, and one object's history as a fragment for other rooms' pages."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tenant_apps.activity import policies
from tenant_apps.activity.models import Entry
from tenant_apps.activity.professional.forms import SearchForm
from vestibule.core.doors import professional_view
from vestibule.core.ways import own_page

_PER_PAGE = 50
_IN_PANEL = 8


@professional_view(policies.VIEW_RECORD)
@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """List the record, the newest first, by words and dates."""
    form = SearchForm(request.GET)
    entries = Entry.objects.visible_to(request.actor).newest_first()
    if form.is_valid():
        wanted = form.cleaned_data
        entries = entries.mentioning(wanted["q"]).between(wanted["first"], wanted["last"])
    page = Paginator(entries, _PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "activity/professional/record.html", {"form": form, "page": page})


@professional_view(policies.VIEW_HISTORY)
@require_safe
def panel(request: HttpRequest, target: UUID) -> HttpResponse:
    """Show what happened to one object, inside another page only the latest of it.

    An id without a history has an empty one, whether it exists or not.
    """
    entries = Entry.objects.history_of(target, request.actor)
    back = own_page(request.GET.get("back"), under="/pro/")
    page = Paginator(entries, _IN_PANEL if request.htmx else _PER_PAGE).get_page(request.GET.get("page"))
    template = "_history.html" if request.htmx else "history.html"
    context = {"page": page, "more": request.get_full_path(), "back": back}
    return render(request, f"activity/professional/{template}", context)
