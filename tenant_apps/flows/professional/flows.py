"""The flows of the organisation: the list, adding one, putting one away, and what each looks like to the client."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.flows import policies
from tenant_apps.flows.commands.flows import add_flow, archive_flow, copy_flow, restore_flow, switch_flow
from tenant_apps.flows.enums import FlowKind
from tenant_apps.flows.listing import lines_of
from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.flows.previews import preview_of
from tenant_apps.flows.professional.forms import AddFlowForm
from tenant_apps.flows.professional.found import edit_url, found_flow, trail, tried
from vestibule.core.doors import professional_view
from vestibule.core.errors import NotFound
from vestibule.core.permissions import allows

ARCHIVED = "archived"


@professional_view(policies.VIEW)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every flow with its versions, or those that were put away."""
    is_archive = request.GET.get("show") == ARCHIVED
    flows = Flow.objects.visible_to(request.actor).with_open_runs()
    versions = FlowVersion.objects.visible_to(request.actor)
    lines = lines_of(flows, versions)
    context = {
        "lines": [line for line in lines if line.is_archived is is_archive],
        "archived": sum(line.is_archived for line in lines),
        "is_archive": is_archive,
        "may_manage": allows(request.actor, policies.MANAGE),
    }
    return render(request, "flows/professional/index.html", context)


@professional_view(policies.MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a flow: its type first, then its name and what it asks."""
    kind = request.POST.get("kind") or request.GET.get("kind", "")
    if kind not in FlowKind.values:
        return render(request, "flows/professional/add_kind.html", {"kinds": FlowKind.choices})
    form = AddFlowForm(request.POST if request.method == "POST" else None, kind=kind)
    if form.is_valid():
        names, uses = form.texts("name"), form.cleaned_data["uses"]
        flow = form.run(add_flow, actor=request.actor, kind=kind, names=names, uses=uses)
        if flow is not None:
            messages.success(request, _("The flow was added. Put it in order, and publish it when it is ready."))
            return redirect(edit_url(flow))
    context = {"form": form, "kind": kind, "kind_name": FlowKind(kind).label}
    return render(request, "flows/professional/add.html", context, status=form.status)


@professional_view(policies.MANAGE)
@require_POST
def copy(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """Begin a new flow as a copy of this one."""
    flow = found_flow(request.actor, flow_id)
    made = copy_flow(actor=request.actor, flow=flow, names=_names_of_copy(flow))
    messages.success(request, _("This is the copy. Give it a name of its own, and change what you like."))
    return redirect(edit_url(made))


@professional_view(policies.MANAGE)
@require_POST
def archive(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """Put a flow away."""
    return _put(request, flow_id, archive_flow, _("The flow was archived. What is being filled in goes on."))


@professional_view(policies.MANAGE)
@require_POST
def restore(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """Take an archived flow into use again."""
    return _put(request, flow_id, restore_flow, _("The flow is in use again."))


@professional_view(policies.MANAGE)
@require_POST
def switch(request: HttpRequest, flow_id: UUID) -> HttpResponse:
    """Offer a flow, or stop offering it."""
    flow = switch_flow(
        actor=request.actor, flow=found_flow(request.actor, flow_id), is_active=request.POST.get("is_active") == "yes"
    )
    text = _("“%(name)s” can be chosen again.") if flow.is_active else _("“%(name)s” is no longer offered.")
    messages.success(request, text % {"name": flow.name})
    return redirect("professional:flows:index")


@professional_view(policies.VIEW)
@require_GET
def preview(request: HttpRequest, flow_id: UUID, section: str = "", subsection: str = "") -> HttpResponse:
    """One page as the client sees it on a phone, in the language asked for. Nothing typed here is kept."""
    flow = found_flow(request.actor, flow_id)
    version = FlowVersion.objects.visible_to(request.actor).newest_of(flow).first()
    if version is None:
        if allows(request.actor, policies.MANAGE):
            return redirect(edit_url(flow))
        raise NotFound
    language = asked_language(request)
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
        "may_manage": allows(request.actor, policies.MANAGE) and flow.archived_at is None,
        "breadcrumbs": trail(request.actor, flow),
    }
    return render(request, "flows/professional/preview.html", context)


def asked_language(request: HttpRequest) -> str:
    """The language in which a preview is wanted; the reader's own where none is named."""
    asked = request.GET.get("language", "")
    return asked if asked in dict(settings.LANGUAGES) else get_language() or settings.LANGUAGE_CODE


def _put(request: HttpRequest, flow_id: UUID, command: Callable[..., object], done: str) -> HttpResponse:
    flow = found_flow(request.actor, flow_id)
    tried(request, lambda: command(actor=request.actor, flow=flow), done)
    return redirect("professional:flows:index")


def _names_of_copy(flow: Flow) -> dict[str, str]:
    names = {}
    for code, _language in settings.LANGUAGES:
        with override(code):
            written = getattr(flow, f"name_{code}") or ""
            names[code] = (_("%(name)s (copy)") % {"name": written})[:120] if written else ""
    return names
