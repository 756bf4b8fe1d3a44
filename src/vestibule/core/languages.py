"""Which language an answer is given in: the first wish that is on offer."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header


def first_offered(wishes: Iterable[str], offered: Sequence[str]) -> str:
    """The first wish that is offered, or else the first language on offer."""
    return next((wish for wish in wishes if wish in offered), offered[0])


def browser_languages(request: HttpRequest) -> list[str]:
    """What the browser asks for, best first; after each variety (de-AT) the language itself (de)."""
    found = []
    for code, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()[:500]):
        found += [code, code.split("-")[0]]
    return found
