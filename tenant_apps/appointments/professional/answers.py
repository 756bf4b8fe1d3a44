"""Agreeing on another time."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tenant_apps.appointments import policies
from tenant_apps.appointments.commands.answers import accept_time, keep_time, offer_times
from tenant_apps.appointments.professional.forms import OfferForm
from tenant_apps.appointments.professional.views import found_appointment
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def offer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Offer other times."""
    found = found_appointment(request, public_id)
    form = OfferForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.run(offer_times, actor=request.actor, appointment=found, starts=form.starts):
        messages.success(request, _("The times were offered. You hear from us when one is chosen."))
        return redirect("professional:appointments:detail", public_id)
    context = {"form": form, "appointment": found}
    return render(request, "appointments/professional/offer.html", context, status=422 if form.errors else 200)


@professional_view(policies.EDIT)
@require_POST
def accept(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take the time that was chosen."""
    return _answer(request, public_id, accept_time, _("Moved. Everybody who takes part gets an e-mail."))


@professional_view(policies.EDIT)
@require_POST
def keep(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Leave it when it is."""
    return _answer(request, public_id, keep_time, _("The appointment keeps its time, and the applicants are told."))


def _answer(request: HttpRequest, public_id: UUID, command: Callable[..., object], done: str) -> HttpResponse:
    found = found_appointment(request, public_id)
    try:
        command(actor=request.actor, appointment=found)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("professional:appointments:detail", public_id)
