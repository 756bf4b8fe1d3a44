"""The deadlines of a dossier."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.deadlines import add_deadline, meet_deadline, remove_deadline, reopen_deadline
from tenant_apps.dossiers.models import Deadline
from tenant_apps.dossiers.professional.forms import DeadlineForm
from tenant_apps.dossiers.professional.found import found_dossier
from tenant_apps.dossiers.professional.views import dossier_page
from vestibule.core.doors import professional_view


@professional_view(policies.EDIT)
@require_POST
def add(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Add a deadline."""
    dossier = found_dossier(request, public_id)
    form = DeadlineForm(request.POST)
    if form.is_valid() and form.run(add_deadline, actor=request.actor, dossier=dossier, **form.cleaned_data):
        messages.success(request, _("The deadline was added."))
        return redirect("professional:dossiers:detail", public_id)
    return dossier_page(request, dossier, deadline_form=form)


@professional_view(policies.EDIT)
@require_POST
def meet(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say that it has happened."""
    return _change(request, public_id, meet_deadline, _("The deadline was met."))


@professional_view(policies.EDIT)
@require_POST
def reopen(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say that it has not happened after all."""
    return _change(request, public_id, reopen_deadline, _("The deadline is open again."))


@professional_view(policies.EDIT)
@require_POST
def remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take it away."""
    return _change(request, public_id, remove_deadline, _("The deadline was removed."))


def _change(request: HttpRequest, public_id: UUID, command: Callable[..., object], done: str) -> HttpResponse:
    visible = Deadline.objects.visible_to(request.actor).select_related("dossier")
    deadline = get_object_or_404(visible, public_id=public_id)
    dossier = deadline.dossier.public_id
    command(actor=request.actor, deadline=deadline)
    messages.success(request, done)
    return redirect("professional:dossiers:detail", dossier)
