"""Passkeys: what the browser is asked for, and judging its answer. The cryptography is django-two-factor-auth's."""

from dataclasses import asdict, dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from two_factor.plugins.webauthn.models import WebauthnDevice
from two_factor.plugins.webauthn.utils import (
    make_credential_creation_options,
    make_credential_request_options,
    verify_authentication_response,
)
from webauthn.helpers.exceptions import InvalidAuthenticationResponse, InvalidJSONStructure
from webauthn.helpers.parse_authentication_credential_json import parse_authentication_credential_json
from webauthn.helpers.structs import PublicKeyCredentialRpEntity, PublicKeyCredentialUserEntity

from tenant_apps.accounts.models import Account

_SESSION_KEY = "passkey"


@dataclass(frozen=True, slots=True)
class Ceremony:
    """What an answer must belong to: this host, this address and a challenge that was made for this browser."""

    rp_id: str
    origin: str
    challenge: str


def begin_registration(request: HttpRequest, account: Account, firm: str) -> str:
    """Return the options, as JSON, with which a browser makes a passkey; the challenge waits in the session."""
    options, challenge = make_credential_creation_options(
        PublicKeyCredentialUserEntity(id=account.public_id.bytes, name=account.email, display_name=account.name),
        PublicKeyCredentialRpEntity(id=_rp_id(request), name=firm),
        WebauthnDevice.objects.filter(user=account).order_by("pk").values_list("key_handle", flat=True),
    )
    _hold(request, challenge)
    return options


def begin_authentication(request: HttpRequest, account: Account) -> str:
    """Return the options, as JSON, with which a browser proves one of the account's passkeys."""
    options, challenge = make_credential_request_options(
        PublicKeyCredentialRpEntity(id=_rp_id(request), name=""),
        WebauthnDevice.objects.filter(user=account, confirmed=True).order_by("pk").values_list("key_handle", flat=True),
    )
    _hold(request, challenge)
    return options


def take_ceremony(request: HttpRequest) -> Ceremony | None:
    """The ceremony begun in this browser, which serves one answer; None when none was begun."""
    held = request.session.pop(_SESSION_KEY, None)
    return Ceremony(**held) if held else None


def proven_passkey(account: Account, answer: str, ceremony: Ceremony) -> WebauthnDevice | None:
    """The account's passkey that signed this ceremony, or None. A counter that went back is refused."""
    try:
        handle = parse_authentication_credential_json(answer).id
        device = WebauthnDevice.objects.get(user=account, confirmed=True, key_handle=handle)
        device.sign_count = verify_authentication_response(
            device.public_key,
            device.sign_count,
            PublicKeyCredentialRpEntity(id=ceremony.rp_id, name=""),
            ceremony.origin,
            ceremony.challenge,
            answer,
        )
    except (InvalidJSONStructure, InvalidAuthenticationResponse, WebauthnDevice.DoesNotExist, ValueError):
        return None
    device.last_used_at = timezone.now()
    device.save(update_fields=["sign_count", "last_used_at"])
    return device


def _rp_id(request: HttpRequest) -> str:
    return request.get_host().rsplit(":", 1)[0]


def _hold(request: HttpRequest, challenge: str) -> None:
    origin = f"{'https' if settings.SECURE else 'http'}://{request.get_host()}"
    request.session[_SESSION_KEY] = asdict(Ceremony(_rp_id(request), origin, challenge))
