"""The invitation by e-mail: with invented names while a firm tries out its looks, and before it is sent."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from shared_apps.branding.published import Branding
from shared_apps.organisations.hosts import portal_url
from shared_apps.organisations.profile import current_organisation
from shared_apps.platform.rendering import Rendered, render_mail
from tenant_apps.accounts.signing import signature_of
from tenant_apps.invites.letters import invitation_words, letter_context


def invitation(request: HttpRequest) -> HttpResponse:
    """The letter that a client gets first; its link leads nowhere."""
    brand: Branding = request.branding  # type: ignore[attr-defined]
    shown = letter(brand, name="Cleo Example", adviser=request.actor.name, signature=signature_of(request.actor))
    return HttpResponse(shown.html)


def letter(
    brand: Branding, *, name: str, adviser: str, language: str = "", message: str = "", signature: str = ""
) -> Rendered:
    """The invitation to this person, in this language; its link leads to the log-in."""
    language = language or get_language() or "en"
    words = invitation_words(name=name, adviser=adviser, language=language)
    context = letter_context(words, message=message, url=portal_url(), signature=signature)
    names = {"brand": brand, "organisation": current_organisation(), **context}
    return render_mail("invites/email/invitation", language=language, context=names)
