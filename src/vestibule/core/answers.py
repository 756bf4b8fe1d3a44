"""Answers that several doors give."""

from collections.abc import Mapping
from hashlib import sha256
from typing import cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response


def mark_of(counts: Mapping[str, int], version: str = "") -> str:
    """The mark of such an answer: a page that holds the same numbers carries it, and need not ask for them at once."""
    body = {"counts": dict(counts), "version": version}
    return f'"{sha256(repr(sorted(body.items())).encode()).hexdigest()[:20]}"'


def numbers(request: HttpRequest, counts: Mapping[str, int], version: str = "") -> HttpResponse:
    """The numbers that a page shows while it is open, as JSON; 304 when they are those that the browser has.

    ``version`` says what else the page shows: the answer differs when it does.
    """
    body = {"counts": dict(counts), "version": version}
    etag = mark_of(counts, version)
    answer = JsonResponse(body, headers={"ETag": etag, "Cache-Control": "private, no-cache"})
    return cast("HttpResponse", get_conditional_response(request, etag=etag, response=answer))
