"""Doors: the decorators that say who may enter a view and with which right.

Every view carries one. Somebody who is not logged in is sent to the log-in page; somebody logged in who may not
enter gets the same 404 as for a page that does not exist.
"""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, TypeAlias

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url

from vestibule.core.actors import Client, Operator, Person, Professional
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import Permission, require
from vestibule.core.submissions import answer_once

View: TypeAlias = Callable[..., HttpResponseBase]


def _door(name: str, actor_type: type[Person], permission: Permission | None) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor = getattr(request, "actor", None)
            if actor is None:
                return redirect_to_login(request.get_full_path(), resolve_url("accounts:login"))
            if not isinstance(actor, actor_type):
                raise NotAllowed(name)
            if permission is not None:
                require(actor, permission)
            if getattr(view, "is_repeatable", False):
                return view(request, *args, **kwargs)
            return answer_once(request, partial(view, request, *args, **kwargs), holder=actor.account_id)

        enter.door = name  # type: ignore[attr-defined]
        enter.permission = permission  # type: ignore[attr-defined]
        enter.login_required = False  # type: ignore[attr-defined]  # the door itself asks for the log-in
        return enter

    return decorate


def professional_view(permission: Permission) -> Callable[[View], View]:
    """For those who work at the firm and hold the permission."""
    return _door("professional", Professional, permission)


def client_view(permission: Permission) -> Callable[[View], View]:
    """For those whom the firm advises and who hold the permission."""
    return _door("client", Client, permission)


def operator_view(permission: Permission) -> Callable[[View], View]:
    """For those who run the platform and hold the permission."""
    return _door("operator", Operator, permission)


def account_view(view: View) -> View:
    """For anybody logged in, in whichever capacity: password, two-factor, own sessions."""
    return _door("account", Person, None)(view)


def public_view(view: View) -> View:
    """For anybody, logged in or not."""

    @wraps(view)
    def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    enter.door = "public"  # type: ignore[attr-defined]
    enter.permission = None  # type: ignore[attr-defined]
    enter.login_required = False  # type: ignore[attr-defined]
    return enter
