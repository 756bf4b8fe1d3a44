"""What the endpoints of the API share: who is let in, how pages follow each other, and how a refusal reads.

An endpoint serves those who work at the firm, under the rights that the pages ask and with the rows
that they show. Nobody logged in gets 401; somebody who may not enter, and a row that is not theirs, the same 404.
Refusals are problem details (RFC 9457).
"""

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import NotAuthenticated
from rest_framework.generics import GenericAPIView
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from vestibule.core.actors import Person, Professional
from vestibule.core.errors import DomainError, NotAllowed, NotInPlan
from vestibule.core.permissions import Permission, require
from vestibule.core.problems import PROBLEM, problem

UNPROCESSABLE = 422


class BrowserSession(SessionAuthentication):
    """The session of the browser; a request that changes something needs the CSRF token as well."""

    def authenticate_header(self, request: Request) -> str:
        """Make the answer to nobody 401 rather than 403."""
        return "Session"


class NewestFirst(CursorPagination):
    """Pages that stay right while rows are added: ``next`` and ``previous`` carry the place, 50 rows at a time."""

    ordering = ("-created_at", "-pk")
    page_size = 50
    max_page_size = 200
    page_size_query_param = "size"


class Endpoint(GenericAPIView):
    """An address of the API for professionals who hold ``permission``; without one, for anybody logged in."""

    permission: ClassVar[Permission | None] = None
    authentication_classes = (BrowserSession,)
    permission_classes = ()
    pagination_class = NewestFirst
    lookup_field = "public_id"

    @property
    def actor(self) -> Person:
        """Who asks. Only after ``check_permissions`` has let them in."""
        return self.request._request.actor  # type: ignore[no-any-return]  # noqa: SLF001 - set by our middleware

    def check_permissions(self, request: Request) -> None:
        """Let in who works here and holds the right."""
        actor = getattr(request._request, "actor", None)  # noqa: SLF001 - set by our middleware
        if actor is None:
            raise NotAuthenticated
        if self.permission is None:
            return
        if not isinstance(actor, Professional):
            raise NotAllowed("api")
        require(actor, self.permission)

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        """Return the view with the marks that every door has."""
        view = super().as_view(**initkwargs)
        view.door, view.permission = "professional" if cls.permission else "account", cls.permission
        view.login_required = False  # the endpoint itself asks
        return view


def answer_to(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer for what an endpoint raised; None for a bug, which is nobody's to read."""
    if isinstance(error, DomainError):
        found = problem(UNPROCESSABLE, error, code=error.code, field=error.field or "")
        return Response(found, status=UNPROCESSABLE, content_type=PROBLEM)
    if isinstance(error, NotInPlan):
        found = problem(404, _("The plan of your firm does not include this."), code="plan:lacks-module")
        return Response(found, status=404, content_type=PROBLEM)
    response = exception_handler(error, context)
    if response is None:
        return None
    detail = response.data["detail"]
    response.data = problem(response.status_code, detail, code=getattr(detail, "code", ""))
    response.content_type = PROBLEM
    return response
