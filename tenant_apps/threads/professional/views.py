"""The list of conversations, a conversation, and the panel of a dossier."""

from uuid import UUID

from django.contrib import messages as toasts
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.customers.languages import writing_hint
from tenant_apps.documents.tus import speaks_tus
from tenant_apps.dossiers.models import Dossier
from tenant_apps.threads import pages, policies, writing
from tenant_apps.threads.audience import audiences
from tenant_apps.threads.commands.conversations import note_look, set_turn
from tenant_apps.threads.errors import ColleagueAnswered
from tenant_apps.threads.professional.forms import FilterForm, TurnForm
from tenant_apps.threads.reading import conversations, page_of, readers_of
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError
from vestibule.core.permissions import allows

DOOR = "professional"
PAGE_LENGTH = 25
CONFLICT, UNPROCESSABLE = 409, 422


@professional_view(policies.VIEW)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Conversations about all dossiers, those that wait for the firm in front; htmx swaps the lines alone."""
    form = FilterForm(request.GET, actor=request.actor)
    page = Paginator(form.found(), PAGE_LENGTH).get_page(request.GET.get("page"))
    template = "_lines.html" if request.htmx.target == "threads" else "index.html"
    context = {"form": form, "page": page, "is_narrowed": form.is_narrowed}
    return render(request, f"threads/professional/{template}", context)


@professional_view(policies.VIEW)
@require_GET
def dossier(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """The first conversation of a dossier."""
    found = _dossier(request, dossier)
    first = next(iter(audiences(request.actor, found)), None)
    if first is None:
        return redirect("professional:dossiers:detail", dossier)
    return redirect("professional:threads:conversation", dossier, first.key)


@professional_view(policies.VIEW)
@require_GET
def panel(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """How the conversations of a dossier stand, without what was written; to be embedded in its page."""
    found = _dossier(request, dossier)
    context = {
        "conversations": conversations(request.actor, found),
        "dossier": found,
        "may_write": allows(request.actor, policies.WRITE),
    }
    template = "_panel.html" if request.htmx else "panel.html"
    return render(request, f"threads/professional/{template}", context)


@professional_view(policies.VIEW)
@require_http_methods(["GET", "POST"])
def conversation(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """One conversation, and writing in it."""
    found = _dossier(request, dossier)
    if request.method == "GET":
        return _page(request, found, who, just_sent="sent" in request.GET)
    form = writing.AnswerForm(request.POST, request.FILES)
    return pages.send(request, DOOR, found, who, form=form, page=_page)


@professional_view(policies.VIEW)
@require_GET
def messages(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """What was written alone: the page asks for it again while it is open."""
    return pages.messages(request, DOOR, _dossier(request, dossier), who)


@professional_view(policies.VIEW)
@require_POST
def read(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """Note that what is shown has been read."""
    return pages.read(request, DOOR, _dossier(request, dossier), who)


@professional_view(policies.WRITE)
@require_POST
def draft(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """Keep what is being written."""
    return pages.draft(request, _dossier(request, dossier), who)


@professional_view(policies.WRITE)
@require_http_methods(["GET", "POST"])
def attach(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """Put files beside what is being written."""
    return pages.attach(request, DOOR, _dossier(request, dossier), who)


@professional_view(policies.WRITE)
@require_http_methods(["OPTIONS", "POST"])
@speaks_tus
def uploads(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """Open an upload for a file beside what is being written."""
    return pages.start_upload(request, DOOR, _dossier(request, dossier), who)


@professional_view(policies.WRITE)
@require_http_methods(["OPTIONS", "HEAD", "PATCH", "DELETE"])
@speaks_tus
def upload(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Say how far an upload is, take in its next part, or forget it."""
    return pages.upload(request, upload_id)


@professional_view(policies.WRITE)
@require_POST
def remove(request: HttpRequest, dossier: UUID, who: str, attachment: UUID) -> HttpResponse:
    """Take a file away that was not sent yet; what was typed meanwhile is kept."""
    return pages.remove(request, DOOR, _dossier(request, dossier), who, attachment)


@professional_view(policies.WRITE)
@require_POST
def turn(request: HttpRequest, dossier: UUID, who: str) -> HttpResponse:
    """Say who is to answer."""
    thread = pages.thread_named(request, _dossier(request, dossier), who)
    form = TurnForm(request.POST)
    try:
        if form.is_valid():
            set_turn(actor=request.actor, thread=thread, waits_for=form.cleaned_data["waits_for"])
    except DomainError as error:
        toasts.error(request, str(error))
    return redirect("professional:threads:conversation", dossier, who)


def _dossier(request: HttpRequest, public_id: UUID) -> Dossier:
    return get_object_or_404(Dossier.objects.visible_to(request.actor).with_people(), public_id=public_id)


def _page(
    request: HttpRequest,
    dossier: Dossier,
    who: str,
    form: writing.AnswerForm | None = None,
    *,
    just_sent: bool = False,
) -> HttpResponse:
    page = page_of(request.actor, dossier, who, pages=pages.pages_asked(request))
    readers = readers_of(dossier, page.conversation.audience)
    form = form or writing.AnswerForm(initial={"body": page.draft})
    form.fields["body"].help_text = writing_hint(readers)
    if page.thread and page.count:
        note_look(actor=request.actor, thread=page.thread)
    context = {
        "page": page,
        "form": form,
        "readers": readers,
        "may_write": allows(request.actor, policies.WRITE),
        "may_sms": any(party.phone for party in readers),
        "urls": pages.addresses(DOOR, page.conversation, pages.pages_asked(request)),
        "accept": writing.ACCEPT,
        "door": DOOR,
        "just_sent": just_sent,
    }
    answered = form.has_error(NON_FIELD_ERRORS, ColleagueAnswered.CODE)
    status = CONFLICT if answered and not request.htmx else UNPROCESSABLE if form.errors else 200
    template = "_conversation.html" if request.htmx.target == "conversation" else "professional/conversation.html"
    return render(request, f"threads/{template}", context, status=status)
