"""Seals single values where they lie: AES-256-GCM, each bound to its firm and its place, with the key of its client.

A key is kept beside the client whose it is, itself encrypted under a key that is derived for the firm and stands in no
database. Once it is destroyed nobody reads what it sealed. What is sealed is found again by an index: a keyed checksum
that says nothing to whoever does not know the firm's key.
"""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from hashlib import sha256
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext_lazy as _

from tenants.context import current_tenant
from tenants.keys import derive_key
from vestibule.core.errors import DomainError

MARK = "\x1fsealed1:"
"""How a sealed value begins. No line of a form lets the first sign through, and any other text with it is sealed."""
_NONCE = 12
_DATA_KEYS, _INDEXES = "clients.data-keys", "clients.indexes"


class Unreadable(DomainError):
    """What lies there was sealed for something else, was changed since, or its key was destroyed."""

    def __init__(self) -> None:
        message = _("What was kept here cannot be read any more. Please enter it again.")
        super().__init__("tenants:unreadable", message)


def bound_to(place: str) -> bytes:
    """What a sealed value is bound to: the firm, the object, and the version of the form it has."""
    return f"{current_tenant().public_id}|{place}|1".encode()


def wrapped_key(purpose: str, about: UUID) -> bytes:
    """A fresh key as it may be kept, for the row with this id."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _wrapping(purpose).encrypt(nonce, secrets.token_bytes(32), bound_to(str(about)))


def unwrapped_key(purpose: str, wrapped: bytes, about: UUID) -> bytes:
    """The key itself. Raises ``InvalidTag`` or ``ValueError`` for another firm's, another row's and a destroyed one."""
    return _wrapping(purpose).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], bound_to(str(about)))


def new_data_key(about: UUID) -> str:
    """A fresh key for the facts of a client, as its row keeps it."""
    return urlsafe_b64encode(wrapped_key(_DATA_KEYS, about)).decode()


def data_key(kept: str, about: UUID) -> bytes:
    """The key itself; raises ``Unreadable`` for another firm's, another client's and a destroyed one."""
    try:
        return unwrapped_key(_DATA_KEYS, urlsafe_b64decode(kept), about)
    except (InvalidTag, ValueError) as error:
        raise Unreadable from error


def seal_text(clear: str, key: bytes, place: str) -> str:
    """The text as it lies in this place."""
    nonce = secrets.token_bytes(_NONCE)
    return MARK + urlsafe_b64encode(nonce + AESGCM(key).encrypt(nonce, clear.encode(), bound_to(place))).decode()


def open_text(sealed: str, key: bytes, place: str) -> str:
    """The text as it was; raises ``Unreadable`` for what was not sealed with this key for this place."""
    try:
        lying = urlsafe_b64decode(sealed.removeprefix(MARK))
        return AESGCM(key).decrypt(lying[:_NONCE], lying[_NONCE:], bound_to(place)).decode()
    except (InvalidTag, ValueError) as error:
        raise Unreadable from error


def index_of(purpose: str, text: str) -> str:
    """What finds a sealed text among others of the firm: the same for the same text; nothing for nothing."""
    if not text:
        return ""
    return hmac.new(_key(current_tenant().public_id, _INDEXES), f"{purpose}|{text}".encode(), sha256).hexdigest()


def _wrapping(purpose: str) -> AESGCM:
    return AESGCM(_key(current_tenant().public_id, purpose))


@lru_cache(maxsize=64)
def _key(_organisation: UUID, purpose: str) -> bytes:
    """A key of the current organisation, by its id: thousands of rows ask for the same."""
    return derive_key(purpose)
