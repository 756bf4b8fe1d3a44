"""A professional asks, hands over to customer success, and reads the replies."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shared_apps.help.centre import reading_language
from tenant_apps.chats import exchange, pages, policies
from tenant_apps.chats.answers import as_sent
from tenant_apps.chats.commands import ask_customer_success
from tenant_apps.chats.forms import CustomerSuccessForm
from tenant_apps.chats.models import Inquiry
from vestibule.core.doors import professional_view

DOOR = "professional"
PER_PAGE = 20


@professional_view(policies.ASK)
@require_http_methods(["GET", "POST"])
def chat(request: HttpRequest) -> HttpResponse:
    """Ask, and read the answers."""
    return pages.chat(request, DOOR)


@professional_view(policies.ASK)
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Begin afresh."""
    return pages.forget(request, DOOR)


@professional_view(policies.ASK)
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    """See what goes to customer success, and send it."""
    answered = pages.answered_here(request, DOOR)
    form = CustomerSuccessForm(request.POST or None, initial={"body": pages.first_words(answered)}, answered=answered)
    if request.method == "POST" and form.is_valid():
        sent = {"body": form.cleaned_data["body"], "exchange": as_sent(form.sent_along)}
        asked = form.run(ask_customer_success, actor=request.actor, language=reading_language(), **sent)
        if asked:
            exchange.forget(request, DOOR)
            messages.success(request, _("Your question was sent. The reply comes to your inbox."))
            return redirect("professional:chats:inquiry", asked.public_id)
    context = {"form": form, "answered": answered[::-1], "names": pages.names(DOOR)}
    status = pages.UNPROCESSABLE if form.errors else 200
    return render(request, "chats/professional/hand_over.html", context, status=status)


@professional_view(policies.ASK)
@require_GET
def inquiries(request: HttpRequest) -> HttpResponse:
    """One's own questions to customer success."""
    rows = Inquiry.objects.visible_to(request.actor).newest_first()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "chats/professional/inquiries.html", {"page": page})


@professional_view(policies.ASK)
@require_GET
def inquiry(request: HttpRequest, inquiry: UUID) -> HttpResponse:
    """One question with what was sent along, and the reply."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.actor), public_id=inquiry)
    return render(request, "chats/professional/inquiry.html", {"inquiry": found})
