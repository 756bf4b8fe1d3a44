"""Who is asking, and in which language and time zone the answer is given.

On a host without a tenant there is no session, no account and no actor; nothing here touches the database then.
"""

import zoneinfo
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.crypto import constant_time_compare
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django_otp import DEVICE_ID_SESSION_KEY

from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.entry import HOME, PROFESSIONAL_HOME
from tenant_apps.accounts.enums import OWN, RoleCode
from tenant_apps.accounts.models import Account, Session
from tenant_apps.accounts.networks import is_within
from tenant_apps.accounts.policies import needs_two_factor, permissions_of
from tenants.context import PLATFORM_SCHEMA
from vestibule.core.actors import Client, Operator, Person, Professional
from vestibule.core.languages import browser_languages, first_offered
from vestibule.core.problems import API, refuse

Answer = Callable[[HttpRequest], HttpResponseBase]
ASKED_BY_ITSELF = "/counts/"
"""A page that stands open asks for its numbers there, whether anybody sits in front of it or not."""
NOT_FROM_HERE = "accounts:not-from-here"
NO_SECOND_STEP = "accounts:second-step-required"
OPEN_DOORS = {"public", "account"}


def has_tenant(request: HttpRequest) -> bool:
    return getattr(request, "tenant", None) is not None


class SessionMiddleware(DjangoSessionMiddleware):
    """Django's, which tells the session which browser it is in and never looks for one on a host of nobody.

    A session that is ended while its request runs, perhaps by that very request, leads to the log-in page.
    """

    def process_request(self, request: HttpRequest) -> None:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME) if has_tenant(request) else None
        request.session = self.SessionStore(key)
        request.session.ip = request.META.get("REMOTE_ADDR") or None  # the visitor's, see ``vestibule.config.proxies``
        request.session.user_agent = request.headers.get("User-Agent", "")

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        try:
            return super().process_response(request, response)
        except SessionInterrupted:
            ended = redirect("accounts:login")
            ended.delete_cookie(settings.SESSION_COOKIE_NAME, samesite=settings.SESSION_COOKIE_SAMESITE)
            return ended


class AuthenticationMiddleware:
    """Set ``request.user``: the account of this browser's session while it may log in, somebody anonymous otherwise.

    A session made before the latest change of password is ended.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.user = self._account_of(request) or AnonymousUser()
        return self.get_response(request)

    def _account_of(self, request: HttpRequest) -> Account | None:
        if not request.session.session_key:
            return None
        made_for = request.session.get(HASH_SESSION_KEY, "")
        row = request.session.row
        if row is None or row.account is None:
            return None
        if not row.account.is_active or not constant_time_compare(made_for, row.account.get_session_auth_hash()):
            request.session.flush()
            return None
        if row.account.is_professional and has_rested_too_long(row):
            request.session.flush()
            return None
        if not request.path.endswith(ASKED_BY_ITSELF):
            request.session.seen()
        return row.account


class ActorMiddleware:
    """Set ``request.actor``: in which capacity the person acts here, or None for nobody.

    Under ``/pro/`` and ``/api/`` somebody who works here is a professional, elsewhere whoever is a client is a client;
    somebody with one capacity has it everywhere. On the platform's host it is an operator or nobody. ``request.portal``
    is the portal whose frame the page gets.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        row = request.session.row if request.user.is_authenticated else None
        request.actor = actor_for(request, row) if row is not None else None
        request.portal = request.actor.kind if request.actor is not None else ""
        if request.path == HOME and isinstance(request.actor, Professional):
            return HttpResponseRedirect(PROFESSIONAL_HOME)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: list[Any], _kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Ask for the log-in before a view without a door, and for two-factor where it is asked for."""
        is_open = hasattr(view, "door") or request.path.startswith(API)  # doors and the API ask for themselves
        if request.actor is None and has_tenant(request) and not is_open:
            return redirect_to_login(request.get_full_path(), reverse("accounts:login"))
        door = getattr(view, "door", None)
        if isinstance(request.actor, Professional) and door != "public" and is_elsewhere(request):
            return refusal_from_elsewhere(request)
        if door in OPEN_DOORS or DEVICE_ID_SESSION_KEY in request.session:
            return None
        return refusal_without_second_step(request)


def refusal_without_second_step(request: HttpRequest) -> HttpResponseBase | None:
    """Where somebody is sent who needs a second step for what they do and has not proven one."""
    if isinstance(request.actor, Operator) and needs_two_factor(request.user):
        return redirect("operator:accounts:two_factor")
    if is_second_step_asked(request):
        if request.path.startswith(API):
            text = _("Please confirm your log-in with your second step first.")
            return refuse(403, text, code=NO_SECOND_STEP)
        return redirect("professional:accounts:two_factor")
    return None


def is_second_step_asked(request: HttpRequest) -> bool:
    """Whether the firm asks a second step of this session, proven or not."""
    return isinstance(request.actor, Professional) and bool(request.session.row.two_factor_required)


def lacks_second_step(request: HttpRequest) -> bool:
    """Whether nothing but the pages of their own account is open to somebody who works here."""
    return is_second_step_asked(request) and DEVICE_ID_SESSION_KEY not in request.session


def has_rested_too_long(row: Session) -> bool:
    """Whether the firm ends such a session: nothing was done in it for longer than the firm allows."""
    return bool(row.idle_minutes) and row.last_seen_at < timezone.now() - timedelta(minutes=row.idle_minutes)


def is_elsewhere(request: HttpRequest) -> bool:
    """Whether the request comes from an address from which the firm lets nobody work."""
    return not is_within(request.session.ip, request.session.row.networks or ())


def refusal_from_elsewhere(request: HttpRequest) -> HttpResponseBase:
    """What somebody who works here is answered there."""
    if request.path.startswith(API):
        return refuse(403, _("Your firm does not let anybody work from this address."), code=NOT_FROM_HERE)
    return render(request, "accounts/public/elsewhere.html", {"address": request.session.ip}, status=403)


def actor_for(request: HttpRequest, row: Session) -> Person | None:
    """The capacity in which the session's account acts at this path."""
    account = row.account
    facts = {
        "account_id": account.pk,
        "public_id": account.public_id,
        "name": account.name,
        "language": account.language,
        "session_key": row.session_key,
    }
    if request.tenant.schema == PLATFORM_SCHEMA:
        return Operator(permissions=_permissions(row, {RoleCode.OPERATOR}), **facts) if account.is_operator else None
    is_at_work = request.path.startswith((PROFESSIONAL_HOME, API)) or not account.is_client
    if account.is_professional and is_at_work:
        return Professional(permissions=_permissions(row, set(RoleCode) - {RoleCode.CLIENT}), **facts)
    if account.is_client:
        grants = import_string(settings.GRANTS_LOADER)(account)
        return Client(permissions=_permissions(row, {RoleCode.CLIENT}), grants=tuple(grants), **facts)
    return None


def _permissions(row: Session, capacity: set[str]) -> frozenset[str]:
    """The rights of the account's roles in this capacity: at work a client's rights do not count, nor the reverse.

    Roles of the firm's own are for work alone.
    """
    held = [
        (code, extra)
        for code, extra in zip(row.role_codes, row.extra_permissions, strict=True)
        if code in capacity or (code.startswith(OWN) and RoleCode.ADVISER in capacity)
    ]
    return permissions_of([code for code, _extra in held], [extra for _code, extra in held])


class LanguageMiddleware:
    """Choose the time zone and the language: the person's setting, the link, the browser, the firm's first.

    A link says ``?lang=``; what it says, and what was chosen in the language menu, is kept in the browser
    and comes before what the browser itself asks for.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = language_for(request)
        with translation.override(language), timezone.override(zone_for(request)):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            asked = request.GET.get("lang", "")
            if asked and asked in offered_languages(request):
                remember_language(response, asked)
        patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", language)
        return response


def remember_language(response: HttpResponseBase, language: str) -> None:
    """Keep the choice in this browser for a year."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=365 * 24 * 3600, samesite="Lax", secure=settings.SECURE
    )


def offered_languages(request: HttpRequest) -> tuple[str, ...]:
    """The languages of this host, first language first."""
    if has_tenant(request) and request.tenant.schema != PLATFORM_SCHEMA:
        organisation = current_organisation()
        first = organisation.first_language
        return (first, *(code for code in organisation.languages if code != first))
    return (settings.LANGUAGE_CODE, *(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE))


def language_choices(request: HttpRequest) -> list[tuple[str, str]]:
    """The languages of this host as choices, each under its own name."""
    return [
        (code, str(translation.get_language_info(code)["name_local"]).capitalize())
        for code in offered_languages(request)
    ]


def language_for(request: HttpRequest) -> str:
    """The language of the answer: the first wish that the host offers."""
    offered = offered_languages(request)
    setting = getattr(request.user, "language", "")
    return first_offered((setting, *_chosen(request), *browser_languages(request)), offered)


def has_chosen_language(request: HttpRequest) -> bool:
    """Whether the reader, or the link that was followed, chose a language that is offered here."""
    return any(wish in offered_languages(request) for wish in _chosen(request))


def _chosen(request: HttpRequest) -> tuple[str, str]:
    return request.GET.get("lang", ""), request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")


def zone_for(request: HttpRequest) -> zoneinfo.ZoneInfo:
    """The person's own time zone, or the organisation's."""
    name = getattr(request.user, "time_zone", "")
    if not name and has_tenant(request) and request.tenant.schema != PLATFORM_SCHEMA:
        name = current_organisation().time_zone
    return zoneinfo.ZoneInfo(name or settings.TIME_ZONE)
