"""Tickets to the host that hands out files: one object, one person, one minute, one organisation.

That host has no cookies and belongs to no organisation, so a ticket names its own. What it names is believed only after
the signature, made with a key of that very organisation, has been checked: a ticket of one firm with the name of
another in it fails, and until then no database of any firm has been asked anything. It names the person too, so that
whoever lost the access since then gets nothing for it.
"""

import hmac
import secrets
import struct
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.conf import settings

from tenants.context import current_tenant
from tenants.keys import derive_key
from vestibule.core.actors import Client, Professional, Viewer

LIFETIME = 60
"""Seconds. Long enough to follow a redirect on a slow phone, too short to be worth passing on."""

_PURPOSE = "documents.ticket"
_FIELDS = struct.Struct(">16sQ16sHQ?16s12s")
_NO_VIEW = UUID(int=0)
_SIGNATURE = sha256().digest_size


class BadTicket(ValueError):
    """Not a ticket of this organisation, or not any more."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the bearer may fetch: a whole file (page 0), or one of its pages as a picture; and for whom it was made.

    A ticket made in a view of the client portal names the view, and is worth nothing once that is closed.
    """

    file_id: UUID
    page: int
    account_id: int
    kind: str
    viewing_id: UUID | None = None


def issue(*, actor: Professional | Client, file_id: UUID, page: int) -> str:
    """A ticket for the current organisation's file, to be put into an address at once."""
    fields = _FIELDS.pack(
        current_tenant().public_id.bytes,
        int(time.time()) + LIFETIME,
        file_id.bytes,
        page,
        actor.account_id,
        isinstance(actor, Professional),
        (actor.viewing_id if isinstance(actor, Viewer) else _NO_VIEW).bytes,
        secrets.token_bytes(12),
    )
    return urlsafe_b64encode(fields + _sign(fields)).decode().rstrip("=")


def address(ticket: str) -> str:
    """Where the ticket is redeemed."""
    return f"{settings.FILES_ORIGIN}/{ticket}"


def claimed_tenant(text: str) -> UUID:
    """The organisation that the ticket says it is of. Nothing is proven by it; ``redeem`` proves it."""
    return UUID(bytes=_FIELDS.unpack(_split(text)[0])[0])


def redeem(text: str) -> Ticket:
    """What the ticket opens in the current organisation; raises ``BadTicket`` for a forged, foreign or old one."""
    fields, signature = _split(text)
    tenant, expires_at, file_id, page, account_id, is_at_work, view, _nonce = _FIELDS.unpack(fields)
    if not hmac.compare_digest(signature, _sign(fields)):
        raise BadTicket
    if tenant != current_tenant().public_id.bytes or expires_at < time.time():
        raise BadTicket
    kind = Professional.kind if is_at_work else Client.kind
    viewing_id = UUID(bytes=view) if view != _NO_VIEW.bytes else None
    return Ticket(UUID(bytes=file_id), page, account_id, kind, viewing_id)


def _sign(fields: bytes) -> bytes:
    return hmac.digest(derive_key(_PURPOSE), fields, "sha256")


def _split(text: str) -> tuple[bytes, bytes]:
    try:
        content = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (NotBase64, ValueError) as error:
        raise BadTicket from error
    if len(content) != _FIELDS.size + _SIGNATURE:
        raise BadTicket
    return content[: _FIELDS.size], content[_FIELDS.size :]
