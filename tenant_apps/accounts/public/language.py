"""Choosing the language, logged in or not, on any of the hosts."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tenant_apps.accounts.commands.people import edit_account
from tenant_apps.accounts.middleware import offered_languages, remember_language
from vestibule.core.doors import public_view
from vestibule.core.ways import own_page


@public_view
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language for this browser, and for the person when somebody is logged in; then go back."""
    response = redirect(own_page(_without_language(own_page(request.POST.get("next")))) or "/")
    language = request.POST.get("language", "")
    if language in offered_languages(request):
        remember_language(response, language)
        account = request.user
        if request.actor is not None:
            facts = {"name": account.name, "phone": account.phone, "time_zone": account.time_zone}
            edit_account(actor=request.actor, account=account, language=language, **facts)
    return response


def _without_language(address: str) -> str:
    """The address without the ``?lang=`` of the link that led there: the choice in the menu is the newer one."""
    parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "lang"]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(kept), parts.fragment))
