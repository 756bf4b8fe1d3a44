"""The help centre in the professional portal."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from shared_apps.help import pages, policies
from vestibule.core.doors import professional_view

DOOR = "professional"


@professional_view(policies.READ)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every article, or those that are searched for."""
    return pages.index(request, DOOR)


@professional_view(policies.READ)
@require_GET
def for_page(request: HttpRequest, page: str) -> HttpResponse:
    """Lead from a page to the article about it."""
    return pages.for_page(DOOR, page)


@professional_view(policies.READ)
@require_GET
def article(request: HttpRequest, code: str) -> HttpResponse:
    """One article."""
    return pages.article(request, DOOR, code)


@professional_view(policies.READ)
@require_POST
def rate(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether an article helped."""
    return pages.rate(request, DOOR, code)
