"""From a right password to a logged-in browser, for the log-in pages and rooms that let somebody in by a link."""

import time
from dataclasses import dataclass

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django_otp import login as mark_verified
from django_otp import verify_token
from django_otp.models import Device

from tenant_apps.accounts import events, throttles
from tenant_apps.accounts.enums import MethodCode
from tenant_apps.accounts.errors import WrongBackupCode, WrongCode, WrongLogin, WrongPassword
from tenant_apps.accounts.methods import Method
from tenant_apps.accounts.models import Account, KnownDevice
from tenant_apps.accounts.passkeys import proven_passkey, take_ceremony
from tenant_apps.accounts.passwords import accounts_with
from tenants.keys import new_token, token_hash
from vestibule.core.actors import System
from vestibule.core.records import record
from vestibule.core.ways import own_page

BACKEND = "tenant_apps.accounts.backends.SharedAddressBackend"
PENDING_KEY = "entry"
PENDING_SECONDS = 10 * 60
CONFIRMED_KEY = "password_confirmed_at"
CONFIRMED_SECONDS = 10 * 60
KNOWN_DEVICE_COOKIE = "__Host-known-device" if settings.SECURE else "known-device"
KNOWN_DEVICE_SECONDS = 180 * 24 * 3600
PROFESSIONAL_HOME = "/pro/"
HOME = "/"


@dataclass(frozen=True, slots=True)
class Pending:
    """The password was right; who it is, or the second step, is still open."""

    people: tuple[Account, ...]
    next_url: str


def find_people(*, request: HttpRequest, email: str, password: str) -> list[Account]:
    """The people of this address whose password this is; ``WrongLogin`` for nobody.

    Failures are counted per address typed and per address come from. A browser in which one of them logged in before
    has a count of its own, so nobody can keep the owner out by failing elsewhere.
    """
    device = known_device(request, email)
    by_email = (throttles.LOGIN_BY_EMAIL, email.strip().lower())
    by_ip = (throttles.LOGIN_BY_IP, request.session.ip or "")
    by_device = (throttles.LOGIN_BY_KNOWN_DEVICE, str(device.public_id) if device else "")
    attempts = (by_device,) if device else (by_email, by_ip)
    throttles.begin_attempt(*attempts)
    people = accounts_with(email, password)
    if not people:
        raise WrongLogin
    throttles.forget_failures(by_device if device else by_email)
    if not device:
        throttles.take_back(by_ip)
    return people


def prove(*, request: HttpRequest, account: Account, method: Method, code: str) -> Device:
    """The device that this code, or a passkey's answer, proves; ``WrongCode`` for none. A code serves once."""
    device = known_device(request, account.email)
    if device is not None and device.account_id == account.pk:
        attempt = (throttles.CODE_BY_KNOWN_DEVICE, str(device.public_id))
    else:
        attempt = (throttles.CODE_BY_ACCOUNT, str(account.public_id))
    with throttles.counted(attempt):
        proven = _proven(request, account, method, code)
        if proven is None:
            raise WrongBackupCode if method.code == MethodCode.BACKUP else WrongCode
    return proven


def _proven(request: HttpRequest, account: Account, method: Method, code: str) -> Device | None:
    if method.code == MethodCode.PASSKEY:
        ceremony = take_ceremony(request)
        return proven_passkey(account, code, ceremony) if ceremony else None
    answers = (verify_token(account, device.persistent_id, code) for device in method.devices)
    return next((device for device in answers if device is not None), None)


def ask_password_again(*, request: HttpRequest, account: Account, current_password: str) -> None:
    """Note that the person typed the password just now; ``WrongPassword`` when it is another."""
    attempt = (throttles.PASSWORD_AGAIN, str(account.public_id))
    with throttles.counted(attempt):
        if not account.check_password(current_password):
            raise WrongPassword
    confirm_password(request)


def hold(request: HttpRequest, accounts: list[Account], next_url: str) -> None:
    """Remember in the browser's session whose password was right, for ten minutes."""
    request.session[PENDING_KEY] = {
        "accounts": {str(account.pk): account.get_session_auth_hash() for account in accounts},
        "next": next_url,
        "at": int(time.time()),
    }


def pending(request: HttpRequest) -> Pending | None:
    """What ``hold`` remembered, or None when that is too long ago or nobody of them may log in any more.

    Whose password was changed meanwhile has to type the new one.
    """
    held = request.session.get(PENDING_KEY)
    if not held or held["at"] < time.time() - PENDING_SECONDS:
        return None
    people = tuple(
        account
        for account in Account.objects.active().filter(pk__in=held["accounts"]).order_by("pk")
        if constant_time_compare(held["accounts"][str(account.pk)], account.get_session_auth_hash())
    )
    return Pending(people, held["next"]) if people else None


def log_in(request: HttpRequest, account: Account, *, device: Device | None = None) -> None:
    """Log the person in, in this browser: the session gets a new key, so one that was planted opens nothing."""
    request.session.pop(PENDING_KEY, None)
    auth.login(request, account, backend=BACKEND)
    if device is not None:
        mark_verified(request, device)
    confirm_password(request)
    actor = System("log-in")
    record("accounts.log_in", account, actor=actor, account=str(account.public_id), two_factor=bool(device))
    events.logged_in.send(Account, account=account, actor=actor, request=request)


def log_out(request: HttpRequest) -> None:
    """End this browser's session."""
    auth.logout(request)


def confirm_password(request: HttpRequest) -> None:
    """Note that the person has just typed the password, so that sensitive pages need not ask again at once."""
    request.session[CONFIRMED_KEY] = int(time.time())


def is_password_fresh(request: HttpRequest) -> bool:
    """Whether the password was typed in the last ten minutes."""
    return request.session.get(CONFIRMED_KEY, 0) > time.time() - CONFIRMED_SECONDS


def landing_url(account: Account, next_url: str = "") -> str:
    """Where the person goes after logging in: the page asked for, the professional portal, or the client's."""
    return own_page(next_url) or (PROFESSIONAL_HOME if account.is_professional else HOME)


def known_device(request: HttpRequest, email: str) -> KnownDevice | None:
    """The row of this browser, when somebody of this address has logged in with it before."""
    raw = request.COOKIES.get(KNOWN_DEVICE_COOKIE, "")
    if not raw:
        return None
    return KnownDevice.objects.filter(token_hash=token_hash(raw), account__email=email.strip().lower()).first()


def remember_device(request: HttpRequest, response: HttpResponseBase, account: Account) -> None:
    """Give the browser a random cookie by which it is known next time. It proves nothing; it only spares delays."""
    device = known_device(request, account.email)
    raw = request.COOKIES[KNOWN_DEVICE_COOKIE] if device else new_token()
    if device is None:
        KnownDevice.objects.create(account=account, token_hash=token_hash(raw))
    else:
        KnownDevice.objects.filter(pk=device.pk).update(last_used_at=timezone.now())
    response.set_cookie(
        KNOWN_DEVICE_COOKIE,
        raw,
        max_age=KNOWN_DEVICE_SECONDS,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )
