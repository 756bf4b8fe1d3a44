"""The inbox, and what is done with its notices."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tenant_apps.inbox import policies
from tenant_apps.inbox.commands import handling
from tenant_apps.inbox.enums import Until
from tenant_apps.inbox.listing import moment, page_of
from tenant_apps.inbox.models import Notice
from tenant_apps.inbox.professional.forms import BulkForm, FilterForm
from vestibule.core import formats
from vestibule.core.doors import professional_view


@professional_view(policies.USE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The notices; htmx swaps the lines alone."""
    return _page(request, BulkForm(actor=request.actor))


@professional_view(policies.USE)
@require_POST
def read(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Go to what a notice is about; it is read then."""
    notice = get_object_or_404(Notice.objects.visible_to(request.actor), public_id=public_id)
    handling.open_notice(actor=request.actor, notice=notice)
    return redirect(notice.path)


@professional_view(policies.USE)
@require_POST
def done(request: HttpRequest) -> HttpResponse:
    """Put what is ticked with what is done."""
    return _act(request, handling.finish_notices)


@professional_view(policies.USE)
@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Have what is ticked in the inbox again."""
    return _act(request, handling.reopen_notices)


@professional_view(policies.USE)
@require_POST
def later(request: HttpRequest) -> HttpResponse:
    """Put off what is ticked."""
    until = request.POST.get("until")
    return _act(request, handling.snooze_notices, until=moment(until if until in Until.values else Until.TOMORROW))


@professional_view(policies.USE)
@require_POST
def colleague(request: HttpRequest) -> HttpResponse:
    """Give what is ticked to a colleague."""
    form = BulkForm(request.POST, actor=request.actor)
    to = form.cleaned_data["to"] if form.is_valid() else None
    return _act(request, handling.assign_notices, to=to)


def _act(request: HttpRequest, command: Callable[..., int], **arguments: Any) -> HttpResponse:
    """Do it with those that are ticked, say with how many, and go back to the list."""
    form = BulkForm(request.POST, actor=request.actor)
    if form.is_valid():
        count = form.run(command, actor=request.actor, notices=form.chosen, **arguments)
        if count is not None:
            told = ngettext("One notice updated.", "%(count)s notices updated.", count)
            messages.success(request, told % {"count": formats.number(count)})
            query = request.GET.urlencode()
            return redirect(reverse("professional:inbox:index") + (f"?{query}" if query else ""))
    return _page(request, form)


def _page(request: HttpRequest, bulk: BulkForm) -> HttpResponse:
    form = FilterForm(request.GET, actor=request.actor)
    query = request.GET.copy()
    query.pop("after", None)
    context = {
        "page": page_of(request.actor, form.question),
        "asked": form.question,
        "is_narrowed": form.is_narrowed,
        "bulk": bulk,
        "query": request.GET.urlencode(),
        "rest": query.urlencode(),
    }
    if request.htmx.target == "notices":
        return render(request, "inbox/professional/_lines.html", context)
    context |= {"form": form}
    return render(request, "inbox/professional/index.html", context, status=422 if bulk.errors else 200)
