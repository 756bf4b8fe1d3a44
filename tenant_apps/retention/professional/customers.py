"""Until when one customer is kept, and keeping them longer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tenant_apps.customers.models import Customer
from tenant_apps.dossiers.models import Dossier
from tenant_apps.retention import policies
from tenant_apps.retention.commands import keeping
from tenant_apps.retention.models import Retention
from tenant_apps.retention.professional.forms import HoldForm, LongerForm
from vestibule.core.doors import professional_view
from vestibule.core.forms import Form
from vestibule.core.permissions import allows


@professional_view(policies.VIEW)
@require_GET
def customer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The date, why it is that one, and what may be done about it."""
    return _page(request, _customer(request, public_id))


@professional_view(policies.HOLD)
@require_POST
def keep_longer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Move the date to a later day."""
    form = LongerForm(request.POST)
    found = _customer(request, public_id)
    if form.is_valid() and form.run(keeping.keep_longer, actor=request.actor, customer=found, **form.cleaned_data):
        messages.success(request, _("The date was moved."))
        return redirect("professional:retention:customer", public_id)
    return _page(request, found, longer=form)


@professional_view(policies.HOLD)
@require_POST
def hold(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Hold everything until somebody ends that."""
    form = HoldForm(request.POST)
    found = _customer(request, public_id)
    if form.is_valid() and form.run(keeping.hold, actor=request.actor, customer=found, **form.cleaned_data):
        messages.success(request, _("Nothing is erased while this hold lasts."))
        return redirect("professional:retention:customer", public_id)
    return _page(request, found, holding=form)


@professional_view(policies.HOLD)
@require_POST
def release(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """End the hold."""
    form, found = Form(request.POST), _customer(request, public_id)
    if form.is_valid() and form.run(keeping.release_hold, actor=request.actor, customer=found):
        messages.success(request, _("The hold has ended."))
        return redirect("professional:retention:customer", public_id)
    return _page(request, found, holding=form)


def _customer(request: HttpRequest, public_id: UUID) -> Customer:
    return get_object_or_404(Customer.objects.visible_to(request.actor), public_id=public_id)


def _page(
    request: HttpRequest, found: Customer, longer: Form | None = None, holding: Form | None = None
) -> HttpResponse:
    kept = Retention.objects.visible_to(request.actor).select_related("held_by").filter(customer=found).first()
    dossiers = Dossier.objects.visible_to(request.actor).filter(customer=found).order_by("-created_at", "-pk")
    context = {
        "customer": found,
        "kept": kept,
        "dossier": dossiers.first(),
        "may_hold": kept is not None and allows(request.actor, policies.HOLD),
        "longer": longer or LongerForm(),
        "holding": holding or HoldForm(),
    }
    status = 422 if longer or holding else 200
    return render(request, "retention/professional/customer.html", context, status=status)
