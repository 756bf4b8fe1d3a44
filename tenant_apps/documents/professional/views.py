"""The review queue over all customers, reviewing with the document beside it, and the panel for other pages."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tenant_apps.customers.models import Customer
from tenant_apps.documents import policies, tickets
from tenant_apps.documents.commands.declarations import answer_declaration
from tenant_apps.documents.commands.files import open_file
from tenant_apps.documents.commands.requests import cancel_request, edit_request
from tenant_apps.documents.commands.reviews import ask_again, review_delivery
from tenant_apps.documents.enums import Decision
from tenant_apps.documents.errors import RequestMoved
from tenant_apps.documents.models import DocumentRequest, StoredFile
from tenant_apps.documents.professional.forms import AgainForm, AnswerForm, EditForm, QueueForm, ReviewForm
from vestibule.core import phrases
from vestibule.core.actors import Actor
from vestibule.core.doors import professional_view
from vestibule.core.errors import DomainError
from vestibule.core.permissions import allows
from vestibule.core.ways import own_page

PAGE_LENGTH = 25
CONFLICT, UNPROCESSABLE = 409, 422


@professional_view(policies.VIEW)
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for a verdict, the longest waiting first; by filter also what is with the client or approved."""
    form = QueueForm(request.GET, actor=request.actor)
    visible = DocumentRequest.objects.visible_to(request.actor).needed().with_customer().with_deliveries()
    page = Paginator(form.narrowed(visible).longest_waiting_first(), PAGE_LENGTH).get_page(request.GET.get("page"))
    template = "_queue.html" if request.htmx else "queue.html"
    context = {
        "form": form,
        "page": page,
        "is_narrowed": form.is_narrowed,
        "shows_everything": form.shows_everything,
        "may_review": allows(request.actor, policies.REVIEW),
    }
    return render(request, f"documents/professional/{template}", context)


@professional_view(policies.VIEW)
@require_GET
def panel(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """All requests to one customer, to be embedded in a page about that customer."""
    customer = get_object_or_404(Customer.objects.visible_to(request.actor), public_id=customer_id)
    visible = DocumentRequest.objects.visible_to(request.actor).of_customer(customer)
    context = {
        "customer": customer,
        "requests": visible.needed().with_deliveries().in_order(),
        "may_review": allows(request.actor, policies.REVIEW),
        "back": _given_way(request) or "",
    }
    template = "_panel.html" if request.htmx else "panel.html"
    return render(request, f"documents/professional/{template}", context)


@professional_view(policies.VIEW)
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """The document, and beside it the verdict; afterwards the next one that waits."""
    asked = _asked(request.actor, request_id)
    if request.method == "GET":
        return _review_page(request, asked, ReviewForm(initial={"seen": asked.revision}))
    form = ReviewForm(request.POST)
    reviewed = form.is_valid() and form.run(
        review_delivery,
        actor=request.actor,
        request=asked,
        decision=Decision(form.cleaned_data["decision"]),
        reason=form.cleaned_data["reason"],
        remark=form.cleaned_data["remark"],
        seen_revision=form.cleaned_data["seen"],
        dated_on=form.cleaned_data["dated_on"],
    )
    if not reviewed:
        return _review_again(request, request_id, form)
    text = _("Approved: %(subject)s.") if reviewed.is_approved else _("Rejected and asked again: %(subject)s.")
    messages.success(request, text % {"subject": reviewed.plain_subject})
    return redirect(_way_on(request, reviewed))


@professional_view(policies.REVIEW)
@require_POST
def answer(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Agree that a document does not apply, or ask for it all the same."""
    asked = _asked(request.actor, request_id)
    form = AnswerForm(request.POST)
    answered = form.is_valid() and form.run(
        answer_declaration,
        actor=request.actor,
        request=asked,
        decision=Decision(form.cleaned_data["decision"]),
        remark=form.cleaned_data["remark"],
        seen_revision=form.cleaned_data["seen"],
    )
    if not answered:
        return _review_again(request, request_id, form)
    messages.success(request, phrases.SAVED)
    return redirect(_way_on(request, answered))


@professional_view(policies.VIEW)
@require_GET
def state(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """The files of a request; the page asks again while one is being checked."""
    asked = _asked(request.actor, request_id)
    if not request.htmx:
        return redirect("professional:documents:review", request_id)
    return render(request, "documents/professional/_state.html", _state_of(request, asked))


@professional_view(policies.ASK)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Change the words of a request."""
    asked = _asked(request.actor, request_id)
    form = EditForm(request.POST or None, instance=asked)
    if request.method == "POST" and form.is_valid():
        words = {"subject": form.cleaned_data["subject"], "remark": form.cleaned_data["remark"]}
        if form.run(edit_request, actor=request.actor, request=asked, **words):
            messages.success(request, _("The request has been changed."))
            return redirect("professional:documents:review", request_id)
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "documents/professional/edit.html", {"asked": asked, "form": form}, status=status)


@professional_view(policies.ASK)
@require_POST
def again(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Ask once more for what was approved."""
    asked = _asked(request.actor, request_id)
    form = AgainForm(request.POST)
    if form.is_valid() and form.run(ask_again, actor=request.actor, request=asked, **form.cleaned_data):
        messages.success(request, _("Asked again: %(subject)s.") % {"subject": asked.plain_subject})
        return redirect(_given_way(request) or reverse("professional:documents:review", args=[request_id]))
    shown = ReviewForm(initial={"seen": asked.revision})
    return _review_page(request, asked, shown, again_form=form, status=UNPROCESSABLE)


@professional_view(policies.ASK)
@require_POST
def cancel(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Say that a document is no longer needed."""
    asked = _asked(request.actor, request_id)
    try:
        cancel_request(actor=request.actor, request=asked)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The request has been cancelled."))
    return redirect(_given_way(request) or "professional:documents:queue")


@professional_view(policies.VIEW)
@require_GET
def download(request: HttpRequest, file_id: UUID, page: int = 0) -> HttpResponse:
    """Send the browser on to the host that hands out files, with a ticket for this one."""
    file = get_object_or_404(StoredFile.objects.visible_to(request.actor), public_id=file_id)
    ticket = open_file(actor=request.actor, file=file, page=page)
    return HttpResponseRedirect(tickets.address(ticket), headers={"Cache-Control": "no-store"})


def _asked(actor: Actor, request_id: UUID) -> DocumentRequest:
    visible = DocumentRequest.objects.visible_to(actor).with_customer().with_deliveries().with_reviews()
    return get_object_or_404(visible, public_id=request_id)


def _review_page(
    request: HttpRequest,
    asked: DocumentRequest,
    form: ReviewForm,
    *,
    again_form: AgainForm | None = None,
    answer_form: AnswerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = _state_of(request, asked) | {
        "form": form,
        "again_form": again_form or AgainForm(),
        "answer_form": answer_form or AnswerForm(initial={"seen": asked.revision}),
        "following": _following(request.actor, asked),
        "preceding": _preceding(request.actor, asked),
        "may_ask": allows(request.actor, policies.ASK),
        "may_hand_in": allows(request.actor, policies.HAND_IN) and asked.is_open,
        "back": _given_way(request) or "",
    }
    return render(request, "documents/professional/review.html", context, status=status)


def _state_of(request: HttpRequest, asked: DocumentRequest) -> dict[str, object]:
    """What the fragment with the files shows; the page asks again while photos are being put together."""
    may_review = allows(request.actor, policies.REVIEW)
    may_merge = may_review and policies.has_photos_to_merge(asked)
    deliveries = asked.current_deliveries if asked.is_open else []
    return {
        "withdrawable": {each.public_id for each in deliveries if policies.may_withdraw(request.actor, asked, each)},
        "asked": asked,
        "may_review": may_review,
        "may_move": may_review and asked.is_open,
        "may_merge": may_merge,
        "is_merging": "merging" in request.GET and may_merge,
    }


def _review_again(request: HttpRequest, request_id: UUID, form: ReviewForm | AnswerForm) -> HttpResponse:
    """The page as things stand now, with what was typed. After a conflict the reviewer judges what is there now."""
    asked = _asked(request.actor, request_id)
    moved = form.has_error(NON_FIELD_ERRORS, RequestMoved.CODE)
    form.data = form.data.copy()
    form.data["seen"] = asked.revision
    status = CONFLICT if moved else UNPROCESSABLE
    if isinstance(form, AnswerForm):
        shown = ReviewForm(initial={"seen": asked.revision})
        return _review_page(request, asked, shown, answer_form=form, status=status)
    return _review_page(request, asked, form, status=status)


def _following(actor: Actor, asked: DocumentRequest) -> DocumentRequest | None:
    """The next one that waits; behind the last, and from one that waits no more, the longest waiting."""
    waiting = DocumentRequest.objects.visible_to(actor).awaiting_review().exclude(pk=asked.pk)
    return (
        waiting.waiting_shorter_than(asked).longest_waiting_first().first() or waiting.longest_waiting_first().first()
    )


def _preceding(actor: Actor, asked: DocumentRequest) -> DocumentRequest | None:
    """The one that waits a little longer."""
    visible = DocumentRequest.objects.visible_to(actor).awaiting_review()
    return visible.waiting_longer_than(asked).longest_waiting_first().last()


def _given_way(request: HttpRequest) -> str | None:
    """Where the page that led here wants to go on, when that is a page of this portal."""
    return own_page(request.POST.get("back") or request.GET.get("back"), under="/pro/") or None


def _way_on(request: HttpRequest, reviewed: DocumentRequest) -> str:
    given = _given_way(request)
    if given:
        return given
    following = _following(request.actor, reviewed)
    if following:
        return reverse("professional:documents:review", args=[following.public_id])
    return reverse("professional:documents:queue")
