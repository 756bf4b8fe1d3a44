"""The parts of a dossier's page that other rooms show, each by its own address."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.customers.enums import CustomerKind
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


def _back_to(dossier: Dossier) -> str:
    """What tells a panel that is opened by itself where it was."""
    return "?back=" + reverse("professional:dossiers:detail", args=[dossier.public_id])


def main_panels(actor: Actor, dossier: Dossier) -> list[Panel]:
    """What belongs beside the action points and the reader may see."""
    customer = dossier.customer.public_id
    back = _back_to(dossier)
    journey = pgettext_lazy("of a prospect", "Journey")
    panels = {
        "journeys:view": _panel("journeys", journey, dossier.public_id, is_framed=True),
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
        "flows:view": _panel("flows", _("Fact finds"), customer, is_framed=True, query=back),
    }
    return _open_to(actor, panels)


def side_panels(actor: Actor, dossier: Dossier) -> list[Panel]:
    """What belongs beside the people and the reader may see."""
    customer, back = dossier.customer, _back_to(dossier)
    company = _panel("customers", _("Owners and signatories"), customer.public_id, is_framed=False, query=back)
    panels = {
        "prospects:view": _panel("prospects", _("Status of the prospect"), dossier.public_id, is_framed=False),
        **({"customers:view": company} if customer.kind == CustomerKind.BUSINESS else {}),
        "activity:view_history": _panel("activity", _("Activity"), dossier.public_id, is_framed=False, query=back),
    }
    return _open_to(actor, panels)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page that its own navigation leads to. ``is_aside`` says that it stands at the side."""

    name: str
    title: str | Promise
    count: int = 0
    is_aside: bool = False


def parts(open_points: int, beside: list[Panel], aside: list[Panel]) -> list[Part]:
    """What the page consists of, in its order."""
    return [
        Part("action-points", _("Action points"), open_points),
        *(Part(panel.name, panel.title) for panel in beside),
        Part("standing", _("Progress"), is_aside=True),
        Part("deadlines", _("Deadlines"), is_aside=True),
        Part("applicants", _("Applicants"), is_aside=True),
        Part("notes", _("Notes"), is_aside=True),
        Part("products", _("Products"), is_aside=True),
        *(Part(panel.name, panel.title, is_aside=True) for panel in aside),
    ]


def _open_to(actor: Actor, panels: dict[str, Panel]) -> list[Panel]:
    return [panel for code, panel in panels.items() if allows(actor, permission_named(code))]
