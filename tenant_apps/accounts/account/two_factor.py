"""Setting up and removing the second step of one's own log-in."""

import io
from base64 import b32encode
from binascii import unhexlify

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django_otp import login as mark_verified
from django_otp.models import Device
from django_otp.util import random_hex
from two_factor.utils import get_otpauth_url

from tenant_apps.accounts import throttles
from tenant_apps.accounts.account.forms import CodeForm, PasskeyForm, PhoneForm
from tenant_apps.accounts.account.pages import fresh_password, go, render
from tenant_apps.accounts.codes import BACKUP_CODES, code_hash
from tenant_apps.accounts.commands import two_factor as commands
from tenant_apps.accounts.enums import MethodCode
from tenant_apps.accounts.errors import PasskeyRefused
from tenant_apps.accounts.firm import firm_name
from tenant_apps.accounts.methods import backup_codes_of, methods_of, phone_being_set_up
from tenant_apps.accounts.passkeys import begin_registration, take_ceremony
from tenant_apps.accounts.policies import needs_two_factor
from vestibule.core.doors import account_view
from vestibule.core.errors import DomainError

SECRET_KEY = "two_factor_secret"  # noqa: S105 - the name of a place in the session


@account_view
@never_cache
def overview(request: HttpRequest) -> HttpResponse:
    """Explain two-factor and list what is set up."""
    methods = {method.code.value: method for method in methods_of(request.user)}
    context = {
        "is_on": bool(methods),
        "is_required": needs_two_factor(request.user),
        "passkeys": methods[MethodCode.PASSKEY].devices if MethodCode.PASSKEY in methods else (),
        "apps": methods[MethodCode.APP].devices if MethodCode.APP in methods else (),
        "phones": methods[MethodCode.SMS].devices if MethodCode.SMS in methods else (),
        "backup": backup_codes_of(request.user),
    }
    return render(request, "two_factor", context)


@account_view
@never_cache
@fresh_password
def app(request: HttpRequest) -> HttpResponse:
    """Show the secret as a picture and as text, and take the first code that the app makes of it."""
    secret = request.session.setdefault(SECRET_KEY, random_hex(20))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = form.run(_add_app, request=request, secret=secret, code=form.cleaned_data["code"])
        if device is not None:
            del request.session[SECRET_KEY]
            return _set_up(request, device)
    context = {"form": form, "secret": _readable(secret)}
    return render(request, "two_factor_app", context)


@account_view
@never_cache
def app_qr(request: HttpRequest) -> HttpResponse:
    """The secret that is being set up, as a picture for the app's camera."""
    if SECRET_KEY not in request.session:
        raise Http404
    secret = b32encode(unhexlify(request.session[SECRET_KEY])).decode()
    url = get_otpauth_url(request.user.email, secret, firm_name())
    drawing = io.BytesIO()
    segno.make(url, error="m").save(drawing, kind="svg", scale=5, border=3, dark="#000", light="#fff")
    return HttpResponse(drawing.getvalue(), content_type="image/svg+xml")


@account_view
@never_cache
@fresh_password
def phone(request: HttpRequest) -> HttpResponse:
    """Take a telephone number and send a code to it."""
    form = PhoneForm(request.POST or None, initial={"phone": request.user.phone})
    if request.method == "POST" and form.is_valid():
        device = form.run(commands.add_phone, actor=request.actor, account=request.user, **form.cleaned_data)
        if device is not None:
            return go(request, "two_factor_phone_code")
    return render(request, "two_factor_phone", {"form": form})


@account_view
@never_cache
@fresh_password
def phone_code(request: HttpRequest) -> HttpResponse:
    """Take the code that was sent."""
    waiting = phone_being_set_up(request.user)
    if waiting is None:
        return go(request, "two_factor_phone")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = form.run(_confirm_phone, request=request, code=form.cleaned_data["code"])
        if device is not None:
            return _set_up(request, device)
    return render(request, "two_factor_phone_code", {"form": form, "device": waiting})


@account_view
@never_cache
@fresh_password
def passkey(request: HttpRequest) -> HttpResponse:
    """Have the browser make a passkey."""
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = form.run(_add_passkey, request=request, **form.cleaned_data)
        if device is not None:
            return _set_up(request, device)
    options = begin_registration(request, request.user, firm_name())
    return render(request, "two_factor_passkey", {"form": form, "options": options})


@account_view
@never_cache
@fresh_password
def backup_codes(request: HttpRequest) -> HttpResponse:
    """Explain backup codes; on request make ten and show them this once."""
    context = {"codes": [], "backup": backup_codes_of(request.user)}
    if request.method == "POST":
        context["codes"] = commands.make_backup_codes(actor=request.actor, account=request.user)
    return render(request, "two_factor_backup", context)


@account_view
@require_POST
@sensitive_post_parameters()
def backup_file(request: HttpRequest) -> HttpResponse:
    """Give back as a file the codes that the page shows. They come from the page: we do not know them any more."""
    codes = request.POST.getlist("code")[:BACKUP_CODES]
    backup = backup_codes_of(request.user)
    if not codes or backup is None or not {code_hash(code) for code in codes} <= set(backup.code_hashes):
        raise Http404
    heading = _("Backup codes for %(firm)s (%(email)s). Each works once.") % {
        "firm": firm_name(),
        "email": request.user.email,
    }
    text = "\r\n".join([heading, "", *codes, ""])
    headers = {"Content-Disposition": 'attachment; filename="backup-codes.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


@account_view
@require_POST
@fresh_password
def remove(request: HttpRequest) -> HttpResponse:
    """Remove one of the methods."""
    wanted = request.POST.get("device", "")
    devices = [device for method in methods_of(request.user) for device in method.devices]
    device = next((device for device in devices if device.persistent_id == wanted), None)
    if device is None:
        raise Http404
    keep = request.actor.session_key
    try:
        commands.remove_device(actor=request.actor, account=request.user, device=device, keep=keep)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Removed. Your other browsers were logged out."))
    return go(request, "two_factor")


def _add_app(*, request: HttpRequest, secret: str, code: str) -> Device:
    with throttles.counted((throttles.CODE_BY_ACCOUNT, f"set-up {request.user.public_id}")):
        return commands.add_app(
            actor=request.actor, account=request.user, secret=secret, code=code, keep=request.actor.session_key
        )


def _confirm_phone(*, request: HttpRequest, code: str) -> Device:
    with throttles.counted((throttles.CODE_BY_ACCOUNT, f"set-up {request.user.public_id}")):
        return commands.confirm_phone(
            actor=request.actor, account=request.user, code=code, keep=request.actor.session_key
        )


def _add_passkey(*, request: HttpRequest, name: str, answer: str) -> Device:
    ceremony = take_ceremony(request)
    if ceremony is None:
        raise PasskeyRefused
    return commands.add_passkey(
        actor=request.actor,
        account=request.user,
        name=name,
        answer=answer,
        ceremony=ceremony,
        keep=request.actor.session_key,
    )


def _set_up(request: HttpRequest, device: Device) -> HttpResponse:
    """The person has just proved the new device: count it as this session's second step, and offer backup codes."""
    mark_verified(request, device)
    messages.success(request, _("Two-factor authentication is on. Your other browsers were logged out."))
    has_codes = backup_codes_of(request.user) is not None
    return go(request, "two_factor" if has_codes else "two_factor_backup")


def _readable(secret: str) -> str:
    """The secret as apps take it when it is typed, in groups of four."""
    text = b32encode(unhexlify(secret)).decode()
    return " ".join(text[place : place + 4] for place in range(0, len(text), 4))
