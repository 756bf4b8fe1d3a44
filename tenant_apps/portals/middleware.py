"""Nobody gets past the privacy disclosure by typing an address."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from tenant_apps.accounts.models import Account
from tenant_apps.portals.setup import is_awaited

AWAITED = "portals.awaited"
OWN_PAGES = "client:portals"


def note_awaited(request: HttpRequest, account: Account) -> None:
    """Note in the session of somebody who has just come in that the welcome pages come first, if they do."""
    if is_awaited(account):
        request.session[AWAITED] = True


class WelcomeMiddleware:
    """Send a client to the welcome pages from wherever they want to go, for as long as the session says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: list[Any], _kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Only a log-in leaves the mark, so this asks the database nothing."""
        if getattr(view, "door", "") != "client" or not request.session.get(AWAITED):
            return None
        if request.resolver_match.namespace == OWN_PAGES:
            return None
        url = reverse("client:portals:welcome")
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": url})
        return redirect(url)
