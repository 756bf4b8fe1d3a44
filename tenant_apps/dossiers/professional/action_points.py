"""Asking the client for something, and following it, in the professional portal."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.action_points import (
    add_action_point,
    ask_for_documents,
    ask_to_complete,
    edit_action_point,
    handle_action_point,
    remove_action_point,
    reopen_action_point,
)
from tenant_apps.dossiers.models import ActionPoint, Dossier
from tenant_apps.dossiers.professional.forms import (
    ActionPointForm,
    AskDocumentsForm,
    AskFlowForm,
    EditActionPointForm,
)
from tenant_apps.dossiers.professional.found import found_dossier
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.forms import Form


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def ask_documents(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask for one or more documents."""
    dossier = found_dossier(request, public_id)
    form = AskDocumentsForm(_sent(request), initial=_meant(request), actor=request.actor, dossier=dossier)
    title, submit = _("Ask for documents"), _("Ask for these documents")
    return _ask(request, dossier, form, ask_for_documents, title=title, submit=submit, page="ask_documents.html")


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def ask_flow(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask an applicant to fill in a fact find."""
    dossier = found_dossier(request, public_id)
    form = AskFlowForm(_sent(request), actor=request.actor, dossier=dossier)
    title, submit = _("Ask to fill in a fact find"), _("Ask for this fact find")
    return _ask(request, dossier, form, ask_to_complete, title=title, submit=submit)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Add something else that must be done."""
    dossier = found_dossier(request, public_id)
    form = ActionPointForm(_sent(request), initial=_meant(request), actor=request.actor, dossier=dossier)
    title, submit = _("Add an action point"), phrases.ADD
    return _ask(request, dossier, form, add_action_point, title=title, submit=submit)


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change an action point."""
    action_point = _found(request, public_id)
    form = EditActionPointForm(_sent(request), action_point=action_point)
    if form.is_valid():
        words = {"subject": "", "remark": ""} | form.cleaned_data
        if form.run(edit_action_point, actor=request.actor, action_point=action_point, **words):
            messages.success(request, phrases.SAVED)
            return redirect("professional:dossiers:detail", action_point.dossier.public_id)
    context = {
        "form": form,
        "dossier": action_point.dossier,
        "title": action_point.plain_title,
        "submit": phrases.SAVE,
    }
    return render(request, "dossiers/professional/ask.html", context, status=422 if form.errors else 200)


@professional_view(policies.EDIT)
@require_POST
def handle(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Tick off."""
    return _change(request, public_id, handle_action_point, _("The action point was handled."))


@professional_view(policies.EDIT)
@require_POST
def reopen(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take the tick away."""
    return _change(request, public_id, reopen_action_point, _("The action point is open again."))


@professional_view(policies.EDIT)
@require_POST
def remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take the action point away."""
    return _change(request, public_id, remove_action_point, _("The action point was removed."))


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _meant(request: HttpRequest) -> dict[str, bool]:
    """What the page from which somebody comes says that it is for."""
    return {"is_for_appointment": request.GET.get("for") == "appointment"}


def _found(request: HttpRequest, public_id: UUID) -> ActionPoint:
    visible = ActionPoint.objects.visible_to(request.actor).with_sources().select_related("dossier__customer")
    return get_object_or_404(visible, public_id=public_id)


def _ask(
    request: HttpRequest,
    dossier: Dossier,
    form: Form,
    command: Callable[..., object],
    *,
    title: str,
    submit: object,
    page: str = "ask.html",
) -> HttpResponse:
    """Run the command of a form that adds action points, or show the form."""
    if form.is_valid() and form.run(command, actor=request.actor, dossier=dossier, **form.cleaned_data):
        messages.success(request, _("Added to what the client has to do."))
        return redirect("professional:dossiers:detail", dossier.public_id)
    context = {"form": form, "dossier": dossier, "title": title, "submit": submit}
    return render(request, f"dossiers/professional/{page}", context, status=422 if form.errors else 200)


def _change(request: HttpRequest, public_id: UUID, command: Callable[..., object], done: str) -> HttpResponse:
    """Run a command on one action point and go back to its dossier, with what was done or why not."""
    action_point = _found(request, public_id)
    form = Form(request.POST)
    form.is_valid()
    form.run(command, actor=request.actor, action_point=action_point)
    if form.errors:
        messages.error(request, " ".join(form.non_field_errors()))
    else:
        messages.success(request, done)
    return redirect("professional:dossiers:detail", action_point.dossier.public_id)
