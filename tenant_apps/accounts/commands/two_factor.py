"""Setting up, using up and removing second steps.

Each change is recorded, told to the person by e-mail, and logs the person's other browsers out.
"""

from collections.abc import Sequence

from django.utils import timezone
from django_otp import devices_for_user
from django_otp.models import Device
from django_otp.plugins.otp_totp.models import TOTPDevice
from two_factor.plugins.webauthn.models import WebauthnDevice
from two_factor.plugins.webauthn.utils import verify_registration_response
from webauthn.helpers.exceptions import InvalidJSONStructure, InvalidRegistrationResponse

from tenant_apps.accounts import events, policies
from tenant_apps.accounts.codes import BACKUP_CODES, code_hash, new_backup_code, new_digits
from tenant_apps.accounts.commands import letters
from tenant_apps.accounts.commands.sessions import drop_sessions
from tenant_apps.accounts.errors import (
    OwnAddressMissing,
    PasskeyRefused,
    TooManyAttempts,
    TooManyCodes,
    TwoFactorRequired,
    WrongCode,
)
from tenant_apps.accounts.methods import has_two_factor
from tenant_apps.accounts.models import Account, BackupDevice, SecurityPolicy, SmsDevice
from tenant_apps.accounts.networks import as_network, is_within
from tenant_apps.accounts.passkeys import Ceremony
from tenants.limits import LimitReached, hit
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import DomainError, NotAllowed
from vestibule.core.permissions import require
from vestibule.core.records import record

CODES_PER_HOUR = 5
CODES_PER_DAY = 15
CODES_PER_ACCOUNT_AND_DAY = 20
"""Over all telephones: who keeps giving another number is not looking for their own."""


@command
def add_app(*, actor: Actor, account: Account, secret: str, code: str, keep: str = "") -> TOTPDevice:
    """Set up an authenticator app that has shown a right code for this secret; it replaces an earlier one."""
    policies.require_own(actor, account)
    TOTPDevice.objects.filter(user=account).delete()
    device = TOTPDevice(user=account, name="app", key=secret, confirmed=True)
    device.save(force_insert=True)
    if not device.verify_token(code):
        raise WrongCode
    _changed(actor, account, "app_added", keep=keep)
    return device


@command
def add_phone(*, actor: Actor, account: Account, phone: str) -> SmsDevice:
    """Send a code to a telephone, given in E.164. It serves from the moment ``confirm_phone`` gets that code."""
    policies.require_own(actor, account)
    waiting: SmsDevice | None = SmsDevice.objects.filter(user=account, confirmed=False, phone=phone).first()
    SmsDevice.objects.filter(user=account, confirmed=False).exclude(pk=waiting.pk if waiting else None).delete()
    device = waiting or SmsDevice(user=account, name="sms", phone=phone, confirmed=False)
    if waiting is None:
        device.save(force_insert=True)
    _send_code(account, device)
    return device


@command
def confirm_phone(*, actor: Actor, account: Account, code: str, keep: str = "") -> SmsDevice:
    """Set up the telephone that got this code; it replaces an earlier one."""
    policies.require_own(actor, account)
    waiting = SmsDevice.objects.filter(user=account, confirmed=False)
    device: SmsDevice | None = waiting.select_for_update(of=("self",)).first()
    if device is None or not device.verify_token(code):
        raise WrongCode
    SmsDevice.objects.filter(user=account, confirmed=True).delete()
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    _changed(actor, account, "sms_added", keep=keep)
    return device


@command
def send_code(*, actor: Actor, device: SmsDevice) -> None:
    """Send a new code; the one before stops working. Once a minute, and so many per telephone and hour."""
    policies.require_own(actor, device.user)
    _send_code(device.user, device)


@command
def add_passkey(
    *, actor: Actor, account: Account, name: str, answer: str, ceremony: Ceremony, keep: str = ""
) -> WebauthnDevice:
    """Set up the passkey that the browser made for this ceremony. A person may have several."""
    policies.require_own(actor, account)
    try:
        public_key, key_handle, sign_count = verify_registration_response(
            ceremony.rp_id, ceremony.origin, ceremony.challenge, answer
        )
    except (InvalidJSONStructure, InvalidRegistrationResponse, ValueError) as error:
        raise PasskeyRefused from error
    device = WebauthnDevice(
        user=account, name=name[:64], public_key=public_key, key_handle=key_handle, sign_count=sign_count
    )
    device.save(force_insert=True)
    _changed(actor, account, "passkey_added", keep=keep)
    return device


@command
def make_backup_codes(*, actor: Actor, account: Account) -> list[str]:
    """Return ten new codes, which nobody can look up later. Earlier ones stop working."""
    policies.require_own(actor, account)
    if not has_two_factor(account):
        raise NotAllowed
    codes = [new_backup_code() for _position in range(BACKUP_CODES)]
    BackupDevice.objects.filter(user=account).delete()
    BackupDevice(user=account, name="backup", code_hashes=[code_hash(code) for code in codes]).save(force_insert=True)
    record("accounts.make_backup_codes", account, actor=actor)
    letters.send_notice(account, "backup_codes_made")
    return codes


@command
def remove_device(*, actor: Actor, account: Account, device: Device, keep: str = "") -> None:
    """Remove one of the person's own second steps. The last one only where the organisation does not ask for it."""
    policies.require_own(actor, account)
    if device.user_id != account.pk:
        raise NotAllowed
    device.delete()
    if not has_two_factor(account):
        if policies.needs_two_factor(account):
            raise TwoFactorRequired
        BackupDevice.objects.filter(user=account).delete()
    _changed(actor, account, "device_removed", keep=keep)


@command
def reset_two_factor(*, actor: Actor, account: Account) -> None:
    """Remove every second step of somebody who lost them, and log them out everywhere. The person is told."""
    require(actor, policies.MANAGE)
    for device in sorted(devices_for_user(account, confirmed=None), key=lambda device: device.persistent_id):
        device.delete()
    _changed(actor, account, "two_factor_reset", keep="")


@command
def set_security_policy(
    *,
    actor: Actor,
    is_two_factor_required: bool,
    idle_minutes: int | None = None,
    networks: Sequence[str] | None = (),
    address: str | None = None,
) -> SecurityPolicy:
    """Say whether professionals need two-factor, after which rest they are logged out, and from where they may work.

    Who has no second step is asked to set it up at the next page. ``address`` is where whoever decides is: networks
    without it are refused, so that nobody locks everybody out; None leaves them as they are. Raises ``NetworkNotValid``
    and ``OwnAddressMissing``.
    """
    require(actor, policies.MANAGE)
    kept: dict[str, object] = {"is_two_factor_required": is_two_factor_required, "idle_minutes": idle_minutes}
    if networks is not None:
        allowed = list(dict.fromkeys(as_network(network) for network in networks))
        if not is_within(address, allowed):
            raise OwnAddressMissing(address or "")
        kept["networks"] = allowed
    policy, _is_new = SecurityPolicy.objects.update_or_create(is_only_row=True, defaults=kept)
    record("accounts.set_security_policy", None, actor=actor, **kept)
    return policy


def _send_code(account: Account, device: SmsDevice) -> None:
    locked = SmsDevice.objects.select_for_update(of=("self",)).get(pk=device.pk)
    now = timezone.now()
    wait = locked.seconds_to_wait(now)
    if wait:
        raise TooManyAttempts(wait)
    try:
        hit("sms.hour", locked.phone, CODES_PER_HOUR, 3600)
        hit("sms.day", locked.phone, CODES_PER_DAY, 86400)
        hit("sms.account", str(account.public_id), CODES_PER_ACCOUNT_AND_DAY, 86400)
    except LimitReached as error:
        raise TooManyCodes from error
    code = new_digits()
    locked.code_hash, locked.code_sent_at, locked.wrong_tries = code_hash(code), now, 0
    locked.save(update_fields=["code_hash", "code_sent_at", "wrong_tries"])
    try:
        letters.send_code(account, locked, code, key=f"{locked.pk}:{now.timestamp()}")
    except DomainError as error:  # the organisation has sent as many text messages as it may today
        raise TooManyCodes from error


def _changed(actor: Actor, account: Account, what: str, *, keep: str) -> None:
    drop_sessions(account, keep=keep)
    record(f"accounts.{what}", account, actor=actor)
    letters.send_notice(account, what)
    events.two_factor_changed.send(Account, account=account, actor=actor)
