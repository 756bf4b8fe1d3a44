"""Around every page."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

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
