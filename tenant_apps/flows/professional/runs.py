"""What clients filled in, and filling in on their behalf."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.customers import policies as customer_policies
from tenant_apps.customers.models import Customer
from tenant_apps.flows import policies
from tenant_apps.flows.commands.facts import take_over_answer
from tenant_apps.flows.commands.runs import complete_run, note_reading, refuse_on_behalf, reopen_run, start_run
from tenant_apps.flows.comparing import differences
from tenant_apps.flows.couples import couple_of
from tenant_apps.flows.enums import Source
from tenant_apps.flows.filled import Filled, read_run
from tenant_apps.flows.filling import fill_page, run_for, take_answer
from tenant_apps.flows.histories import history_of
from tenant_apps.flows.household import compare
from tenant_apps.flows.models import FlowRun
from tenant_apps.flows.notices import notice_of
from tenant_apps.flows.pens import pen_of
from tenant_apps.flows.printing import answers_file
from tenant_apps.flows.professional.forms import StartForm
from tenant_apps.flows.progress import Links, missing
from tenant_apps.flows.reading import told
from tenant_apps.flows.results import result_now
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError, NotFound
from vestibule.core.permissions import allows, require
from vestibule.core.ways import own_page

PORTAL = "professional"
PAGE_SIZE = 30
UNPROCESSABLE = 422


@professional_view(policies.VIEW)
@require_http_methods(["GET", "POST"])
def panel(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """A customer's fact finds, and starting another; a fragment inside the dossier, a page on its own."""
    customer = Customer.objects.visible_to(request.actor).filter(public_id=customer_id).first()
    if customer is None:
        raise NotFound
    form = StartForm(request.POST if request.method == "POST" else None, actor=request.actor, customer=customer)
    if form.is_valid():
        require(request.actor, policies.FILL_IN)
        started = form.run(start_run, actor=request.actor, customer=customer, **form.cleaned_data)
        if started is not None:
            return redirect("professional:flows:run", started.public_id)
    context = {
        "customer": customer,
        "runs": FlowRun.objects.visible_to(request.actor).filter(customer=customer).with_subject().newest_first(),
        "form": form,
        "may_fill_in": allows(request.actor, policies.FILL_IN),
        "panel_url": reverse("professional:flows:panel", args=[customer.public_id]),
        "back": own_page(request.GET.get("back"), under="/pro/"),
    }
    template = "_panel.html" if request.htmx else "panel.html"
    return render(request, f"flows/professional/{template}", context, status=UNPROCESSABLE if form.errors else 200)


@professional_view(policies.VIEW)
@require_GET
def run(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The answers, who gave each of them, and what is still open."""
    found = run_for(request.actor, run_id)
    note_reading(actor=request.actor, run=found)
    filled = read_run(found, with_people=True)
    may_fill_in = allows(request.actor, policies.FILL_IN)
    links = Links(PORTAL, found)
    is_open = found.is_open and not filled.flow.client_only and pen_of(found) != Source.CLIENT
    context = {
        "run": found,
        "back": _way_back(request, found),
        "flow_name": found.version.flow.name,
        "client_only": filled.flow.client_only,
        "percent": filled.sheet.percent,
        "told": told(filled, links if may_fill_in and is_open else None, differences(filled)),
        "take_url": _take_url(request, found),
        "missing": missing(filled, links),
        "notice": notice_of(filled, links.page),
        "changed": len(filled.changed_since()),
        "to_confirm": sum(1 for _waiting in filled.to_confirm()),
        "is_editable": may_fill_in and is_open,
        "may_reopen": may_fill_in and not found.is_open,
        "continue_url": links.page((filled.sheet.first_open_page() or filled.sheet.pages[0]).key),
        "summary_url": links.summary,
        **_beside(request, filled, links),
    }
    return render(request, "flows/professional/run.html", context)


def _way_back(request: HttpRequest, found: FlowRun) -> str:
    """Where the reader came from; who came by a letter or the inbox finds what else was asked of the customer."""
    asked = own_page(request.GET.get("back"), under="/pro/")
    return asked or reverse("professional:flows:panel", args=[found.customer.public_id])


def _take_url(request: HttpRequest, found: FlowRun) -> str:
    """Where an answer is taken over into the firm's file, for who may change that."""
    may_edit = allows(request.actor, customer_policies.EDIT)
    return reverse("professional:flows:take_over", args=[found.public_id]) if may_edit else ""


@professional_view(customer_policies.EDIT)
@require_POST
def take_over(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Let the firm's file say what was answered."""
    found = run_for(request.actor, run_id)
    try:
        take_over_answer(actor=request.actor, run=found, key=request.POST.get("key", ""))
        messages.success(request, _("Taken over. The client file keeps what was there before."))
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("professional:flows:run", found.public_id)


def _beside(request: HttpRequest, filled: Filled, links: Links) -> dict[str, object]:
    """What stands beside the answers: what they come to, those of the other person, and what happened."""
    return {
        "result": result_now(filled, get_language() or "en"),
        "is_scored": filled.flow.scoring is not None,
        "may_override": allows(request.actor, policies.OVERRIDE),
        "couple": couple_of(request.actor, filled),
        "household_url": links.household,
        "history_url": reverse("professional:flows:history", args=[filled.run.public_id]),
    }


@professional_view(policies.FILL_IN)
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, run_id: UUID, section: str, subsection: str) -> HttpResponse:
    """One subsection, filled in on the client's behalf."""
    found = run_for(request.actor, run_id)
    links = Links(PORTAL, found)
    filled = read_run(found, with_people=True)
    if request.method == "GET":  # what was typed is refused on its own page, where it stays
        try:
            refuse_on_behalf(request.actor, found)
        except DomainError as error:
            messages.error(request, str(error))
            return redirect(links.overview)
        if not found.is_open:
            return redirect(links.overview)
    return fill_page(request, filled, f"{section}.{subsection}", links)


@professional_view(policies.FILL_IN)
@require_POST
def answer(request: HttpRequest, run_id: UUID, section: str, subsection: str) -> HttpResponse:
    """One answer on the client's behalf, saved as it is typed."""
    found = run_for(request.actor, run_id)
    return take_answer(request, found, f"{section}.{subsection}", Links(PORTAL, found))


@professional_view(policies.FILL_IN)
@require_http_methods(["GET", "POST"])
def summary(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Close the fact find on the client's behalf. The answers stay on the page of the run."""
    found = run_for(request.actor, run_id)
    overview = redirect(Links(PORTAL, found).overview)
    if request.method == "POST":
        try:
            complete_run(actor=request.actor, run=found)
            messages.success(request, _("The fact find is complete."))
        except DomainError as error:
            messages.error(request, str(error))
    return overview


@professional_view(policies.VIEW)
@require_GET
def printed(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The answers as a PDF to keep."""
    found = run_for(request.actor, run_id)
    note_reading(actor=request.actor, run=found)
    try:
        return answers_file(request.actor, found)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("professional:flows:run", found.public_id)


@professional_view(policies.VIEW)
@require_http_methods(["GET", "POST"])
def household(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Both people's answers side by side."""
    found = run_for(request.actor, run_id)
    if request.method == "POST":
        require(request.actor, policies.FILL_IN)
    else:
        note_reading(actor=request.actor, run=found)
    return compare(request, found, Links(PORTAL, found))


@professional_view(policies.FILL_IN)
@require_POST
def reopen(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Let the client, or the adviser, change what was sent."""
    found = run_for(request.actor, run_id)
    reopen_run(actor=request.actor, run=found)
    messages.success(request, _("The answers can be changed again."))
    return redirect(Links(PORTAL, found).overview)


@professional_view(policies.VIEW)
@require_GET
def history(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Every change of every answer, newest first."""
    found = run_for(request.actor, run_id)
    note_reading(actor=request.actor, run=found)
    changes = Paginator(found.changes.newest_first(), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "run": found,
        "flow_name": found.version.flow.name,
        "page": changes,
        "lines": history_of(found, changes.object_list),
        "breadcrumbs": [(str(found.party), Links(PORTAL, found).overview), (_("History"), "")],
    }
    return render(request, "flows/professional/history.html", context)
