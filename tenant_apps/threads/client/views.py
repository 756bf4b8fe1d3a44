"""A client's conversations with the firm."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.documents.tus import speaks_tus
from tenant_apps.dossiers.models import Dossier
from tenant_apps.threads import pages, policies, writing
from tenant_apps.threads.reading import elsewhere, first_to_show, page_of
from vestibule.core.doors import client_view

DOOR = "client"
UNPROCESSABLE = 422


@client_view(policies.TAKE_PART)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Where there is no dossier to write about."""
    newest = Dossier.objects.visible_to(request.actor).order_by("-pk").first()
    if newest is not None:
        return redirect("client:threads:dossier", newest.public_id)
    return render(request, "threads/client/index.html", {})


@client_view(policies.TAKE_PART)
@require_GET
def dossier(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """The conversation of a dossier that has something to read, or else the one written in last."""
    found = _dossier(request, dossier)
    return redirect("client:threads:conversation", dossier, first_to_show(request.actor, found).key)


@client_view(policies.TAKE_PART)
@require_http_methods(["GET", "POST"])
def conversation(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """One conversation, and writing in it."""
    found = _dossier(request, dossier)
    if request.method == "GET":
        return _page(request, found, who, just_sent="sent" in request.GET)
    form = writing.MessageForm(request.POST, request.FILES)
    return pages.send(request, DOOR, found, who, form=form, page=_page)


@client_view(policies.TAKE_PART)
@require_GET
def messages(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """What was written alone: the page asks for it again while it is open."""
    return pages.messages(request, DOOR, _dossier(request, dossier), who)


@client_view(policies.TAKE_PART)
@require_POST
def read(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """Note that what is shown has been read."""
    return pages.read(request, DOOR, _dossier(request, dossier), who)


@client_view(policies.TAKE_PART)
@require_POST
def draft(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """Keep what is being written."""
    return pages.draft(request, _dossier(request, dossier), who)


@client_view(policies.TAKE_PART)
@require_http_methods(["GET", "POST"])
def attach(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """Put files beside what is being written."""
    return pages.attach(request, DOOR, _dossier(request, dossier), who)


@client_view(policies.TAKE_PART)
@require_http_methods(["OPTIONS", "POST"])
@speaks_tus
def uploads(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """Open an upload for a file beside what is being written."""
    return pages.start_upload(request, DOOR, _dossier(request, dossier), who)


@client_view(policies.TAKE_PART)
@require_http_methods(["OPTIONS", "HEAD", "PATCH", "DELETE"])
@speaks_tus
def upload(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Say how far an upload is, take in its next part, or forget it."""
    return pages.upload(request, upload_id)


@client_view(policies.TAKE_PART)
@require_POST
def remove(request: HttpRequest, dossier: UUID, who: str, attachment: UUID) -> HttpResponse:
    """Take a file away that was not sent yet; what was typed meanwhile is kept."""
    return pages.remove(request, DOOR, _dossier(request, dossier), who, attachment)


def _dossier(request: HttpRequest, public_id: UUID) -> Dossier:
    visible = Dossier.objects.visible_to(request.actor).select_related("customer", "stage", "adviser")
    return get_object_or_404(visible, public_id=public_id)


def _page(
    request: HttpRequest,
    dossier: Dossier,
    who: str,
    form: writing.MessageForm | None = None,
    *,
    just_sent: bool = False,
) -> HttpResponse:
    page = page_of(request.actor, dossier, who, pages=pages.pages_asked(request))
    form = form or writing.MessageForm(initial={"body": page.draft})
    context = {
        "page": page,
        "form": form,
        "readers": [],
        "elsewhere": elsewhere(request.actor, dossier),
        "may_write": True,
        "may_sms": False,
        "urls": pages.addresses(DOOR, page.conversation, pages.pages_asked(request)),
        "accept": writing.ACCEPT,
        "door": DOOR,
        "just_sent": just_sent,
    }
    template = "_conversation.html" if request.htmx.target == "conversation" else "client/conversation.html"
    return render(request, f"threads/{template}", context, status=UNPROCESSABLE if form.errors else 200)
