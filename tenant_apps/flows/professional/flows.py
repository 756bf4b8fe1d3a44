"""The flows of the organisation: the list, and what each looks like to the client."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tenant_apps.flows import policies
from tenant_apps.flows.commands.flows import switch_flow
from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.flows.previews import preview_of
from vestibule.core.actors import Actor
from vestibule.core.doors import professional_view
from vestibule.core.errors import NotFound
from vestibule.core.permissions import allows
from vestibule.core.sorting import folded


def _flow(actor: Actor, public_id: UUID) -> Flow:
    flow = Flow.objects.visible_to(actor).filter(public_id=public_id).first()
    if flow is None:
        raise NotFound
    return flow


@professional_view(policies.VIEW)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every flow, with what it is for and whether it is offered."""
    versions = FlowVersion.objects.visible_to(request.actor).current()
    context = {
        "versions": sorted(versions, key=lambda version: (version.flow.kind, folded(version.flow.name))),
        "may_manage": allows(request.actor, policies.MANAGE),
    }
    return render(request, "flows/professional/index.html", context)


@professional_view(policies.MANAGE)
@require_POST
def switch(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """Offer a flow, or stop offering it."""
    flow = switch_flow(
        actor=request.actor, flow=_flow(request.actor, flow_id), is_active=request.POST.get("is_active") == "yes"
    )
    text = _("“%(name)s” can be chosen again.") if flow.is_active else _("“%(name)s” is no longer offered.")
    messages.success(request, text % {"name": flow.name})
    return redirect("professional:flows:index")


@professional_view(policies.VIEW)
@require_GET
def preview(request: HttpRequest, flow_id: UUID, section: str = "", subsection: str = "") -> HttpResponse:
    """One page as the client sees it on a phone, in the language asked for. Nothing typed here is kept."""
    flow = _flow(request.actor, flow_id)
    version = FlowVersion.objects.visible_to(request.actor).newest_of(flow).first()
    if version is None:
        raise NotFound
    asked = request.GET.get("language", "")
    language = asked if asked in dict(settings.LANGUAGES) else get_language()
    key = f"{section}.{subsection}" if section else ""
    with override(language):
        shown = preview_of(version, key, language)
    if shown is None:
        raise NotFound
    context = {
        "flow": flow,
        "version": version,
        "shown": shown,
        "language": language,
        "languages": settings.LANGUAGES,
        "breadcrumbs": [(_("Flows"), reverse("professional:flows:index")), (flow.name, "")],
    }
    return render(request, "flows/professional/preview.html", context)
