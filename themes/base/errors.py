"""The pages for what went wrong. None of them says more than the reader can use."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for what is not there and for what is not the reader's: they look the same."""
    return render(request, "404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer for a form without a valid token, mostly one that stayed open for too long."""
    return render(request, "403_csrf.html", status=403)


def too_many(request: HttpRequest, retry_after: int = 0) -> HttpResponse:
    """Answer for somebody who tried too often; ``retry_after`` is in seconds."""
    response = render(request, "429.html", {"minutes": max(1, -(-retry_after // 60)) if retry_after else 0}, status=429)
    if retry_after:
        response.headers["Retry-After"] = str(retry_after)
    return response


def maintenance(request: HttpRequest) -> HttpResponse:
    """Answer while the portal is being worked on."""
    response = render(request, "maintenance.html", status=503)
    response.headers["Retry-After"] = "300"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer after a failure: rendered without the request, so that it needs no database and no session."""
    return HttpResponse(get_template("500.html").render(), status=500)
