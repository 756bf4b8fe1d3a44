"""Whose a dossier is, and how it is named, for the inbox."""

from django.conf import settings
from django.urls import reverse

from tenant_apps.dossiers.models import Dossier
from tenant_apps.inbox.commands.raising import Concerned


def concerned_by(dossier: Dossier) -> Concerned:
    """Who works on it, who follows it, and its team."""
    return Concerned(
        adviser=dossier.adviser_id,
        case_handler=dossier.case_handler_id,
        followers=frozenset(dossier.watchers.values_list("pk", flat=True).order_by("pk")),
        team=dossier.team,
    )


def name_of(dossier: Dossier) -> str:
    """Its customer and its number."""
    return f"{dossier.customer.name} · {dossier.number}"


def page_of(dossier: Dossier) -> str:
    """Where professionals find it."""
    return reverse("professional:dossiers:detail", urlconf=settings.TENANT_URLCONF, args=[dossier.public_id])
