"""A client's conversations with the firm."""

from uuid import UUID

from django.contrib import messages as toasts
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.dossiers.models import Dossier
from tenant_apps.threads import policies, writing
from tenant_apps.threads.audience import Audience
from tenant_apps.threads.commands.conversations import read_messages
from tenant_apps.threads.commands.messages import keep_draft, remove_attachment
from tenant_apps.threads.models import Attachment, Thread
from tenant_apps.threads.pages import addresses, pages_asked, parts
from tenant_apps.threads.reading import conversation_named, elsewhere, first_to_show, page_of
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
    if request.method == "GET":
        return _page(request, _dossier(request, dossier), who)
    found, audience = _place(request, dossier, who)
    form = writing.MessageForm(request.POST, request.FILES)
    if writing.send(form, actor=request.actor, dossier=found, audience=audience) is None:
        return _page(request, found, who, form)
    if not request.htmx:
        toasts.success(request, _("The message was sent."))
        return redirect("client:threads:conversation", dossier, who)
    return _page(request, found, who, just_sent=True)


@client_view(policies.TAKE_PART)
@require_GET
def messages(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """What was written alone: the page asks for it again while it is open."""
    page = page_of(request.actor, _dossier(request, dossier), who, pages=pages_asked(request))
    if not request.htmx:
        return redirect("client:threads:conversation", dossier, who)
    context = {"page": page, "urls": addresses(DOOR, page.conversation, pages_asked(request)), "door": DOOR}
    return render(request, "threads/_messages.html", context)


@client_view(policies.TAKE_PART)
@require_POST
def read(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """Note that what is shown has been read."""
    found, audience = _place(request, dossier, who)
    thread = get_object_or_404(Thread.objects.visible_to(request.actor), dossier=found, party=audience.party)
    read_messages(actor=request.actor, thread=thread)
    return parts(request, DOOR, found, who)


@client_view(policies.TAKE_PART)
@require_POST
def draft(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """Keep what is being written."""
    found, audience = _place(request, dossier, who)
    form = writing.DraftForm(request.POST)
    if form.is_valid():
        form.run(keep_draft, actor=request.actor, dossier=found, audience=audience, body=form.cleaned_data["body"])
    return HttpResponse(status=UNPROCESSABLE if form.errors else 204, headers={"HX-Reswap": "none"})


@client_view(policies.TAKE_PART)
@require_POST
def attach(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """Put files beside what is being written."""
    found, audience = _place(request, dossier, who)
    form = writing.FilesForm(request.POST, request.FILES)
    if form.is_valid():
        writing.attach(form, actor=request.actor, dossier=found, audience=audience)
    return parts(request, DOOR, found, who, form)


@client_view(policies.TAKE_PART)
@require_POST
def remove(request: HttpRequest, dossier: UUID, who: str, attachment: UUID) -> HttpResponse:
    """Take a file away that was not sent yet; what was typed meanwhile is kept."""
    found, audience = _place(request, dossier, who)
    unsent = Attachment.objects.visible_to(request.actor).unsent().filter(thread__dossier=found)
    remove_attachment(actor=request.actor, attachment=get_object_or_404(unsent, public_id=attachment))
    form = writing.DraftForm(request.POST)
    if "body" in request.POST and form.is_valid():
        form.run(keep_draft, actor=request.actor, dossier=found, audience=audience, body=form.cleaned_data["body"])
    return parts(request, DOOR, found, who)


def _dossier(request: HttpRequest, public_id: UUID) -> Dossier:
    visible = Dossier.objects.visible_to(request.actor).select_related("customer", "stage", "adviser")
    return get_object_or_404(visible, public_id=public_id)


def _place(request: HttpRequest, public_id: UUID, who: str) -> tuple[Dossier, Audience]:
    found = _dossier(request, public_id)
    return found, conversation_named(request.actor, found, who).audience


def _page(
    request: HttpRequest,
    dossier: Dossier,
    who: str,
    form: writing.MessageForm | None = None,
    *,
    just_sent: bool = False,
) -> HttpResponse:
    page = page_of(request.actor, dossier, who, pages=pages_asked(request))
    form = form or writing.MessageForm(initial={"body": page.draft})
    context = {
        "page": page,
        "form": form,
        "form_key": writing.kept_key(form, page.form_key),
        "readers": [],
        "elsewhere": elsewhere(request.actor, dossier),
        "may_write": True,
        "may_sms": False,
        "urls": addresses(DOOR, page.conversation, pages_asked(request)),
        "accept": writing.ACCEPT,
        "door": DOOR,
        "just_sent": just_sent,
    }
    template = "_conversation.html" if request.htmx.target == "conversation" else "client/conversation.html"
    return render(request, f"threads/{template}", context, status=UNPROCESSABLE if form.errors else 200)
