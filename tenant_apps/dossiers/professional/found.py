"""What several pages of this room begin with."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from tenant_apps.dossiers.models import Dossier


def found_dossier(request: HttpRequest, public_id: UUID) -> Dossier:
    """The dossier with everybody on it, or 404."""
    visible = Dossier.objects.visible_to(request.actor).with_people().with_progress().with_watched(request.actor)
    return get_object_or_404(visible, public_id=public_id)
