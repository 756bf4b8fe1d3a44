"""What a firm does on its way in. Each is one call of a function in the schema ``gate``, atomic by itself."""

import hashlib
import hmac
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from uuid import UUID

from django.conf import settings

from shared_apps.organisations.enums import SignUpState
from shared_apps.organisations.errors import AddressTaken, LanguageMissing, TooManySignUps
from shared_apps.organisations.policies import EDIT
from shared_apps.organisations.profile import Registration
from tenants import gate, limits
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.permissions import require
from vestibule.core.records import record

MAILS = "sign-up.mail"
MOST_MAILS = ((5, 3600), (10, 24 * 3600))
"""How many confirmations go to one e-mail address, within how many seconds."""


def confirmation_token(sign_up: UUID) -> str:
    """The secret in the confirmation link: derived from the row's id, so that no copy of it is stored anywhere."""
    return _keyed(b"sign-up confirmation", sign_up.bytes)


def activation_token(sign_up: UUID) -> str:
    """The secret with which the firm's first administrator sets a password, known to whoever holds the confirmation."""
    return _keyed(b"first administrator", sign_up.bytes)


def request_sign_up(
    *, firm_name: str, slug: str, country: str, language: str, contact_name: str, email: str, origin: str
) -> UUID:
    """Note the firm's wish. The provisioner sends the confirmation e-mail.

    Raises ``AddressTaken`` and ``TooManySignUps``. Asking again with the same address and e-mail is the same sign-up,
    for which the e-mail is sent again; to one address it goes only so often, whoever asks.
    """
    mailbox = email.strip().lower()
    if any(limits.used(MAILS, mailbox, window, of=[None])[None] >= most for most, window in MOST_MAILS):
        raise TooManySignUps
    answer = gate.call(
        "request_sign_up",
        firm_name,
        slug,
        country,
        language,
        contact_name,
        mailbox,
        _keyed(b"origin", origin.encode()),
        list(settings.RESERVED_SLUGS),
        using="router",
    )
    if answer == "taken":
        raise AddressTaken
    if answer == "too many":
        raise TooManySignUps
    with suppress(limits.LimitReached):  # of two at the same moment, the second is one too many
        for most, window in MOST_MAILS:
            limits.hit_platform(MAILS, mailbox, most, window)
    return UUID(answer)


def confirm_sign_up(*, sign_up: UUID, token: str) -> None:
    """Mark the e-mail address as proven, so that the provisioner goes on. Doing it twice changes nothing."""
    _check(sign_up, token)
    if not gate.call("confirm_sign_up", sign_up, using="router"):
        raise NotFound


def sign_up_progress(*, sign_up: UUID, token: str) -> tuple[SignUpState, str]:
    """The state and the slug, for whoever holds the confirmation link."""
    _check(sign_up, token)
    row = gate.call("sign_up_progress", sign_up, using="router")
    if row is None:
        raise NotFound
    state, slug = row.split(" ", 1)
    return SignUpState(state), slug


def address_is_free(slug: str) -> bool:
    """Whether a firm may still choose this web address."""
    return bool(gate.call("address_is_free", slug, list(settings.RESERVED_SLUGS), using="router"))


@command
def edit_organisation(*, actor: Actor, values: dict[str, object]) -> None:
    """Change what the firm says of itself; ``values`` are the fields of the form."""
    require(actor, EDIT)
    gate.call("update_own_organisation", json.dumps(values))
    record("organisations.edit", None, actor=actor, fields=sorted(values))


@command
def offer_languages(*, actor: Actor, languages: Sequence[str], first_language: str) -> None:
    """Offer these languages from now on. Raises ``LanguageMissing``.

    Nobody's setting changes: whoever reads a language that is not offered any more gets the next one in the order of
    choice, and the old one again when it comes back. Texts in it are kept.
    """
    require(actor, EDIT)
    if first_language not in languages:
        raise LanguageMissing
    gate.call("offer_languages", json.dumps({"languages": list(languages), "first_language": first_language}))
    record("organisations.offer_languages", None, actor=actor, languages=sorted(languages), first=first_language)


@command
def edit_legal_identity(*, actor: Actor, legal_name: str, address: str, registrations: Sequence[Registration]) -> None:
    """Change who the firm is before the law; it stands at the foot of portals, e-mails and documents."""
    require(actor, EDIT)
    values = {
        "legal_name": legal_name,
        "address": address,
        "registrations": [asdict(entry) for entry in registrations],
    }
    gate.call("update_own_legal_identity", json.dumps(values))
    record("organisations.edit", None, actor=actor, fields=sorted(values))


def _check(sign_up: UUID, token: str) -> None:
    if not hmac.compare_digest(confirmation_token(sign_up).encode(), token.encode()):
        raise NotFound


def _keyed(purpose: bytes, content: bytes) -> str:
    key = hashlib.blake2b(purpose, key=settings.SECRET_KEY.encode()[:64], digest_size=32).digest()
    return hashlib.blake2b(content, key=key, digest_size=32).hexdigest()
