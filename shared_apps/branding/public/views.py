"""The firm's stylesheet and images: named by their contents, so browsers keep them for ever."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from shared_apps.branding.models import BrandImage
from shared_apps.branding.published import current_branding
from tenants.context import current_tenant
from vestibule.core.doors import public_view

_FOR_EVER = "public, max-age=31536000, immutable"


@public_view
@require_safe
def stylesheet(_request: HttpRequest, version: str) -> HttpResponse:
    """The published stylesheet. A page older than the version gets today's, and asks again next time."""
    branding = current_branding()
    kept = _FOR_EVER if version == branding.version else "no-cache"
    return HttpResponse(branding.css, content_type="text/css; charset=utf-8", headers={"Cache-Control": kept})


@public_view
@require_safe
def image(_request: HttpRequest, digest: str) -> HttpResponse:
    """One image of this firm, re-encoded by us when it was uploaded."""
    found = BrandImage.objects.filter(tenant_id=current_tenant().id, digest=digest).first()
    if found is None:
        raise Http404
    return HttpResponse(bytes(found.content), content_type=found.content_type, headers={"Cache-Control": _FOR_EVER})
