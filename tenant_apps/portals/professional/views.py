"""The client portal's set-up: what clients see, the privacy disclosure, videos per stage."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shared_apps.organisations.profile import current_organisation
from tenant_apps.dossiers.models import Stage, Workflow
from tenant_apps.flows.models import Flow
from tenant_apps.flows.policies import MANAGE as MANAGE_FLOWS
from tenant_apps.portals import policies
from tenant_apps.portals.commands import publish_disclosure, save_stage_video, set_up_portal
from tenant_apps.portals.models import Acceptance, Disclosure, StageVideo
from tenant_apps.portals.professional.forms import DisclosureForm, StageVideoForm, SwitchesForm
from tenant_apps.portals.setup import Switches, current_switches, standing_disclosure
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.permissions import allows


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def content(request: HttpRequest) -> HttpResponse:
    """The switches, with the way to the disclosure and to each stage's video."""
    form = SwitchesForm(request.POST if request.method == "POST" else None, switches=current_switches())
    if form.is_valid() and form.run(set_up_portal, actor=request.actor, switches=Switches(**form.cleaned_data)):
        messages.success(request, phrases.SAVED)
        return redirect("professional:portals:content")
    standing = standing_disclosure(current_organisation().first_language)
    workflows = Workflow.objects.visible_to(request.actor).filter(is_active=True).with_stages()
    flows = Flow.objects.visible_to(request.actor).in_use()
    videos = StageVideo.objects.visible_to(request.actor).in_bulk(field_name="stage_id")
    context = {
        "form": form,
        "disclosure": Disclosure.objects.visible_to(request.actor).newest_first().first(),
        "accepted": Acceptance.objects.visible_to(request.actor).filter(version=standing.version).count(),
        "workflows": [
            (workflow, [(stage, videos.get(stage.pk)) for stage in workflow.current_stages])
            for workflow in workflows.order_by("position", "pk")
        ],
        "flows": flows.by_name() if allows(request.actor, MANAGE_FLOWS) else (),
    }
    return render(request, "portals/professional/content.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def disclosure(request: HttpRequest) -> HttpResponse:
    """Write the privacy disclosure; a change is a new version, which every client is asked to accept."""
    newest = Disclosure.objects.visible_to(request.actor).newest_first().first()
    form = DisclosureForm(
        request.POST if request.method == "POST" else None,
        texts={code: _text(newest, code) for code, _name in current_organisation().language_choices},
        shown=request.GET.get("shown", ""),
    )
    if form.is_valid() and form.run(publish_disclosure, actor=request.actor, texts=form.texts("text")):
        messages.success(request, _("The privacy disclosure is published. Clients are asked at their next log-in."))
        return redirect("professional:portals:content")
    versions = Disclosure.objects.visible_to(request.actor).newest_first().select_related("published_by")[:20]
    context = {"form": form, "versions": versions, "is_standard": newest is None, "trail": _trail()}
    return render(request, "portals/professional/disclosure.html", context, status=form.status)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def stage_video(request: HttpRequest, stage: UUID) -> HttpResponse:
    """Choose the film of one stage, and what is said about it."""
    found = get_object_or_404(Stage.objects.visible_to(request.actor).select_related("workflow"), public_id=stage)
    video = StageVideo.objects.visible_to(request.actor).filter(stage=found).first()
    form = StageVideoForm(
        request.POST if request.method == "POST" else None, video=video, shown=request.GET.get("shown", "")
    )
    if form.is_valid():
        facts = {"link": form.cleaned_data["link"], "abouts": form.texts("about")}
        form.run(save_stage_video, actor=request.actor, stage=found, **facts)
        if not form.errors:
            messages.success(request, phrases.SAVED)
            return redirect("professional:portals:content")
    context = {"form": form, "stage": found, "video": video, "trail": _trail()}
    return render(request, "portals/professional/stage_video.html", context, status=form.status)


def _text(newest: Disclosure | None, code: str) -> str:
    """What stands in this language; the product's own words until the firm has written some."""
    if newest is None:
        return standing_disclosure(code).text
    return getattr(newest, f"text_{code}") or ""


def _trail() -> list[tuple[str, str]]:
    """The way here."""
    return [
        (_("Settings"), reverse("professional:professional_portal:settings")),
        (_("Client portal"), reverse("professional:portals:content")),
    ]
