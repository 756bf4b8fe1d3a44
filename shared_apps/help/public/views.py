"""The help centre on the public site: every article, for whoever wants to know what the portals do."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from shared_apps.help import pages
from vestibule.core.doors import public_view

DOOR = "public"


@public_view
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every article, or those that are searched for."""
    return pages.index(request, DOOR)


@public_view
@require_GET
def article(request: HttpRequest, code: str) -> HttpResponse:
    """One article."""
    return pages.article(request, DOOR, code)
