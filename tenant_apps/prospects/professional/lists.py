"""The lists and columns that each person keeps."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tenant_apps.prospects import commands, policies
from tenant_apps.prospects.enums import USUAL_COLUMNS, Column
from tenant_apps.prospects.listing import firm_of
from tenant_apps.prospects.models import SavedList
from tenant_apps.prospects.professional.forms import ColumnsForm, FilterForm, SaveListForm
from vestibule.core.doors import professional_view


@dataclass(frozen=True, slots=True)
class Lists:
    """The reader's lists with their addresses and which of them is shown, and the columns that are."""

    saved: tuple[tuple[SavedList, str, bool], ...]
    columns: tuple[str, ...]


def lists_of(request: HttpRequest, kept: Mapping[str, str]) -> Lists:
    """The reader's lists, in one statement. Columns are those of the address, of the reader, or the usual ones."""
    own = list(SavedList.objects.visible_to(request.actor).order_by("name"))
    of_reader = next((saved.columns for saved in own if not saved.name), None)
    asked = request.GET.get("columns", "").split(",")
    columns = tuple(column for column in Column.values if column in asked) or of_reader or USUAL_COLUMNS
    asked_now = {**kept, "columns": ",".join(columns)}
    saved = tuple((each, _address(each), _asked(each) == asked_now) for each in own if each.name)
    return Lists(saved, tuple(columns))


@professional_view(policies.VIEW)
@require_http_methods(["GET", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """Keep the list that the address asks for, with its columns, under a name."""
    form = SaveListForm(request.POST if request.method == "POST" else None)
    kept = FilterForm(request.GET, firm=firm_of(request.actor)).kept
    if form.is_valid():
        columns = lists_of(request, kept).columns
        facts = {"name": form.cleaned_data["name"], "asked": kept, "columns": columns}
        saved = form.run(commands.save_list, actor=request.actor, **facts)
        if saved is not None:
            messages.success(request, _("The list was saved."))
            return redirect(_address(saved))
    context = {"form": form, "query": request.GET.urlencode()}
    return render(request, "prospects/professional/list_save.html", context, status=422 if form.errors else 200)


@professional_view(policies.VIEW)
@require_POST
def forget(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Remove one of one's own lists."""
    saved = get_object_or_404(SavedList.objects.visible_to(request.actor).exclude(name=""), public_id=public_id)
    commands.forget_list(actor=request.actor, saved=saved)
    messages.success(request, _("The list was removed."))
    return redirect("professional:prospects:index")


@professional_view(policies.VIEW)
@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest) -> HttpResponse:
    """Choose the columns, for this list and from now on."""
    query = request.GET.copy()
    initial = {"columns": lists_of(request, {}).columns}
    form = ColumnsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and form.run(commands.choose_columns, actor=request.actor, **form.cleaned_data):
        query.pop("columns", None)
        messages.success(request, _("The columns were saved."))
        return redirect(_index(query.urlencode()))
    context = {"form": form, "query": query.urlencode()}
    return render(request, "prospects/professional/columns.html", context, status=422 if form.errors else 200)


def _asked(saved: SavedList) -> dict[str, str]:
    return {**saved.asked, "columns": ",".join(saved.columns)}


def _address(saved: SavedList) -> str:
    """The list with the filter on it; what no longer exists in it is passed over when it opens."""
    return _index(urlencode(_asked(saved)))


def _index(query: str) -> str:
    return reverse("professional:prospects:index") + (f"?{query}" if query else "")
