"""A client asks, and hands over to the adviser."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tenant_apps.chats import exchange, pages, policies
from tenant_apps.chats.answers import as_sent
from tenant_apps.chats.commands import hand_to_adviser
from tenant_apps.chats.forms import AdviserForm
from tenant_apps.dossiers.models import Dossier
from vestibule.core.doors import client_view

DOOR = "client"


@client_view(policies.ASK_AS_CLIENT)
@require_http_methods(["GET", "POST"])
def chat(request: HttpRequest) -> HttpResponse:
    """Ask, and read the answers."""
    return pages.chat(request, DOOR)


@client_view(policies.ASK_AS_CLIENT)
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Begin afresh."""
    return pages.forget(request, DOOR)


@client_view(policies.ASK_AS_CLIENT)
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    """See what goes to whom, and send it."""
    answered = pages.answered_here(request, DOOR)
    dossiers = list(Dossier.objects.visible_to(request.actor).with_people().order_by("-pk"))
    facts = {"answered": answered, "dossiers": dossiers}
    form = AdviserForm(request.POST or None, initial={"body": pages.first_words(answered)}, **facts)
    if request.method == "POST" and form.is_valid():
        about = get_object_or_404(Dossier.objects.visible_to(request.actor), public_id=form.cleaned_data["dossier"])
        sent = {"body": form.cleaned_data["body"], "exchange": as_sent(form.sent_along)}
        if form.run(hand_to_adviser, actor=request.actor, dossier=about, **sent):
            exchange.forget(request, DOOR)
            messages.success(request, _("The message was sent."))
            return redirect("client:threads:dossier", about.public_id)
    context = {"form": form, "answered": answered[::-1], "dossiers": dossiers, "names": pages.names(DOOR)}
    status = pages.UNPROCESSABLE if form.errors else 200
    return render(request, "chats/client/hand_over.html", context, status=status)
