"""The prospects' pages in the professional portal."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.customers.enums import CustomerKind
from tenant_apps.dossiers import policies as of_dossiers
from tenant_apps.prospects import commands, policies
from tenant_apps.prospects.listing import added_per_week, lines, prospects
from tenant_apps.prospects.professional.forms import FilterForm, HandOverForm, ProspectForm
from themes.base.charts import Row, sparkline
from vestibule.core import formats
from vestibule.core.doors import professional_view
from vestibule.core.permissions import allows

PAGE_SIZE = 25


@professional_view(policies.VIEW)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The list; htmx swaps the lines alone."""
    context = _listed(request, HandOverForm(actor=request.actor))
    if request.htmx.target == "prospects":
        return render(request, "prospects/professional/_lines.html", context)
    return _page(request, context)


@professional_view(of_dossiers.EDIT)
@require_POST
def hand_over(request: HttpRequest) -> HttpResponse:
    """Give the chosen prospects to one adviser, and show the same list again."""
    form = HandOverForm(request.POST, actor=request.actor)
    if form.is_valid():
        moved = form.run(commands.hand_over, actor=request.actor, **form.cleaned_data)
        if moved is not None:
            name = form.cleaned_data["adviser"].name
            text = ngettext(
                "%(count)d prospect handed over to %(name)s.", "%(count)d prospects handed over to %(name)s.", moved
            )
            messages.success(request, text % {"name": name, "count": moved})
            query = request.GET.urlencode()
            return redirect(reverse("professional:prospects:index") + (f"?{query}" if query else ""))
    return _page(request, _listed(request, form), status=422)


def _page(request: HttpRequest, context: dict[str, object], status: int = 200) -> HttpResponse:
    """The whole page, with a line of how many came each week."""
    name = _("Week of %(day)s")
    weeks = [Row(name % {"day": formats.day(week)}, (count,)) for week, count in added_per_week(request.actor)]
    context |= {"weeks": sparkline(weeks)}
    return render(request, "prospects/professional/index.html", context, status=status)


def _listed(request: HttpRequest, hand_over: HandOverForm) -> dict[str, object]:
    """What the list shows: the answer to the address's question, and what may be done with those who are chosen."""
    form = FilterForm(request.GET, actor=request.actor)
    page = Paginator(prospects(request.actor, form.question), PAGE_SIZE).get_page(request.GET.get("page"))
    return {
        "form": form,
        "page": page,
        "lines": lines(request.actor, page.object_list),
        "is_narrowed": form.is_narrowed,
        "may_add": allows(request.actor, policies.ADD),
        "hand_over": hand_over if allows(request.actor, of_dossiers.EDIT) else None,
        "query": request.GET.urlencode(),
    }


@professional_view(policies.ADD)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a prospect with a dossier. Choosing another kind shows its fields, keeps what was typed and saves nothing."""
    kind = _kind(request.POST.get("kind") or request.GET.get("kind"))
    is_sent = request.method == "POST" and request.POST.get("shown_kind") == kind
    form = ProspectForm(
        request.POST if is_sent else None,
        initial=request.POST.dict() | {"kind": kind},
        actor=request.actor,
        customer_kind=kind,
    )
    if is_sent and form.is_valid():
        dossier = form.run(commands.add_prospect, actor=request.actor, **form.prospect())
        if dossier is not None:
            messages.success(request, _("The prospect was added. Now ask for what you need, and invite."))
            return redirect("professional:dossiers:detail", dossier.public_id)
    template = "_form.html" if request.htmx.target == "prospect" else "add.html"
    return render(request, f"prospects/professional/{template}", {"form": form, "kind": kind})


def _kind(asked: str | None) -> CustomerKind:
    return CustomerKind(asked) if asked in CustomerKind.values else CustomerKind.INDIVIDUAL
