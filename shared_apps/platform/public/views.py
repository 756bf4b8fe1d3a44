"""What the mail provider reports of letters that were sent. Whoever calls proves to be the provider."""

from anymail.urls import urlpatterns
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from vestibule.core.doors import public_view

_PROVIDERS = {
    pattern.name.removesuffix("_tracking_webhook"): pattern.callback
    for pattern in urlpatterns
    if pattern.name.endswith("_tracking_webhook")
}


@csrf_exempt
@public_view
@require_http_methods(["POST", "HEAD"])
def mail(request: HttpRequest, provider: str) -> HttpResponse:
    """Take a report of the provider through which this installation sends; its signature is checked first.

    Without the secret that the provider was given, there is nothing here.
    """
    is_ours = f"anymail.backends.{provider}.EmailBackend" == settings.EMAIL_BACKEND
    if not is_ours or provider not in _PROVIDERS or not settings.ANYMAIL.get("WEBHOOK_SECRET"):
        raise Http404
    return _PROVIDERS[provider](request)
