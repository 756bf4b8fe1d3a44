"""The pages for what went wrong. None of them says more than the reader can use."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import override

from themes.base.context import page
from vestibule.core.errors import DomainError, NotInPlan
from vestibule.core.languages import browser_languages, first_offered


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for what is not there and for what is not the reader's: they look the same.

    What the firm's plan lacks is not there either, and the page says why.
    """
    if isinstance(exception, NotInPlan):
        return render(request, "not_in_plan.html", {"module": exception.module}, status=404)
    return render(request, "404.html", status=404)


def unreadable(request: HttpRequest, exception: DomainError) -> HttpResponse:
    """Answer for a page with something that was sealed and cannot be opened: the rest of it is not shown either."""
    return render(request, "unreadable.html", {"message": exception.message}, status=409)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for what the framework itself refuses; our own pages say that there is nothing."""
    return render(request, "404.html", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for what no browser of ours would send: too many fields, a damaged form. Needs nothing of the request."""
    return _bare(request, "400.html", 400)


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


def busy(request: HttpRequest, retry_after: int) -> HttpResponse:
    """Answer while the organisation asks for more than its share: a page for a person, a line for everything else.

    A browser that reloads the page sends a form once more, and its effect happens once (`vestibule.core.submissions`).
    """
    if request.headers.get("HX-Request") or "text/html" not in request.headers.get("Accept", ""):
        response = HttpResponse("busy\n", content_type="text/plain", status=503)
    else:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        offered = tuple(page(request)["languages"])  # type: ignore[call-overload]
        with override(first_offered((chosen, *browser_languages(request)), offered)):
            is_change = request.method == "POST"
            response = render(request, "busy.html", {"is_change": is_change}, status=503)
    response.headers["Retry-After"] = str(retry_after)
    response.headers["Cache-Control"] = "no-store"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer after a failure: rendered without the request, so that it needs no database and no session."""
    return _bare(request, "500.html", 500)


def _bare(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """A page in the language that was chosen before the failure, or else in one of the browser's."""
    offered = (settings.LANGUAGE_CODE, *dict(settings.LANGUAGES))
    chosen = getattr(request, "LANGUAGE_CODE", "")
    with override(first_offered((chosen, *browser_languages(request)), offered)):
        return HttpResponse(get_template(template).render(), status=status)
