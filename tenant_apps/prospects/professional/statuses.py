"""How far the firm is with one prospect: a panel of the dossier's page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from tenant_apps.customers.enums import Lifecycle
from tenant_apps.dossiers.models import Dossier
from tenant_apps.prospects import commands, policies
from tenant_apps.prospects.enums import FOLLOWING, TONES, Status
from tenant_apps.prospects.history import history
from tenant_apps.prospects.listing import status_of
from tenant_apps.prospects.models import Registration
from tenant_apps.prospects.professional.forms import SourceForm, StatusForm
from tenant_apps.retention.models import Retention
from vestibule.core.doors import professional_view
from vestibule.core.permissions import allows


@professional_view(policies.VIEW)
@require_GET
def panel(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The status with its history, and what may be decided next."""
    return _panel(request, _dossier(request, public_id))


@professional_view(policies.DECIDE)
@require_POST
def decide(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Decide something about the prospect."""
    dossier = _dossier(request, public_id)
    form = StatusForm(request.POST, following=FOLLOWING[_decided(request, dossier)])
    if form.is_valid():
        facts = {"customer": dossier.customer, **form.cleaned_data}
        if form.run(commands.change_status, actor=request.actor, **facts):
            return redirect("professional:dossiers:detail", public_id)
    return _panel(request, dossier, form, status=422)


@professional_view(policies.ADD)
@require_POST
def source(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Note where the prospect comes from."""
    dossier = _dossier(request, public_id)
    form = SourceForm(request.POST)
    if form.is_valid():
        commands.note_source(actor=request.actor, customer=dossier.customer, **form.cleaned_data)
    return redirect("professional:dossiers:detail", public_id)


def _dossier(request: HttpRequest, public_id: UUID) -> Dossier:
    found = Dossier.objects.visible_to(request.actor).select_related("customer").with_progress()
    return get_object_or_404(found, public_id=public_id)


def _registration(request: HttpRequest, dossier: Dossier) -> Registration | None:
    return Registration.objects.visible_to(request.actor).filter(customer=dossier.customer).first()


def _decided(request: HttpRequest, dossier: Dossier) -> Status:
    registration = _registration(request, dossier)
    return Status(registration.status) if registration else Status.INCOMPLETE


def _panel(request: HttpRequest, dossier: Dossier, form: StatusForm | None = None, status: int = 200) -> HttpResponse:
    registration = _registration(request, dossier)
    decided = Status(registration.status) if registration else Status.INCOMPLETE
    shown = status_of(decided, dossier.points_handled, dossier.points_total)
    known = registration.source if registration else ""
    context = {
        "dossier": dossier,
        "shown": {"label": shown.label, "tone": TONES[shown], "reason": registration.reason if registration else ""},
        "changes": history(request.actor, dossier),
        "form": form or StatusForm(following=FOLLOWING[decided]),
        "may_decide": allows(request.actor, policies.DECIDE) and FOLLOWING[decided],
        "source_form": SourceForm(initial={"source": known}),
        "may_add": allows(request.actor, policies.ADD),
        "is_client": dossier.customer.lifecycle == Lifecycle.CLIENT,
        "kept": Retention.objects.visible_to(request.actor).filter(customer=dossier.customer).first(),
        "is_archived": registration is not None and registration.archived_at is not None,
    }
    template = "_panel.html" if request.htmx else "panel.html"
    return render(request, f"prospects/professional/{template}", context, status=status)
