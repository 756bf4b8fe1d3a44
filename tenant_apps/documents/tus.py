"""Uploads that go on where they stopped: the core of tus 1.0 with creation, expiration, checksum and termination.

What doors answer with, once somebody came in and it is known what the upload is for. A success is answered only when
the bytes are stored and the row is committed; see https://tus.io/protocols/resumable-upload.
"""

from base64 import b64decode
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.http import http_date
from django.utils.translation import gettext as _

from tenant_apps.documents.commands.reception import presentable, receive_part
from tenant_apps.documents.commands.uploads import discard_upload
from tenant_apps.documents.errors import (
    AlreadyApproved,
    CustomerFull,
    FileTooLarge,
    ForbiddenFormat,
    NoSpace,
    QuotaExceeded,
    RequestCancelled,
    RequestFull,
    StoreSilent,
    TooManyFiles,
    TooManyUploads,
    WrongOffset,
)
from tenant_apps.documents.gateways.contents import BadChecksum, Checksum, ChecksumMismatch
from tenant_apps.documents.models import Upload
from tenant_apps.documents.querysets import UploadQuerySet
from vestibule.core.errors import DomainError

VERSION = "1.0.0"
PART_TYPE = "application/offset+octet-stream"
LONGEST_FINGERPRINT = 200

_STATUS = {
    WrongOffset: 409,
    RequestCancelled: 410,
    AlreadyApproved: 410,
    FileTooLarge: 413,
    ForbiddenFormat: 415,
    TooManyUploads: 429,
    StoreSilent: 503,
    NoSpace: 507,
    TooManyFiles: 507,
    RequestFull: 507,
    CustomerFull: 507,
    QuotaExceeded: 507,
}
_UNPROCESSABLE, _WRONG_VERSION, _WRONG_TYPE, _WRONG_CHECKSUM = 422, 412, 415, 460

View = Callable[..., HttpResponse]


class BadHeader(ValueError):
    """A header that tus asks for is missing or cannot be read."""


def speaks_tus(view: View) -> View:
    """Check the protocol's version and answer what goes wrong as JSON with a sentence for the client."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return _abilities()
        if request.headers.get("Tus-Resumable") != VERSION:
            return HttpResponse(status=_WRONG_VERSION, headers={"Tus-Version": VERSION})
        try:
            response = view(request, *args, **kwargs)
        except DomainError as error:
            status = _STATUS.get(type(error), _UNPROCESSABLE)
            response = JsonResponse({"code": error.code, "message": str(error)}, status=status)
            if isinstance(error, WrongOffset):
                response["Upload-Offset"] = error.offset
        except ChecksumMismatch:
            message = _("A part of the file arrived damaged. It is sent again.")
            response = JsonResponse({"code": "documents:damaged", "message": message}, status=_WRONG_CHECKSUM)
        except (BadHeader, BadChecksum):
            response = HttpResponse(status=400)
        response["Tus-Resumable"] = VERSION
        response["Cache-Control"] = "no-store"
        return response

    return answer


def begin(request: HttpRequest, start: Callable[..., Upload], address: Callable[[Upload], str]) -> HttpResponse:
    """Open an upload. The same file chosen again (metadata ``fingerprint``) gets the upload that it had.

    ``start`` runs the command that says what it is for; ``address`` is where its parts are sent.
    """
    metadata = _metadata(request)
    upload = start(
        actor=request.actor,
        name=presentable(metadata.get("filename", "")),
        size=_whole_number(request, "Upload-Length"),
        fingerprint=metadata.get("fingerprint", "").replace("\x00", "")[:LONGEST_FINGERPRINT],
    )
    response = _standing(upload, status=201)
    response["Location"] = address(upload)
    return response


def go_on(request: HttpRequest, uploads: UploadQuerySet, upload_id: UUID) -> HttpResponse:
    """Say how far one of these uploads is, take in its next part, or forget it."""
    found = get_object_or_404(uploads.unexpired().select_related("request__document_type"), public_id=upload_id)
    if request.method == "HEAD":
        return _standing(found)
    if request.method == "DELETE":
        discard_upload(actor=request.actor, upload=found)
        return HttpResponse(status=204)
    if request.content_type != PART_TYPE:
        return HttpResponse(status=_WRONG_TYPE)
    return _take_part(request, found)


def _take_part(request: HttpRequest, found: Upload) -> HttpResponse:
    offset = _whole_number(request, "Upload-Offset")
    if offset != found.offset or found.file_id is not None:
        raise WrongOffset(found.offset)
    if _whole_number(request, "Content-Length") > found.size - offset:
        raise FileTooLarge(found.original_name, found.size)
    header = request.headers.get("Upload-Checksum")
    checksum = Checksum(header) if header else None
    found.offset = receive_part(actor=request.actor, upload=found, offset=offset, body=request, checksum=checksum)
    return _standing(found, status=204)


def _standing(found: Upload, *, status: int = 200) -> HttpResponse:
    headers = {
        "Upload-Offset": str(found.offset),
        "Upload-Length": str(found.size),
        "Upload-Expires": http_date(found.expires_at.timestamp()),
    }
    return HttpResponse(status=status, headers=headers)


def _abilities() -> HttpResponse:
    headers = {
        "Tus-Version": VERSION,
        "Tus-Extension": "creation,expiration,checksum,termination",
        "Tus-Checksum-Algorithm": ",".join(Checksum.ALGORITHMS),
        "Tus-Max-Size": str(settings.MAXIMUM_UPLOAD_BYTES),
    }
    return HttpResponse(status=204, headers=headers)


def _whole_number(request: HttpRequest, header: str) -> int:
    text = request.headers.get(header, "")
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise BadHeader(header)
    return int(text)


def _metadata(request: HttpRequest) -> dict[str, str]:
    """The pairs of ``Upload-Metadata``: a key and its value in base64, separated by commas."""
    pairs = {}
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        key, _space, encoded = pair.strip().partition(" ")
        try:
            pairs[key] = b64decode(encoded, validate=True).decode()
        except ValueError as error:  # no base64, no ASCII, or no UTF-8
            raise BadHeader("Upload-Metadata") from error
    return pairs
