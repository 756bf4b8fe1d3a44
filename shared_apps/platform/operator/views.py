"""The operators' pages: which firms there are, closing or opening one, and the credits that they pay for."""

from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from shared_apps.organisations.hosts import organisation_url
from shared_apps.platform import commands, policies
from shared_apps.platform.models import TopUp
from shared_apps.platform.operator.forms import PlanForm, ReasonForm, TopUpForm
from shared_apps.platform.text_messages import asked_today
from tenants.models import Tenant, TenantState
from vestibule.core import phrases
from vestibule.core.doors import operator_view

PER_PAGE = 30


@operator_view(policies.SEE)
@require_GET
def organisations(request: HttpRequest) -> HttpResponse:
    """Every firm, newest first, to be searched by name or web address."""
    query = request.GET.get("q", "").strip()
    rows = Tenant.objects.filter(organisation__isnull=False).select_related("organisation").order_by("-id")
    if query:
        rows = rows.filter(Q(organisation__name__icontains=query) | Q(slug__icontains=query))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    sent = asked_today([tenant.public_id for tenant in page.object_list])
    for tenant in page.object_list:
        tenant.text_messages_today = sent[tenant.public_id]
    return render(request, "platform/operator/organisations.html", {"page": page, "query": query})


@operator_view(policies.SEE)
@require_http_methods(["GET", "POST"])
def organisation(request: HttpRequest, tenant: UUID) -> HttpResponse:
    """One firm: its details, and its state to be changed with a reason."""
    found = get_object_or_404(
        Tenant.objects.select_related("organisation"), public_id=tenant, organisation__isnull=False
    )
    is_active = found.state == TenantState.ACTIVE
    offered = ReasonForm.SUSPEND if is_active else ReasonForm.RESUME
    form = ReasonForm(request.POST or None, initial={"change": offered})
    if request.method == "POST" and form.is_valid():
        is_closing = form.cleaned_data["change"] == ReasonForm.SUSPEND
        change = commands.suspend_organisation if is_closing else commands.resume_organisation
        form.run(change, actor=request.actor, tenant=found, reason=form.cleaned_data["reason"])
        messages.success(request, phrases.SAVED)
        return redirect("operator:platform:organisation", found.public_id)
    context = {
        "tenant": found,
        "is_active": is_active,
        "form": form,
        "url": organisation_url(found.slug or ""),
        "text_messages": asked_today([found.public_id])[found.public_id],
        "most_text_messages": settings.SMS_PER_DAY,
    }
    return render(request, "platform/operator/organisation.html", context, status=422 if form.errors else 200)


@operator_view(policies.PLAN)
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, tenant: UUID) -> HttpResponse:
    """Which modules the firm has."""
    found = get_object_or_404(
        Tenant.objects.select_related("organisation"), public_id=tenant, organisation__isnull=False
    )
    form = PlanForm(request.POST or None, lacking=found.organisation.lacking_modules)
    if request.method == "POST" and form.is_valid():
        form.run(commands.choose_modules, actor=request.actor, tenant=found, **form.cleaned_data)
        messages.success(request, phrases.SAVED)
        return redirect("operator:platform:organisation", found.public_id)
    context = {"tenant": found, "form": form}
    return render(request, "platform/operator/plan.html", context, status=422 if form.errors else 200)


@operator_view(policies.TOP_UP)
@require_http_methods(["GET", "POST"])
def credit_orders(request: HttpRequest, tenant: UUID) -> HttpResponse:
    """Add credits for text messages, and see what was added before."""
    found = get_object_or_404(
        Tenant.objects.select_related("organisation"), public_id=tenant, organisation__isnull=False
    )
    form = TopUpForm(request.POST or None, initial={"order": uuid4()})
    if request.method == "POST" and form.is_valid():
        form.run(commands.order_top_up, actor=request.actor, tenant=found, **form.cleaned_data)
        messages.success(request, _("The credits are on their way to the firm’s ledger."))
        return redirect("operator:platform:credits", found.public_id)
    orders = TopUp.objects.filter(tenant=found).order_by("-id")
    context = {
        "tenant": found,
        "form": form,
        "page": Paginator(orders, PER_PAGE).get_page(request.GET.get("page")),
        "is_active": found.state == TenantState.ACTIVE,
    }
    return render(request, "platform/operator/credits.html", context, status=422 if form.errors else 200)
