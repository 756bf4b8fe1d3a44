"""The invitation by e-mail with invented names, as a firm sees it while it tries out its looks."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from shared_apps.organisations.profile import current_organisation
from shared_apps.platform.rendering import render_mail
from tenant_apps.invites.commands import LINK_LIFETIME


def invitation(request: HttpRequest) -> HttpResponse:
    """The letter that a client gets first; its link leads nowhere."""
    organisation = current_organisation()
    context = {
        "brand": request.branding,  # type: ignore[attr-defined]
        "organisation": organisation,
        "name": "Cleo Example",
        "firm": organisation.name,
        "adviser": request.actor.name,
        "message": "",
        "url": "https://example.com/invite/",
        "days": LINK_LIFETIME.days,
    }
    letter = render_mail("invites/email/invitation", language=get_language() or "en", context=context)
    return HttpResponse(letter.html)
