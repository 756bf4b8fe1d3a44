"""The flow and its draft that a request is about, and doing one thing to them."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tenant_apps.flows import policies
from tenant_apps.flows.commands.drafts import edit_draft
from tenant_apps.flows.drafts import Edit, Path, part_at
from tenant_apps.flows.errors import PartGone
from tenant_apps.flows.models import Flow, FlowVersion
from vestibule.core.actors import Actor
from vestibule.core.errors import DomainError, NotFound
from vestibule.core.permissions import allows


def found_flow(actor: Actor, public_id: UUID) -> Flow:
    """The flow, or 404."""
    flow = Flow.objects.visible_to(actor).filter(public_id=public_id).first()
    if flow is None:
        raise NotFound
    return flow


def newest_state(actor: Actor, flow: Flow) -> FlowVersion:
    """The draft, or what is published where nobody changed it since."""
    version = FlowVersion.objects.visible_to(actor).with_people().filter(flow=flow).order_by("-number").first()
    if version is None:
        raise NotFound
    return version


def found_part(version: FlowVersion, path: Path) -> dict[str, object]:
    """The part of the definition that an address names, or 404."""
    try:
        return part_at(version.definition, path)
    except PartGone as error:
        raise NotFound from error


def edit_url(flow: Flow, path: Path = ()) -> str:
    """The page on which a part is set up."""
    name = ("edit", "edit_section", "edit_page", "edit_question")[len(path)]
    return reverse(f"professional:flows:{name}", args=[flow.public_id, *path])


def run_edit(request: HttpRequest, flow: Flow, edit: Edit, done: str = "") -> bool:
    """Change the draft; say what was done, or why not."""
    return tried(request, lambda: edit_draft(actor=request.actor, flow=flow, edit=edit), done)


def tried(request: HttpRequest, act: Callable[[], object], done: str = "") -> bool:
    """Do it and say so; where it is refused, say why."""
    try:
        act()
    except DomainError as error:
        messages.error(request, str(error))
        return False
    if done:
        messages.success(request, done)
    return True


def trail(actor: Actor, flow: Flow, *steps: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page about a flow."""
    here = edit_url(flow) if allows(actor, policies.MANAGE) else _preview(flow)
    first = [(_("Flows"), reverse("professional:flows:index")), (str(flow.name), here if steps else "")]
    return [*first, *steps]


def _preview(flow: Flow) -> str:
    return reverse("professional:flows:preview", args=[flow.public_id])
