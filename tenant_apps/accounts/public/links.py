"""Pages that a link from an e-mail leads to. Opening one changes nothing; its button does, once."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from tenant_apps.accounts import throttles
from tenant_apps.accounts.commands import passwords
from tenant_apps.accounts.commands.tokens import find_token
from tenant_apps.accounts.enums import TokenPurpose
from tenant_apps.accounts.errors import LinkNotValid, TooManyAttempts, TooManyResets
from tenant_apps.accounts.models import AccountToken
from tenant_apps.accounts.passwords import PasswordFields
from tenant_apps.accounts.public.forms import ResetForm
from tenant_apps.accounts.public.views import proceed
from tenants.limits import LimitReached, hit
from vestibule.core.actors import System
from vestibule.core.doors import public_view
from vestibule.core.errors import DomainError

RESETS_PER_IP = 10
RESETS_PER_ADDRESS = 3
HOUR = 3600


@public_view
@never_cache
def ask_reset(request: HttpRequest) -> HttpResponse:
    """Take an address and answer the same for every address."""
    form = ResetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.run(_note_reset, request=request, email=form.cleaned_data["email"])
        if form.is_valid():
            return redirect("accounts:reset_sent")
    return render(request, "accounts/public/reset.html", {"form": form}, status=form.status)


@public_view
def reset_sent(request: HttpRequest) -> HttpResponse:
    """Say that a link is on its way if there is somebody to send it to."""
    return render(request, "accounts/public/reset_sent.html")


@public_view
@never_cache
@sensitive_post_parameters()
def set_by_reset(request: HttpRequest, token: str) -> HttpResponse:
    """Let the person behind a reset link choose a new password; the log-in, with its second step, follows."""
    found = _find(request, token, TokenPurpose.RESET)
    if found is None:
        return _not_valid(request, "accounts:reset")
    form = PasswordFields(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = form.run(
            passwords.reset_password,
            actor=System("reset"),
            raw_token=token,
            password=form.cleaned_data["password"],
        )
        if account is not None:
            messages.success(request, _("Your password has been changed. Please log in."))
            return redirect("accounts:login")
    context = {"form": form, "name": found.account.name, "email": found.account.email}
    return render(request, "accounts/public/set_password.html", context, status=422 if form.errors else 200)


@public_view
@never_cache
@sensitive_post_parameters()
def activate(request: HttpRequest, token: str) -> HttpResponse:
    """Let an invited person choose the first password, and log them in."""
    found = _find(request, token, TokenPurpose.ACTIVATION)
    if found is None:
        return _not_valid(request, "accounts:login")
    form = PasswordFields(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = form.run(
            passwords.activate_account,
            actor=System("activation"),
            raw_token=token,
            password=form.cleaned_data["password"],
        )
        if account is not None:
            return proceed(request, account, "")
    context = {"form": form, "name": found.account.name, "email": found.account.email}
    return render(request, "accounts/public/activate.html", context, status=422 if form.errors else 200)


@public_view
@never_cache
def confirm_email(request: HttpRequest, token: str) -> HttpResponse:
    """Let the owner of a new address say that it is theirs."""
    found = _find(request, token, TokenPurpose.EMAIL_CHANGE)
    if found is None:
        return _not_valid(request, "accounts:email_confirm")
    if request.method == "POST":
        return _apply(request, lambda: passwords.confirm_email_change(actor=System("e-mail"), raw_token=token))
    return render(request, "accounts/public/confirm_email.html", {"email": found.new_email})


def _apply(request: HttpRequest, change: Callable[[], object]) -> HttpResponse:
    try:
        change()
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Your e-mail address has been changed."))
    return redirect("accounts:login")


def _note_reset(*, request: HttpRequest, email: str) -> None:
    """Queue the answer. Too many for one address are left out without a word, too many from one place are refused."""
    try:
        hit("reset.ip", request.session.ip or "", RESETS_PER_IP, HOUR)
    except LimitReached as error:
        raise TooManyResets from error
    try:
        hit("reset.address", email.strip().lower(), RESETS_PER_ADDRESS, HOUR)
    except LimitReached:
        return
    passwords.ask_reset(actor=System("reset"), email=email, language=get_language())


def _find(request: HttpRequest, token: str, purpose: TokenPurpose) -> AccountToken | None:
    """The link's row; None for a link that is not valid, or when this visitor tried too many that were not."""
    attempt = (throttles.LINK_BY_IP, request.session.ip or "")
    try:
        throttles.begin_attempt(attempt)
        found = find_token(token, purpose)
    except (LinkNotValid, TooManyAttempts):
        return None
    throttles.take_back(attempt)
    return found


def _not_valid(request: HttpRequest, next_page: str) -> HttpResponse:
    return render(request, "accounts/public/link_not_valid.html", {"next_page": next_page}, status=404)
