"""The copies of identity documents that the dossier has, and the lines that are read off one of them."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from tenant_apps.customers.models import Party
from tenant_apps.diligence.gateways import optical
from tenant_apps.diligence.models import Check
from tenant_apps.documents.models import Delivery, StoredFile
from tenants.storage.errors import ObjectMissing, StorageUnavailable
from vestibule.core.actors import Actor

_MOST = 12


@dataclass(frozen=True, slots=True)
class Pictures:
    """What may be read, which of it was, and the lines as they were recognised."""

    deliveries: list[Delivery]
    shown: StoredFile | None = None
    lines: str = ""


def pictures_for(request: HttpRequest, check: Check, person: Party) -> Pictures:
    """The copies to choose from, none without tesseract; the one that the address names is read.

    Says so when nothing was found on it.
    """
    if not optical.can_read():
        return Pictures([])
    found = _copies_of(request.actor, check, person)
    asked = request.GET.get("picture")
    file = next((each.file for each in found if str(each.file.public_id) == asked), None)
    if file is None or request.method == "POST":
        return Pictures(found, file)
    try:
        lines = optical.read_picture(file, today=timezone.localdate())
    except (ObjectMissing, StorageUnavailable):
        lines = ""
    if not lines:
        messages.warning(request, _("No lines could be read off this picture. Type them, or ask for a sharper one."))
    return Pictures(found, file, lines)


def _copies_of(actor: Actor, check: Check, person: Party) -> list[Delivery]:
    """Checked pictures and PDFs of papers of a sensitive type, of this person or of nobody in particular."""
    of_person = Q(request__party=person) | Q(request__party=None)
    drawn = Q(file__content_type__startswith="image/") | Q(file__content_type="application/pdf")
    rows = Delivery.objects.visible_to(actor).counted().filter(of_person, drawn, request__document_type__sensitive=True)
    rows = rows.filter(request__customer=check.dossier.customer).select_related("file__key", "request__document_type")
    return list(rows.order_by("-delivered_at", "-pk")[:_MOST])
