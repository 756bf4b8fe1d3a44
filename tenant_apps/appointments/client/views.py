"""The client's tab about appointments."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tenant_apps.accounts.hours import zone_to_name
from tenant_apps.appointments import policies
from tenant_apps.appointments.client.forms import WishForm
from tenant_apps.appointments.commands.answers import ask_other_time, choose_time, confirm_appointment
from tenant_apps.appointments.download import download
from tenant_apps.appointments.models import Appointment, Participant, Slot
from tenant_apps.appointments.words import people_of, where_label
from tenant_apps.dossiers.models import Dossier
from vestibule.core.doors import client_view
from vestibule.core.errors import DomainError
from vestibule.core.forms import Form

SHORT = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """An appointment as one client sees it; ``own`` is their own part in it, if they take part."""

    appointment: Appointment
    own: Participant | None
    where: str
    people: str
    form: Form

    @property
    def has_own_choice(self) -> bool:
        """Whether this client chose the time that waits for an answer."""
        chosen = self.appointment.chosen_slot
        return bool(chosen and self.own and chosen.chosen_by_id == self.own.party_id)


@client_view(policies.TAKE_PART)
@require_GET
def index(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """What is to come with all about it, and in short what was."""
    return _page(request, get_object_or_404(Dossier.objects.visible_to(request.actor), public_id=dossier))


@client_view(policies.TAKE_PART)
@require_POST
def confirm(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say that the time suits."""
    found = _appointment(request, public_id)
    return _answer(request, found.dossier, confirm_appointment, _("Thank you. We have noted it."), appointment=found)


@client_view(policies.TAKE_PART)
@require_POST
def ask(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask for another time, in words."""
    found = _appointment(request, public_id)
    form = _wish_form(found, request.POST)
    if form.is_valid() and form.run(ask_other_time, actor=request.actor, appointment=found, **form.cleaned_data):
        messages.success(request, _("Your adviser knows now and answers soon."))
        return redirect("client:appointments:index", found.dossier.public_id)
    return _page(request, found.dossier, asked=(found.pk, form))


@client_view(policies.TAKE_PART)
@require_POST
def choose(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Choose one of the times that are offered."""
    visible = Slot.objects.visible_to(request.actor).select_related("appointment__dossier")
    slot = get_object_or_404(visible, public_id=public_id)
    done = _("Your adviser knows which time you chose and answers soon.")
    return _answer(request, slot.appointment.dossier, choose_time, done, slot=slot)


@client_view(policies.TAKE_PART)
@require_GET
def calendar(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The entry for one's own calendar."""
    return download(_appointment(request, public_id))


def _wish_form(appointment: Appointment, sent: QueryDict | None = None) -> WishForm:
    """One of several on a page."""
    return WishForm(sent, auto_id=f"id_%s_{appointment.public_id}")


def _appointment(request: HttpRequest, public_id: UUID) -> Appointment:
    return get_object_or_404(Appointment.objects.visible_to(request.actor).with_people(), public_id=public_id)


def _answer(
    request: HttpRequest, dossier: Dossier, command: Callable[..., object], done: str, **arguments: object
) -> HttpResponse:
    try:
        command(actor=request.actor, **arguments)
    except DomainError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, done)
    return redirect("client:appointments:index", dossier.public_id)


def _page(request: HttpRequest, dossier: Dossier, *, asked: tuple[int, Form] | None = None) -> HttpResponse:
    """The tab, with the form that was sent and must be corrected in its place."""
    visible = Appointment.objects.visible_to(request.actor).filter(dossier=dossier).with_people()
    own = {grant.party_id for grant in request.actor.grants if grant.dossier_id == dossier.pk}
    shown = [
        Shown(
            appointment=appointment,
            own=next((each for each in appointment.applicants if each.party_id in own), None),
            where=where_label(appointment),
            people=", ".join(people_of(appointment)),
            form=asked[1] if asked and asked[0] == appointment.pk else _wish_form(appointment),
        )
        for appointment in visible.upcoming().soonest_first()
    ]
    context = {
        "dossier": dossier,
        "shown": shown,
        "former": visible.not_upcoming().latest_first()[:SHORT],
        "zone": zone_to_name(),
    }
    return render(request, "appointments/client/index.html", context, status=422 if asked else 200)
