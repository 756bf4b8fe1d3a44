"""The versions of a flow: who published what and when, what differs, going back, and publishing the draft."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.flows import policies
from tenant_apps.flows.commands.drafts import discard_draft, restore_version
from tenant_apps.flows.commands.publishing import mark_of, move_run, publish_draft
from tenant_apps.flows.differences import differences
from tenant_apps.flows.models import Flow, FlowRun, FlowVersion
from tenant_apps.flows.professional.found import edit_url, found_flow, newest_state, trail, tried
from tenant_apps.flows.professional.outline import problems_with_links
from tenant_apps.flows.replays import Replay, replayed
from vestibule.core import formats
from vestibule.core.doors import professional_view
from vestibule.core.errors import NotFound
from vestibule.core.forms import Form
from vestibule.core.permissions import allows

MAXIMUM_RUNS = 200
UNPROCESSABLE = 422


class RunsForm(Form):
    """Which running fact finds go to the new version."""

    runs = forms.MultipleChoiceField(
        label=gettext_lazy("Move these too"), required=False, widget=forms.CheckboxSelectMultiple
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, replays: list[Replay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["runs"].choices = [(str(each.run.public_id), each.name) for each in replays]

    @property
    def chosen(self) -> dict[str, Any]:
        """What the command is told."""
        return {"seen": self.cleaned_data["seen"], "runs": [UUID(run) for run in self.cleaned_data["runs"]]}


@professional_view(policies.VIEW)
@require_GET
def versions(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """Every version with who, when, and what it changed."""
    flow, language = found_flow(request.actor, flow_id), get_language() or "en"
    found = list(FlowVersion.objects.visible_to(request.actor).with_people().filter(flow=flow).order_by("number"))
    olders = [None, *found]
    lines = [
        (version, differences(older.definition if older else None, version.definition, language) if older else [])
        for older, version in zip(olders, found, strict=False)
    ]
    context = {
        "flow": flow,
        "lines": lines[::-1],
        "may_manage": allows(request.actor, policies.MANAGE) and flow.archived_at is None,
        "newest": next((version for version in found[::-1] if version.published_at), None),
        "breadcrumbs": trail(request.actor, flow, (_("Versions"), "")),
    }
    return render(request, "flows/professional/versions.html", context)


@professional_view(policies.MANAGE)
@require_POST
def restore(request: HttpRequest, flow_id: UUID, number: int) -> HttpResponse:
    """Make an older version the draft."""
    flow = found_flow(request.actor, flow_id)
    version = FlowVersion.objects.visible_to(request.actor).published().filter(flow=flow, number=number).first()
    if version is None:
        raise NotFound
    done = _("Version %(number)d is the draft now. It counts once you publish it.") % {"number": number}
    tried(request, lambda: restore_version(actor=request.actor, flow=flow, version=version), done)
    return redirect(edit_url(flow))


@professional_view(policies.MANAGE)
@require_POST
def discard(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """Throw the draft away."""
    flow = found_flow(request.actor, flow_id)
    done = _("The draft is gone. What is published stays as it is.")
    tried(request, lambda: discard_draft(actor=request.actor, flow=flow), done)
    return redirect(edit_url(flow))


@professional_view(policies.MANAGE)
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """What publishing would change, for new fact finds and for each that is running; and publishing it."""
    flow, language = found_flow(request.actor, flow_id), get_language() or "en"
    version = newest_state(request.actor, flow)
    if version.published_at is not None:
        return move(request, flow_id)
    problems = problems_with_links(flow, version, language)
    replays = [] if problems else _replays(request, flow, version, language)
    data = request.POST if request.method == "POST" else None
    form = RunsForm(data, replays=replays, initial={"seen": mark_of(version)})
    if form.is_valid() and not problems and form.run(publish_draft, actor=request.actor, flow=flow, **form.chosen):
        messages.success(request, _moved(_("The flow is published."), len(form.chosen["runs"])))
        return redirect("professional:flows:versions", flow_id)
    newest = FlowVersion.objects.visible_to(request.actor).newest_of(flow).first()
    context = {
        "flow": flow,
        "version": version,
        "problems": problems,
        "changes": differences(newest.definition, version.definition, language) if newest else [],
        "is_first": newest is None,
        "replays": replays,
        "form": form,
        "breadcrumbs": trail(request.actor, flow, (_("Publish"), "")),
    }
    status = UNPROCESSABLE if form.errors or (problems and data is not None) else 200
    return render(request, "flows/professional/publish.html", context, status=status)


@professional_view(policies.MANAGE)
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """Move fact finds that run on an older version to the one that is published."""
    flow, language = found_flow(request.actor, flow_id), get_language() or "en"
    newest = FlowVersion.objects.visible_to(request.actor).newest_of(flow).first()
    if newest is None:
        raise NotFound
    replays = _replays(request, flow, newest, language)
    form = RunsForm(request.POST if request.method == "POST" else None, replays=replays)
    if form.is_valid():
        chosen = [each.run for each in replays if str(each.run.public_id) in form.cleaned_data["runs"]]
        moved = [form.run(move_run, actor=request.actor, run=run, version=newest) for run in chosen]
        if not form.errors:
            messages.success(request, _moved("", len(moved)))
            return redirect("professional:flows:versions", flow_id)
    context = {
        "flow": flow,
        "version": newest,
        "replays": replays,
        "form": form,
        "breadcrumbs": trail(request.actor, flow, (_("Move running fact finds"), "")),
    }
    return render(request, "flows/professional/move.html", context, status=UNPROCESSABLE if form.errors else 200)


def _replays(request: HttpRequest, flow: Flow, version: FlowVersion, language: str) -> list[Replay]:
    runs = FlowRun.objects.visible_to(request.actor).open().of_flow(flow).with_subject().exclude(version=version)
    return replayed(runs.order_by("-pk")[:MAXIMUM_RUNS], version, language)


def _moved(text: str, number: int) -> str:
    if not number:
        return text or _("Nothing was moved.")
    told = ngettext(
        "%(number)s running fact find was moved to it.", "%(number)s running fact finds were moved to it.", number
    )
    return f"{text} {told % {'number': formats.number(number)}}".strip()
