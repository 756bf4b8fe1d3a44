"""Refusals for programs: problem details, RFC 9457."""

from django.http import JsonResponse

API = "/api/"
PROBLEM = "application/problem+json"


def problem(status: int, title: object, *, code: str = "", **more: object) -> dict[str, object]:
    """Return problem details: ``code`` is stable, ``title`` is for a person, in the person's language."""
    return {"type": "about:blank", "status": status, "title": str(title), "code": code, **more}


def refuse(status: int, title: object, *, code: str) -> JsonResponse:
    """Answer outside an endpoint, for what a middleware refuses."""
    return JsonResponse(problem(status, title, code=code), status=status, content_type=PROBLEM)
