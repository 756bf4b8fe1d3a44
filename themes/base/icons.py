"""The icon that browsers and bookmarks ask for by themselves, without having read a page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from themes.base.context import page
from vestibule.core.doors import public_view

_ASKED_AGAIN_AFTER = "public, max-age=3600"


@public_view
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead to the firm's icon or to ours; the address of each is named by its content."""
    own = page(request)["brand"].favicon_url  # type: ignore[attr-defined]
    return HttpResponseRedirect(own or static("theme/favicon.svg"), headers={"Cache-Control": _ASKED_AGAIN_AFTER})
