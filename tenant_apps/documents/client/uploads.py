"""Delivering a document in parts, see ``tus``."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tenant_apps.documents import policies, tus
from tenant_apps.documents.commands.uploads import start_upload
from tenant_apps.documents.models import DocumentRequest, Upload
from vestibule.core.doors import client_view


@client_view(policies.DELIVER)
@require_http_methods(["OPTIONS", "POST"])
@tus.speaks_tus
def start(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Open an upload for one file of a request."""
    asked = get_object_or_404(DocumentRequest.objects.visible_to(request.actor), public_id=request_id)
    return tus.begin(request, partial(start_upload, request=asked), _address)


@client_view(policies.DELIVER)
@require_http_methods(["OPTIONS", "HEAD", "PATCH", "DELETE"])
@tus.speaks_tus
def upload(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Say how far an upload is, take in its next part, or forget it."""
    return tus.go_on(request, Upload.objects.visible_to(request.actor).of_requests(), upload_id)


def _address(started: Upload) -> str:
    return reverse("client:documents:upload", args=[started.public_id])
