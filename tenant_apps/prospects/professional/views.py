"""The prospects' pages in the professional portal: the list, and adding somebody."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tenant_apps.customers.enums import CustomerKind
from tenant_apps.customers.structure import company_of
from tenant_apps.dossiers import policies as of_dossiers
from tenant_apps.prospects import commands, policies
from tenant_apps.prospects.enums import Column, Standing
from tenant_apps.prospects.listing import Firm, added_per_week, firm_of, lines, prospects
from tenant_apps.prospects.professional.forms import BulkForm, FilterForm, ProspectForm
from tenant_apps.prospects.professional.lists import Lists, lists_of
from themes.base.charts import Row, sparkline
from vestibule.core import formats
from vestibule.core.doors import professional_view
from vestibule.core.permissions import allows

PAGE_SIZE = 25


@professional_view(policies.VIEW)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The list; htmx swaps the lines alone."""
    return list_page(request, firm_of(request.actor))


def list_page(request: HttpRequest, firm: Firm, bulk: BulkForm | None = None) -> HttpResponse:
    """The list, with what was chosen in it and cannot be done as it was sent."""
    form = FilterForm(request.GET, firm=firm)
    own = lists_of(request, form.kept)
    context = _listed(request, firm, form, own, bulk or BulkForm(firm=firm))
    if request.htmx.target == "prospects":
        return render(request, "prospects/professional/_lines.html", context)
    name = _("Week of %(day)s")
    weeks = [Row(name % {"day": formats.day(week)}, (count,)) for week, count in added_per_week(request.actor)]
    context |= {
        "form": form,
        "own": own,
        "weeks": sparkline(weeks),
        "may_export": allows(request.actor, policies.EXPORT),
    }
    return render(request, "prospects/professional/index.html", context, status=422 if bulk else 200)


def _listed(request: HttpRequest, firm: Firm, form: FilterForm, own: Lists, bulk: BulkForm) -> dict[str, object]:
    """What the list shows: the answer to the address's question, and what may be done with those who are chosen."""
    page = Paginator(prospects(request.actor, form.question), PAGE_SIZE).get_page(request.GET.get("page"))
    may_edit, may_archive = (allows(request.actor, right) for right in (of_dossiers.EDIT, policies.ARCHIVE))
    return {
        "page": page,
        "lines": lines(request.actor, page.object_list, firm, own.columns),
        "shown": {column: column in own.columns for column in Column.values},
        "is_narrowed": form.is_narrowed,
        "is_archive": form.question.standing == Standing.ARCHIVED,
        "may_add": allows(request.actor, policies.ADD),
        "may_edit": may_edit,
        "may_archive": may_archive,
        "bulk": bulk if may_edit or may_archive else None,
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
            if kind == CustomerKind.BUSINESS:
                messages.success(
                    request, _("The prospect was added. Now say who owns the company and who signs for it.")
                )
                return redirect("professional:customers:company", company_of(dossier.customer).public_id)
            messages.success(request, _("The prospect was added. Now ask for what you need, and invite."))
            return redirect("professional:dossiers:detail", dossier.public_id)
    template = "_form.html" if request.htmx.target == "prospect" else "add.html"
    status = 422 if is_sent else 200
    return render(request, f"prospects/professional/{template}", {"form": form, "kind": kind}, status=status)


def _kind(asked: str | None) -> CustomerKind:
    return CustomerKind(asked) if asked in CustomerKind.values else CustomerKind.INDIVIDUAL
