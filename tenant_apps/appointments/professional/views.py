"""The agenda and the appointments of a dossier."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tenant_apps.appointments import policies, times
from tenant_apps.appointments.agenda import Reach, Span, agenda
from tenant_apps.appointments.commands.appointments import (
    cancel_appointment,
    change_appointment,
    make_appointment,
    open_points,
)
from tenant_apps.appointments.commands.letters import parties_with_access
from tenant_apps.appointments.download import download
from tenant_apps.appointments.models import Appointment
from tenant_apps.appointments.professional.forms import AgendaForm, AppointmentForm, CancelForm
from tenant_apps.appointments.words import where_label
from tenant_apps.dossiers.models import Dossier
from vestibule.core.doors import professional_view
from vestibule.core.permissions import allows

UNPROCESSABLE = 422
SHORT = 5


@professional_view(policies.VIEW)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """A day, a week, or all that is to come."""
    form = AgendaForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    shown = agenda(
        request.actor,
        span=Span(asked.get("span") or Span.WEEK),
        whose=Reach(asked.get("whose") or Reach.MINE),
        on=asked.get("on"),
    )
    context = {"agenda": shown, "spans": Span.choices, "reaches": Reach.choices, "zone": times.zone_name()}
    return render(request, "appointments/professional/index.html", context)


@professional_view(policies.VIEW)
@require_GET
def panel(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """The appointments of one dossier."""
    found = _dossier(request, dossier)
    visible = Appointment.objects.visible_to(request.actor).filter(dossier=found).with_people()
    context = {
        "dossier": found,
        "upcoming": visible.upcoming().soonest_first(),
        "former": visible.not_upcoming().latest_first()[:SHORT],
        "may_edit": allows(request.actor, policies.EDIT),
    }
    template = "_panel.html" if request.htmx else "panel.html"
    return render(request, f"appointments/professional/{template}", context)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def make(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Make an appointment."""
    found = _dossier(request, dossier)
    form = AppointmentForm(_sent(request), actor=request.actor, dossier=found)
    if form.is_valid():
        made = form.run(make_appointment, actor=request.actor, dossier=found, plan=form.plan)
        if made:
            messages.success(request, _("The appointment was made and everybody who takes part gets an e-mail."))
            return redirect("professional:appointments:detail", made.public_id)
    context = {"form": form, "dossier": found, "appointment": None}
    return render(request, "appointments/professional/form.html", context, status=_status(form))


@professional_view(policies.VIEW)
@require_GET
def detail(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One appointment: when, where, who, what everybody answered, and what may be done about it."""
    found = found_appointment(request, public_id)
    people = [each.party for each in found.applicants]
    context = {
        "appointment": found,
        "where": where_label(found),
        "zone": times.zone_name(),
        "points": open_points(found.dossier),
        "entering": parties_with_access(found, people),
        "may_edit": allows(request.actor, policies.EDIT),
    }
    return render(request, "appointments/professional/detail.html", context)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Move an appointment or change anything else about it."""
    found = found_appointment(request, public_id)
    form = AppointmentForm(_sent(request), actor=request.actor, dossier=found.dossier, appointment=found)
    if form.is_valid():
        changed = form.run(change_appointment, actor=request.actor, appointment=found, plan=form.plan)
        if changed:
            is_told = changed.sequence != found.sequence
            done = _("Saved. Everybody who takes part gets an e-mail.") if is_told else _("Saved.")
            messages.success(request, done)
            return redirect("professional:appointments:detail", public_id)
    context = {"form": form, "dossier": found.dossier, "appointment": found}
    return render(request, "appointments/professional/form.html", context, status=_status(form))


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask why, and cancel."""
    found = found_appointment(request, public_id)
    form = CancelForm(_sent(request), has_points=bool(open_points(found.dossier)))
    if form.is_valid() and form.run(cancel_appointment, actor=request.actor, appointment=found, **form.cleaned_data):
        messages.success(request, _("The appointment was cancelled and everybody who takes part gets an e-mail."))
        return redirect("professional:dossiers:detail", found.dossier.public_id)
    context = {"form": form, "appointment": found}
    return render(request, "appointments/professional/cancel.html", context, status=_status(form))


@professional_view(policies.VIEW)
@require_GET
def calendar(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The entry for one's own calendar."""
    return download(found_appointment(request, public_id))


def found_appointment(request: HttpRequest, public_id: UUID) -> Appointment:
    """The appointment with everybody, or 404."""
    return get_object_or_404(Appointment.objects.visible_to(request.actor).with_people(), public_id=public_id)


def _dossier(request: HttpRequest, public_id: UUID) -> Dossier:
    visible = Dossier.objects.visible_to(request.actor).select_related("customer", "adviser")
    return get_object_or_404(visible, public_id=public_id)


def _sent(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" else None


def _status(form: object) -> int:
    return UNPROCESSABLE if form.errors else 200
