"""The parts of a dossier's page that other rooms show, each by its own address."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.dossiers.models import Dossier
from vestibule.core.actors import Actor
from vestibule.core.permissions import allows, permission_named


@dataclass(frozen=True, slots=True)
class Panel:
    """A fragment of another room. ``is_framed`` says that it brings its own card."""

    name: str
    title: str | Promise
    url: str
    is_framed: bool


def _panel(name: str, title: str | Promise, public_id: UUID, *, is_framed: bool, query: str = "") -> Panel:
    return Panel(name, title, reverse(f"professional:{name}:panel", args=[public_id]) + query, is_framed)


def main_panels(actor: Actor, dossier: Dossier) -> list[Panel]:
    """What belongs beside the action points and the reader may see."""
    customer = dossier.customer.public_id
    back = "?back=" + reverse("professional:dossiers:detail", args=[dossier.public_id])
    panels = {
        "invites:invite": _panel("invites", _("Client portal"), dossier.public_id, is_framed=True),
        "appointments:view": _panel("appointments", _("Appointments"), dossier.public_id, is_framed=True),
        "threads:view": _panel("threads", _("Messages"), dossier.public_id, is_framed=False),
        "documents:view": _panel("documents", _("Documents"), customer, is_framed=False, query=back),
        "dossiers:view": Panel(
            "publications",
            _("Documents made available"),
            reverse("professional:dossiers:publications", args=[dossier.public_id]),
            is_framed=False,
        ),
        "flows:view": _panel("flows", _("Fact finds"), customer, is_framed=True),
    }
    return _open_to(actor, panels)


def side_panels(actor: Actor, dossier: Dossier) -> list[Panel]:
    """What belongs beside the people and the reader may see."""
    panels = {
        "activity:view_history": _panel("activity", _("Activity"), dossier.public_id, is_framed=False),
    }
    return _open_to(actor, panels)


def _open_to(actor: Actor, panels: dict[str, Panel]) -> list[Panel]:
    return [panel for code, panel in panels.items() if allows(actor, permission_named(code))]
