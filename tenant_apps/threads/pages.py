"""What the pages of both portals share: their addresses, and what is answered once somebody came in by a door.

``door`` is the portal's name, ``dossier`` one that the person may see there, ``who`` names the conversation.
"""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages as toasts
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tenant_apps.documents import tus
from tenant_apps.documents.models import Upload
from tenant_apps.dossiers.models import Dossier
from tenant_apps.threads import writing
from tenant_apps.threads.commands.conversations import read_messages
from tenant_apps.threads.commands.messages import HOLDER, keep_draft, remove_attachment, start_attachment
from tenant_apps.threads.models import Attachment, Thread
from tenant_apps.threads.reading import Conversation, conversation_named, page_of

MOST_PAGES = 40
UNPROCESSABLE = 422


def pages_asked(request: HttpRequest) -> int:
    """How many pages of messages are shown; whatever else the address says is one."""
    asked = request.GET.get("pages", "")
    return (
        min(MOST_PAGES, int(asked)) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 4 and int(asked) else 1
    )


def addresses(door: str, conversation: Conversation, pages: int = 1) -> dict[str, str]:
    """The addresses of a conversation in this portal."""
    turn = ("turn",) if door == "professional" else ()
    names = ("conversation", "messages", "read", "draft", "attach", "uploads", *turn)
    place = [conversation.dossier.public_id, conversation.audience.key]
    found = {name: reverse(f"{door}:threads:{name}", args=place) for name in names}
    more = f"?pages={pages}" if pages > 1 else ""
    return found | {
        "messages": found["messages"] + more,
        "earlier": f"{found['conversation']}?pages={pages + 1}",
    }


def parts(
    request: HttpRequest, door: str, dossier: Dossier, who: str, form: writing.FilesForm | None = None
) -> HttpResponse:
    """What changed beside the text: for htmx the files that wait to be sent, or nothing; otherwise the way back."""
    if not request.htmx:
        return redirect(f"{door}:threads:conversation", dossier.public_id, who)
    if request.htmx.target != "unsent":
        return HttpResponse(status=204, headers={"HX-Trigger": "vestibule:recount"})
    shown = form or writing.FilesForm()
    page = page_of(request.actor, dossier, who)
    urls = addresses(door, page.conversation)
    context = {"page": page, "form": shown, "urls": urls, "door": door}
    return render(request, "threads/_unsent.html", context, status=UNPROCESSABLE if shown.errors else 200)


def thread_named(request: HttpRequest, dossier: Dossier, who: str) -> Thread:
    """The conversation in which something was written."""
    audience = conversation_named(request.actor, dossier, who).audience
    return get_object_or_404(Thread.objects.visible_to(request.actor), dossier=dossier, party=audience.party)


def send(
    request: HttpRequest, door: str, dossier: Dossier, who: str, *, form: writing.MessageForm, page: Callable
) -> HttpResponse:
    """Send what the form says; ``page`` shows the conversation, with what is wrong or what was just sent."""
    audience = conversation_named(request.actor, dossier, who).audience
    if writing.send(form, actor=request.actor, dossier=dossier, audience=audience) is None:
        return page(request, dossier, who, form)
    if not request.htmx:
        toasts.success(request, _("The message was sent."))
        return redirect(f"{door}:threads:conversation", dossier.public_id, who)
    answer = page(request, dossier, who, just_sent=True)
    answer["Content-Location"] = reverse(f"{door}:threads:conversation", args=[dossier.public_id, who]) + "?sent=yes"
    return answer


def messages(request: HttpRequest, door: str, dossier: Dossier, who: str) -> HttpResponse:
    """What was written alone, for a page that is open."""
    page = page_of(request.actor, dossier, who, pages=pages_asked(request))
    if not request.htmx:
        return redirect(f"{door}:threads:conversation", dossier.public_id, who)
    context = {"page": page, "urls": addresses(door, page.conversation, pages_asked(request)), "door": door}
    return render(request, "threads/_messages.html", context)


def read(request: HttpRequest, door: str, dossier: Dossier, who: str) -> HttpResponse:
    """Note that what is shown has been read."""
    read_messages(actor=request.actor, thread=thread_named(request, dossier, who))
    return parts(request, door, dossier, who)


def draft(request: HttpRequest, dossier: Dossier, who: str) -> HttpResponse:
    """Keep what is being written."""
    form = writing.DraftForm(request.POST)
    audience = conversation_named(request.actor, dossier, who).audience
    if form.is_valid():
        form.run(keep_draft, actor=request.actor, dossier=dossier, audience=audience, body=form.cleaned_data["body"])
    return HttpResponse(status=UNPROCESSABLE if form.errors else 204, headers={"HX-Reswap": "none"})


def attach(request: HttpRequest, door: str, dossier: Dossier, who: str) -> HttpResponse:
    """Put files beside what is being written; asked for, what stands there."""
    if request.method == "GET":
        return parts(request, door, dossier, who)
    form = writing.FilesForm(request.POST, request.FILES)
    audience = conversation_named(request.actor, dossier, who).audience
    if form.is_valid():
        writing.attach(form, actor=request.actor, dossier=dossier, audience=audience)
    return parts(request, door, dossier, who, form)


def start_upload(request: HttpRequest, door: str, dossier: Dossier, who: str) -> HttpResponse:
    """Open an upload for a file beside what is being written."""
    audience = conversation_named(request.actor, dossier, who).audience
    start = partial(start_attachment, dossier=dossier, audience=audience)
    return tus.begin(request, start, lambda started: reverse(f"{door}:threads:upload", args=[started.public_id]))


def upload(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Say how far an upload is, take in its next part, or forget it."""
    return tus.go_on(request, Upload.objects.visible_to(request.actor).held(HOLDER), upload_id)


def remove(request: HttpRequest, door: str, dossier: Dossier, who: str, attachment: UUID) -> HttpResponse:
    """Take a file away that was not sent yet; what was typed meanwhile is kept."""
    unsent = Attachment.objects.visible_to(request.actor).unsent().filter(thread__dossier=dossier)
    found = get_object_or_404(unsent, public_id=attachment)
    audience = conversation_named(request.actor, dossier, who).audience
    remove_attachment(actor=request.actor, attachment=found)
    form = writing.DraftForm(request.POST)
    if "body" in request.POST and form.is_valid():
        form.run(keep_draft, actor=request.actor, dossier=dossier, audience=audience, body=form.cleaned_data["body"])
    return parts(request, door, dossier, who)
