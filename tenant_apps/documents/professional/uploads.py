"""Files that colleagues send ahead of a form, part by part; the page with the form shows here what came in."""

from functools import partial
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.documents import policies, tus
from tenant_apps.documents.commands.uploads import Place, start_upload
from tenant_apps.documents.commands.waiting import forget_waiting, start_waiting, waiting_upload
from tenant_apps.documents.holders import waiting_room, waiting_rooms
from tenant_apps.documents.models import DocumentRequest, Upload
from tenant_apps.documents.tus import speaks_tus
from vestibule.core.doors import professional_view


@professional_view(policies.VIEW)
@require_http_methods(["OPTIONS", "POST"])
@speaks_tus
def uploads(request: HttpRequest, holder: str, subject: UUID) -> HttpResponse:
    """Open an upload for a file that a form will say more of."""
    start = partial(start_waiting, place=_place(request, holder, subject))
    return tus.begin(request, start, lambda started: reverse("professional:documents:upload", args=[started.public_id]))


@professional_view(policies.HAND_IN)
@require_http_methods(["OPTIONS", "POST"])
@speaks_tus
def hand_in(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Open an upload for a file that reached the firm by another way."""
    asked = get_object_or_404(DocumentRequest.objects.visible_to(request.actor), public_id=request_id)
    start = partial(start_upload, request=asked)
    return tus.begin(request, start, lambda started: reverse("professional:documents:upload", args=[started.public_id]))


@professional_view(policies.VIEW)
@require_http_methods(["OPTIONS", "HEAD", "PATCH", "DELETE"])
@speaks_tus
def upload(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Say how far an upload is, take in its next part, or forget it."""
    kinds = Q(holder__in=waiting_rooms()) | Q(request__isnull=False)
    mine = Upload.objects.visible_to(request.actor).filter(kinds)
    return tus.go_on(request, mine, upload_id)


@professional_view(policies.VIEW)
@require_GET
def waiting(request: HttpRequest, holder: str, subject: UUID) -> HttpResponse:
    """The file that came in, to be embedded in the page whose form says what it is."""
    return _waiting(request, holder, subject)


@professional_view(policies.VIEW)
@require_POST
def forget(request: HttpRequest, holder: str, subject: UUID) -> HttpResponse:
    """Erase the file that came in."""
    place = _place(request, holder, subject)
    found = waiting_upload(request.actor, place.holder, place.holder_id)
    if found is not None:
        forget_waiting(actor=request.actor, upload=found)
    return _waiting(request, holder, subject)


def _waiting(request: HttpRequest, holder: str, subject: UUID) -> HttpResponse:
    place = _place(request, holder, subject)
    here = Upload.objects.visible_to(request.actor).held(place.holder, place.holder_id)
    context = {
        "holder": holder,
        "subject": subject,
        "waiting": waiting_upload(request.actor, place.holder, place.holder_id),
        "unfinished": here.under_way().order_by("pk"),
    }
    return render(request, "documents/professional/_waiting.html", context)


def _place(request: HttpRequest, holder: str, subject: UUID) -> Place:
    room = waiting_room(holder)
    if room is None:
        raise Http404
    room.require(request.actor)
    found = get_object_or_404(room.subjects(request.actor), public_id=subject)
    return Place(holder=holder, holder_id=found.pk)
