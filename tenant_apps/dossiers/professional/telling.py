"""Telling clients what has to be done, and the firm's letters for that."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tenant_apps.accounts.signing import signature_of
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.commands.telling import archive_letter, save_letter, set_telling_policy, tell_clients
from tenant_apps.dossiers.letters import written_to
from tenant_apps.dossiers.models import Letter, Telling, TellingPolicy
from tenant_apps.dossiers.professional.found import found_dossier
from tenant_apps.dossiers.professional.settings_forms import LetterForm
from tenant_apps.dossiers.professional.tell_forms import TellForm, TellingPolicyForm
from vestibule.core import phrases
from vestibule.core.doors import professional_view
from vestibule.core.sorting import alphabetical


@professional_view(policies.EDIT)
@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Choose whom to tell and in which words, look at it as they will read it, and send it."""
    dossier = found_dossier(request, public_id)
    form = TellForm(request.POST if request.method == "POST" else None, actor=request.actor, dossier=dossier)
    chosen = form.cleaned_data if form.is_valid() else {}
    if chosen and "preview" not in request.POST:
        told = form.run(tell_clients, actor=request.actor, dossier=dossier, **chosen)
        if told is not None:
            messages.success(request, _("The e-mail is on its way."))
            return redirect("professional:dossiers:detail", public_id)
    signature = signature_of(request.actor) if chosen else ""
    previews = [
        (party, written_to(dossier, party, chosen["letter"], chosen["message"], signature=signature))
        for party in chosen.get("parties", ())
    ]
    tellings = Telling.objects.visible_to(request.actor).of(dossier)
    context = {"form": form, "dossier": dossier, "previews": previews, "tellings": tellings}
    return render(request, "dossiers/professional/tell.html", context, status=422 if form.errors else 200)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    """The firm's letters, and whether clients are told by themselves."""
    is_automatic = TellingPolicy.objects.filter(is_automatic=True).exists()
    form = TellingPolicyForm(request.POST if request.method == "POST" else None, initial={"is_automatic": is_automatic})
    if form.is_valid() and form.run(set_telling_policy, actor=request.actor, **form.cleaned_data):
        messages.success(request, phrases.SAVED)
        return redirect("professional:dossiers:letters")
    found = Letter.objects.visible_to(request.actor).current().order_by(alphabetical("name"), "pk")
    context = {"form": form, "letters": found}
    return render(request, "dossiers/professional/letters.html", context, status=422 if form.errors else 200)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def letter_add(request: HttpRequest) -> HttpResponse:
    """Write a letter."""
    return _edit(request, None)


@professional_view(policies.CONFIGURE)
@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change a letter."""
    return _edit(request, _found(request, public_id))


@professional_view(policies.CONFIGURE)
@require_POST
def letter_archive(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Offer a letter no more."""
    archive_letter(actor=request.actor, letter=_found(request, public_id))
    messages.success(request, _("The letter is not offered any more."))
    return redirect("professional:dossiers:letters")


def _found(request: HttpRequest, public_id: UUID) -> Letter:
    return get_object_or_404(Letter.objects.visible_to(request.actor).current(), public_id=public_id)


def _edit(request: HttpRequest, found: Letter | None) -> HttpResponse:
    form = LetterForm(
        request.POST if request.method == "POST" else None, letter=found, shown=request.GET.get("shown", "")
    )
    if form.is_valid() and form.run(save_letter, actor=request.actor, letter=found, **form.facts):
        messages.success(request, phrases.SAVED)
        return redirect("professional:dossiers:letters")
    trail = [
        (_("Settings"), reverse("professional:professional_portal:settings")),
        (_("Letters about action points"), reverse("professional:dossiers:letters")),
    ]
    context = {"form": form, "letter": found, "trail": trail}
    return render(request, "dossiers/professional/letter.html", context, status=form.status)
