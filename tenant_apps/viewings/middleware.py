"""The client portal under an address of its own, as one client sees it.

Below ``/pro/as-client/<view>/`` the very pages of the client portal are served to the professional who opened the view.
The professional's own session stays what it is and is not lent to them. Every address that these pages make leads back
into the view, since the prefix is the script's name for as long as they run. They run over a database login that can
only read, so a write fails in the database too, whatever the code tries; and each answer to a write is a refusal.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.backends.base import SessionBase
from django.db import ProgrammingError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils import translation
from django_otp import DEVICE_ID_SESSION_KEY
from psycopg.errors import InsufficientPrivilege

from tenant_apps.accounts.middleware import (
    is_elsewhere,
    offered_languages,
    refusal_from_elsewhere,
    refusal_without_second_step,
)
from tenant_apps.viewings import policies
from tenant_apps.viewings.acting import PEOPLE, viewer_of
from tenant_apps.viewings.models import Viewing
from tenants.context import current_tenant, use_tenant
from tenants.middleware import keep_tenant
from vestibule.core.actors import Professional, Viewer
from vestibule.core.errors import NotFound
from vestibule.core.languages import first_offered

Answer = Callable[[HttpRequest], HttpResponseBase]

ADDRESS = "/pro/as-client/"
READS = {"GET", "HEAD", "OPTIONS"}
# What a page of the client portal needs besides itself.
WITH_PAGES = {"branding", "videos", "statements"}
# Behind the log-in, yet a part of the pages: the faces of those who work here.
PORTRAIT = "client:accounts:portrait"
_INSIDE = re.compile(rf"{ADDRESS}([0-9a-f]{{8}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{12}})(/.*)")


class NobodysSession(SessionBase):
    """What the pages may remember while they are made, and forget: it is kept nowhere."""

    row = None

    def load(self) -> dict[str, Any]:
        return {}

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's signature
        """Keep nothing."""

    def exists(self, session_key: str) -> bool:
        return False

    def create(self) -> None:
        """Keep nothing."""

    def delete(self, session_key: str | None = None) -> None:
        """Keep nothing."""


@dataclass(frozen=True, slots=True)
class View:
    """What the banner says, in the language of who looks."""

    client: str
    language: str
    closes_at: datetime
    is_joint: bool
    end_url: str


class ViewingMiddleware:
    """Serve the client portal inside a view, and refuse whatever would change something."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        inside = _INSIDE.fullmatch(request.path_info) if request.path_info.startswith(ADDRESS) else None
        if inside is None:
            return self.get_response(request)
        if request.actor is None:
            return redirect_to_login(request.get_full_path(), reverse("accounts:login"))
        if not isinstance(request.actor, Professional) or not request.actor.has(policies.LOOK.code):
            raise NotFound
        if (refusal := _refusal_at_work(request)) is not None:
            return refusal
        viewing = self._viewing(request, UUID(inside[1]))
        if request.method not in READS:
            return refused(request)
        if not viewing.is_open:
            return render(request, "viewings/over.html", {"viewing": viewing}, status=410)
        return self._inside(request, viewing, path=inside[2])

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: list[Any], _kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Serve the client's pages alone: what belongs to the person's own log-in is nobody else's business."""
        if not isinstance(request.actor, Viewer):
            return None
        door = getattr(view, "door", "")
        if door == "client" or (door == "public" and request.resolver_match.namespace in WITH_PAGES):
            return None
        if door == "account":
            is_portrait = request.resolver_match.view_name == PORTRAIT
            return None if is_portrait else _said(request, "viewings/closed.html")
        raise NotFound

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say in words what the database refused."""
        is_refusal = isinstance(exception, ProgrammingError) and isinstance(exception.__cause__, InsufficientPrivilege)
        return refused(request) if is_refusal and isinstance(request.actor, Viewer) else None

    def _viewing(self, request: HttpRequest, public_id: UUID) -> Viewing:
        visible = Viewing.objects.visible_to(request.actor).select_related(*PEOPLE)
        viewing = visible.filter(public_id=public_id, viewed_by_id=request.actor.account_id).first()
        if viewing is None:
            raise NotFound
        return viewing

    def _inside(self, request: HttpRequest, viewing: Viewing, *, path: str) -> HttpResponseBase:
        looking = current_tenant().looking()
        own_session, own_prefix = request.session, get_script_prefix()
        request.viewing = View(
            client=str(viewing.party),
            language=request.LANGUAGE_CODE,
            closes_at=viewing.expires_at,
            is_joint=viewing.is_joint,
            end_url=reverse("professional:viewings:end", args=[viewing.public_id]),
        )
        request.actor = viewer_of(viewing)
        request.user = viewing.party.account or AnonymousUser()
        request.portal, request.session, request.path_info = "client", NobodysSession(), path
        language = first_offered((request.actor.language,), offered_languages(request))
        set_script_prefix(f"{ADDRESS}{viewing.public_id}/")
        try:
            with use_tenant(looking), translation.override(language):
                request.LANGUAGE_CODE = language
                response = self.get_response(request)
        finally:
            set_script_prefix(own_prefix)
            request.session = own_session
        if isinstance(response, StreamingHttpResponse):
            keep_tenant(response, looking)
        response.headers.setdefault("Content-Language", language)
        response.headers["Cache-Control"] = "private, no-store"
        return response


def _refusal_at_work(request: HttpRequest) -> HttpResponseBase | None:
    """Where somebody is sent who may not work from here, or has not proven the second step that the firm asks for."""
    if is_elsewhere(request):
        return refusal_from_elsewhere(request)
    return None if DEVICE_ID_SESSION_KEY in request.session else refusal_without_second_step(request)


def refused(request: HttpRequest) -> HttpResponse:
    """Answer to whatever would change something."""
    return _said(request, "viewings/refused.html")


def _said(request: HttpRequest, template: str) -> HttpResponse:
    """Say no to whoever looks, in their own language: the page around it may be in the client's."""
    view: View | None = getattr(request, "viewing", None)
    with translation.override(view.language if view else translation.get_language()):
        request.LANGUAGE_CODE = translation.get_language()
        return render(request, template, status=403)
