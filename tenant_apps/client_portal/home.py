"""Which dossier the client is looking at, and what the shell says of it."""

from uuid import UUID

from django.http import HttpRequest

from tenant_apps.dossiers.models import Dossier
from tenant_apps.dossiers.overview import ClientOverview, client_overview

CHOSEN = "dossier"


def dossiers_of(request: HttpRequest) -> list[Dossier]:
    """The dossiers that the client's invites open, the newest first; read once per request."""
    if not hasattr(request, "client_dossiers"):
        found = Dossier.objects.visible_to(request.actor).with_people().order_by("-pk")
        request.client_dossiers = list(found)  # type: ignore[attr-defined]
    return request.client_dossiers  # type: ignore[attr-defined, no-any-return]


def current_dossier(request: HttpRequest) -> Dossier | None:
    """The dossier that the client chose in this browser, or the newest; None when no invite opens one."""
    found = dossiers_of(request)
    chosen = request.session.get(CHOSEN, "")
    return next((dossier for dossier in found if str(dossier.public_id) == chosen), found[0] if found else None)


def choose_dossier(request: HttpRequest, public_id: UUID) -> bool:
    """Remember the choice; False for a dossier that is not the client's."""
    if all(dossier.public_id != public_id for dossier in dossiers_of(request)):
        return False
    request.session[CHOSEN] = str(public_id)
    return True


def current_overview(request: HttpRequest) -> ClientOverview | None:
    """The overview of the current dossier, read once per request: page and tabs share it."""
    if not hasattr(request, "client_overview"):
        dossier = current_dossier(request)
        request.client_overview = client_overview(request.actor, dossier) if dossier else None  # type: ignore[attr-defined]
    return request.client_overview  # type: ignore[attr-defined, no-any-return]
