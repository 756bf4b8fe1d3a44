"""A film on a page, and the frame that alone may load the provider's player."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from vestibule.core.doors import public_view
from vestibule.core.videos import Provider, Video, video_of


@public_view
@require_safe
def player(request: HttpRequest, provider: str, key: str) -> HttpResponse:
    """The film: in place of the card that asked for it, or as a page of its own without scripts.

    An address that somebody passed on asks first, as the card does.
    """
    context = {"video": _found(provider, key), "has_agreed": "agreed" in request.GET}
    return render(request, f"videos/{'_player' if request.htmx else 'player'}.html", context)


@public_view
@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-src": [provider.origin for provider in Provider], "frame-ancestors": [SELF]})  # type: ignore[arg-type]
def frame(request: HttpRequest, provider: str, key: str) -> HttpResponse:
    """Nothing but the provider's own player. No other page of ours may load anything from there."""
    return render(request, "videos/frame.html", {"video": _found(provider, key)})


def _found(provider: str, key: str) -> Video:
    video = video_of(provider, key)
    if video is None:
        raise Http404
    return video
