"""What anybody logged in may see and change of their own account."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from tenant_apps.accounts import entry, throttles
from tenant_apps.accounts.account.forms import ConfirmForm, EmailForm, PasswordForm, ProfileForm
from tenant_apps.accounts.account.pages import go, own_url, render, safe_next
from tenant_apps.accounts.browsers import browser_name
from tenant_apps.accounts.commands import passwords
from tenant_apps.accounts.commands.people import edit_account
from tenant_apps.accounts.commands.sessions import end_other_sessions, end_session
from tenant_apps.accounts.methods import methods_of
from tenant_apps.accounts.middleware import language_choices
from tenant_apps.accounts.models import Account, Session
from vestibule.core import phrases
from vestibule.core.doors import account_view

R = TypeVar("R")


@account_view
@never_cache
def profile(request: HttpRequest) -> HttpResponse:
    """Name, telephone, language and time zone."""
    account = request.user
    form = ProfileForm(
        request.POST or None,
        languages=language_choices(request),
        initial={
            "name": account.name,
            "phone": account.phone,
            "language": account.language,
            "time_zone": account.time_zone,
        },
    )
    if request.method == "POST" and form.is_valid():
        done = form.run(edit_account, actor=request.actor, account=account, **form.cleaned_data)
        if done is not None:
            with override(account.language or None):
                messages.success(request, str(phrases.SAVED))
            return go(request, "profile")
    context = {"form": form, "account": account, "methods": methods_of(account)}
    return render(request, "profile", context)


@account_view
@never_cache
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """Change the password; the other browsers are logged out."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account: Account | None = form.run(
            _with_password,
            request=request,
            change=passwords.change_password,
            current_password=form.cleaned_data["current_password"],
            password=form.cleaned_data["password"],
            keep=request.actor.session_key,
        )
        if account is not None:
            update_session_auth_hash(request, account)
            messages.success(request, _("Your password has been changed. Other browsers were logged out."))
            return go(request, "profile")
    return render(request, "password", {"form": form})


@account_view
@never_cache
@sensitive_post_parameters()
def email(request: HttpRequest) -> HttpResponse:
    """Ask for another e-mail address; a link sent there makes it so."""
    form = EmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.run(_with_password, request=request, change=passwords.ask_email_change, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("We have sent a link to the new address. Open it to confirm the change."))
            return go(request, "profile")
    return render(request, "email", {"form": form, "account": request.user})


@account_view
@never_cache
@sensitive_post_parameters()
def confirm(request: HttpRequest) -> HttpResponse:
    """Ask for the password again, before something sensitive."""
    next_url = safe_next(request, own_url(request, "two_factor"))
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.run(entry.ask_password_again, request=request, account=request.user, **form.cleaned_data)
        if form.is_valid():
            return redirect(next_url)
    return render(request, "confirm", {"form": form, "next": next_url})


@account_view
@never_cache
def sessions(request: HttpRequest) -> HttpResponse:
    """Every browser in which the person is logged in."""
    rows = [
        {
            "public_id": session.public_id,
            "browser": browser_name(session.user_agent),
            "ip": session.ip,
            "created_at": session.created_at,
            "last_seen_at": session.last_seen_at,
            "is_this_one": session.session_key == request.actor.session_key,
        }
        for session in Session.objects.visible_to(request.actor).alive()
    ]
    return render(request, "sessions", {"sessions": rows})


@account_view
@require_POST
def end_one(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Log one browser out."""
    session = get_object_or_404(Session.objects.visible_to(request.actor), public_id=public_id)
    end_session(actor=request.actor, session=session)
    messages.success(request, _("That browser has been logged out."))
    return go(request, "sessions")


@account_view
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Log every browser but this one out."""
    end_other_sessions(actor=request.actor, account=request.user, keep=request.actor.session_key)
    messages.success(request, _("You are now logged in only here."))
    return go(request, "sessions")


def _with_password(*, request: HttpRequest, change: Callable[..., R], **facts: object) -> R:
    """Run a command that checks the current password, and slow down who keeps typing another."""
    with throttles.counted((throttles.PASSWORD_AGAIN, str(request.user.public_id))):
        return change(actor=request.actor, account=request.user, **facts)
