"""The firm's workflows, as its people set them up."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.workflows import (
    add_stage,
    add_workflow,
    archive_stage,
    edit_stage,
    edit_workflow,
    order_stages,
    remove_stage,
    restore_stage,
)
from tenant_apps.dossiers.models import Stage, Workflow
from tenant_apps.dossiers.professional.settings_forms import AddWorkflowForm, StageSettingsForm, WorkflowForm
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.forms import Form
from vestibule.core.ordering import ordered


@professional_view(policies.CONFIGURE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every workflow with its stages."""
    context = {"workflows": Workflow.objects.visible_to(request.actor).with_stages().order_by("position", "pk")}
    return render(request, "dossiers/professional/workflows.html", context)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a workflow."""
    form = AddWorkflowForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_valid():
        chosen = {"kind": form.cleaned_data["kind"], "like": form.cleaned_data["like"]}
        workflow = form.run(add_workflow, actor=request.actor, names=form.texts("name"), **chosen)
        if workflow is not None:
            messages.success(request, _("The workflow was added."))
            return redirect("professional:dossiers:workflow", workflow.public_id)
    context = {"form": form, "trail": _trail()}
    return render(request, "dossiers/professional/workflow_add.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def detail(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One workflow: its names, and its stages in their order."""
    workflow = _found(request, public_id)
    shown, data = request.GET.get("shown", ""), request.POST if request.method == "POST" else None
    form = WorkflowForm(data, workflow=workflow, shown=shown)
    if form.is_valid():
        facts = {"names": form.texts("name"), "is_active": form.cleaned_data["is_active"]}
        if form.run(edit_workflow, actor=request.actor, workflow=workflow, **facts):
            messages.success(request, phrases.SAVED)
            return redirect("professional:dossiers:workflow", public_id)
    stages = list(Stage.objects.visible_to(request.actor).filter(workflow=workflow).with_use().in_order())
    context = {
        "form": form,
        "workflow": workflow,
        "current": [stage for stage in stages if not stage.is_archived],
        "archived": [stage for stage in stages if stage.is_archived],
        "trail": _trail(),
    }
    return render(request, "dossiers/professional/workflow.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_POST
def order(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Put the stages in another order."""
    workflow = _found(request, public_id)
    here = reverse("professional:dossiers:workflow", args=[public_id])
    return ordered(request, order_stages, actor=request.actor, back=here, workflow=workflow)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def stage_add(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Add a stage."""
    workflow = _found(request, public_id)
    form = StageSettingsForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.run(add_stage, actor=request.actor, workflow=workflow, **form.facts):
        messages.success(request, _("The stage was added."))
        return redirect("professional:dossiers:workflow", public_id)
    context = {"form": form, "workflow": workflow, "stage": None, "trail": _trail(workflow)}
    return render(request, "dossiers/professional/stage_settings.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def stage(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change a stage."""
    found = _found_stage(request, public_id)
    shown, data = request.GET.get("shown", ""), request.POST if request.method == "POST" else None
    form = StageSettingsForm(data, stage=found, shown=shown)
    if form.is_valid() and form.run(edit_stage, actor=request.actor, stage=found, **form.facts):
        messages.success(request, phrases.SAVED)
        return redirect("professional:dossiers:workflow", found.workflow.public_id)
    context = {"form": form, "workflow": found.workflow, "stage": found, "trail": _trail(found.workflow)}
    return render(request, "dossiers/professional/stage_settings.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_POST
def stage_archive(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Offer the stage no more."""
    return _change(request, public_id, archive_stage, _("The stage was archived."))


@professional_view(policies.CONFIGURE)
@require_POST
def stage_restore(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Offer the stage again."""
    return _change(request, public_id, restore_stage, _("The stage is in use again."))


@professional_view(policies.CONFIGURE)
@require_POST
def stage_remove(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Remove a stage that was never used."""
    return _change(request, public_id, remove_stage, _("The stage was removed."))


def _found(request: HttpRequest, public_id: UUID) -> Workflow:
    return get_object_or_404(Workflow.objects.visible_to(request.actor), public_id=public_id)


def _found_stage(request: HttpRequest, public_id: UUID) -> Stage:
    visible = Stage.objects.visible_to(request.actor).select_related("workflow")
    return get_object_or_404(visible, public_id=public_id)


def _change(request: HttpRequest, public_id: UUID, command: Callable[..., object], done: str) -> HttpResponse:
    """Run a command on one stage and go back to its workflow, with what was done or why not."""
    found = _found_stage(request, public_id)
    form = Form(request.POST)
    form.is_valid()
    form.run(command, actor=request.actor, stage=found)
    if form.errors:
        messages.error(request, " ".join(form.non_field_errors()))
    else:
        messages.success(request, done)
    return redirect("professional:dossiers:workflow", found.workflow.public_id)


def _trail(workflow: Workflow | None = None) -> list[tuple[str, str]]:
    """The way here."""
    trail = [
        (_("Settings"), reverse("professional:professional_portal:settings")),
        (_("Workflows"), reverse("professional:dossiers:workflows")),
    ]
    if workflow is not None:
        trail.append((str(workflow), reverse("professional:dossiers:workflow", args=[workflow.public_id])))
    return trail
