"""Parts of a page that another room answers, written into the page while it is made."""

from copy import copy
from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, QueryDict
from django.middleware.csrf import get_token
from django.urls import get_script_prefix, resolve
from django.utils.safestring import SafeString, mark_safe
from django_htmx.middleware import HtmxDetails

NOTHING = SafeString("")


def part_of(request: HttpRequest, url: str) -> SafeString:
    """What the page at an address of this site answers to a script that asks for its fragment, without the asking.

    It is read as whoever asks for the page, through the same door: what they may not see is no part of it, and what was
    read for the page is not read again. Only what is shown can be a part: the view is asked to look, never to change.
    """
    path, _mark, query = url.partition("?")
    inside = f"/{path.removeprefix(get_script_prefix())}"
    match = resolve(inside)
    get_token(request)  # one secret for the page and what is in it
    own = copy(request)
    own.__dict__.pop("headers", None)  # made from META when first asked for
    own.method, own.GET, own.POST = "GET", QueryDict(query), QueryDict()
    own.path, own.path_info, own.resolver_match = path, inside, match
    own.META = request.META | {"HTTP_HX_REQUEST": "true", "QUERY_STRING": query, "REQUEST_METHOD": "GET"}
    own.htmx = HtmxDetails(own)  # type: ignore[attr-defined]
    try:
        answer = match.func(own, *match.args, **match.kwargs)
    except (Http404, PermissionDenied):
        return NOTHING
    if answer.status_code != HTTPStatus.OK:
        return NOTHING
    return mark_safe(answer.content.decode())  # noqa: S308 - a page of our own, which escaped what it shows
