"""The board, and the filters that each person keeps."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tenant_apps.dossiers import listing, policies
from tenant_apps.dossiers.commands.views import forget_view, save_view
from tenant_apps.dossiers.models import SavedView
from tenant_apps.dossiers.professional.list_forms import BoardForm, FilterForm, SaveViewForm
from vestibule.core.doors import professional_view
from vestibule.core.permissions import allows
from vestibule.core.sorting import alphabetical


@dataclass(frozen=True, slots=True)
class Saved:
    """The reader's own filters, and what would be saved now."""

    views: tuple[tuple[SavedView, str, bool], ...]
    form: SaveViewForm
    address: str


@professional_view(policies.VIEW)
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """One workflow: its stages side by side with the dossiers in them; htmx swaps the columns alone."""
    form = BoardForm(request.GET, actor=request.actor)
    workflow = form.chosen
    context = {
        "form": form,
        "workflow": workflow,
        "columns": listing.board(request.actor, form.question, workflow) if workflow else [],
        "is_narrowed": form.is_narrowed,
        "may_edit": allows(request.actor, policies.EDIT),
        "here": request.get_full_path(),
    }
    if request.htmx.target == "board":
        return render(request, "dossiers/professional/_columns.html", context)
    return render(request, "dossiers/professional/board.html", context | {"saved": saved(request, form)})


@professional_view(policies.VIEW)
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the filter under a name."""
    form = SaveViewForm(request.POST)
    is_board = request.POST.get("is_board") == "True"
    asked = QueryDict(request.POST.get("query", "")[:1000])
    of_list = BoardForm(asked, actor=request.actor) if is_board else FilterForm(asked, actor=request.actor)
    if form.is_valid():
        facts = {"name": form.cleaned_data["name"], "asked": of_list.kept, "is_board": is_board}
        view = form.run(save_view, actor=request.actor, **facts)
        if view is not None:
            messages.success(request, _("The filter was saved."))
            return redirect(_address(view))
    context = {"form": form, "back": _of(is_board=is_board)}
    return render(request, "dossiers/professional/view_save.html", context, status=form.status)


@professional_view(policies.VIEW)
@require_POST
def forget(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Remove one of one's own filters."""
    view = get_object_or_404(SavedView.objects.visible_to(request.actor), public_id=public_id)
    forget_view(actor=request.actor, view=view)
    messages.success(request, _("The filter was removed."))
    return redirect(_of(is_board=view.is_board))


def saved(request: HttpRequest, form: FilterForm) -> Saved:
    """The reader's filters with their addresses, which of them is shown, and the form that saves what is shown."""
    is_board = isinstance(form, BoardForm)
    kept = form.kept
    views = SavedView.objects.visible_to(request.actor).order_by(alphabetical("name"))
    shown = tuple((view, _address(view), view.is_board == is_board and view.asked == kept) for view in views)
    fresh = SaveViewForm(initial={"is_board": is_board, "query": urlencode(kept)})
    return Saved(shown, fresh, reverse("professional:dossiers:view_save"))


def _of(*, is_board: bool) -> str:
    return reverse("professional:dossiers:board" if is_board else "professional:dossiers:index")


def _address(view: SavedView) -> str:
    """The list or the board with the filter on it; what no longer exists in it is passed over when it opens."""
    query = urlencode(view.asked)
    return _of(is_board=view.is_board) + (f"?{query}" if query else "")
