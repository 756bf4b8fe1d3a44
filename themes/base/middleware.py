"""Around every page."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh

from tenants.sealing import Unreadable
from tenants.shares import Shares
from themes.base.errors import busy, not_found, unreadable

LOG_IN = "/login/"
SIDE_PANEL = "side-panel-body"

_LOOKING = ("GET", "HEAD", "OPTIONS")
_TEXT = ("text/html", "application/json", "text/css")


class CompressedPages(GZipMiddleware):
    """Send pages, their fragments and a firm's stylesheet compressed; files pass as they are.

    What could be guessed from the length of an answer is masked: the CSRF token differs in each answer, and Django adds
    a random number of bytes.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress text that is complete."""
        if response.streaming or not response.get("Content-Type", "").startswith(_TEXT):
            return response
        return super().process_response(request, response)  # type: ignore[arg-type]


class UnreadableTold:
    """Say kindly that something on the page cannot be read any more, where the page has no better way to say it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for what was sealed with a key that is gone, or for somebody else."""
        return unreadable(request, exception) if isinstance(exception, Unreadable) else None


class FormsOnlyTold:
    """Say on a page that there is none at an address that takes only what a form sends.

    Whoever reloads it, or comes back to it after the log-in, would see an empty window.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        asks_for_a_page = request.method == "GET" and "HX-Request" not in request.headers
        if not isinstance(response, HttpResponseNotAllowed) or response.content or not asks_for_a_page:
            return response
        told = not_found(request)
        told.status_code, told.headers["Allow"] = response.status_code, response.headers["Allow"]
        return told


class FairShare:
    """Keep an organisation that asks for very much from slowing the others down: see `tenants.shares`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.WEB_TENANT_PERCENT:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self._shares = Shares(share=settings.WEB_TENANT_PERCENT / 100)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        tenant = request.tenant  # type: ignore[attr-defined]
        if tenant is None:
            return self.get_response(request)
        retry_after = self._shares.wait(tenant.public_id, is_change=request.method not in _LOOKING)
        if retry_after:
            return busy(request, retry_after)
        began = time.thread_time()
        try:
            return self.get_response(request)
        finally:
            self._shares.spend(tenant.public_id, time.thread_time() - began)


def elsewhere(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Let an answer that leads elsewhere lead the page there, and not the part of it that asked.

    Left to itself a browser follows such an answer within the part: the whole page stands in it then, and what that
    page had to say once is used up unseen. So it is with the panel beside a page, with every part that is fetched, and
    with whatever leads to the log-in: there the page is loaded anew, so that the person comes back to it. What a form
    within a page sends is followed, for its answer may be the part.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if "HX-Request" not in request.headers or "Location" not in response:
            return response
        if urlsplit(response["Location"]).path == LOG_IN:
            return _led(response, HttpResponseClientRefresh())
        if request.method == "GET" or request.headers.get("HX-Target") == SIDE_PANEL:
            return _led(response, HttpResponseClientRedirect(response["Location"]))
        return response

    return answer


def _led(response: HttpResponseBase, away: HttpResponse) -> HttpResponse:
    away.cookies = response.cookies
    return away
