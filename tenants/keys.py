"""Secrets that belong to one tenant: what is made with them means nothing at another."""

import secrets
from hashlib import sha256

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signing import TimestampSigner

from tenants.context import current_tenant


def derive_key(purpose: str) -> bytes:
    """Return 32 bytes for one purpose of the current tenant (HKDF of master, tenant and purpose)."""
    if not settings.SECRET_KEY:
        msg = "VESTIBULE_SECRET_KEY is not set"
        raise ImproperlyConfigured(msg)
    info = b"vestibule|" + current_tenant().public_id.bytes + b"|" + purpose.encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(settings.SECRET_KEY.encode())


def signer(purpose: str) -> TimestampSigner:
    """Return a signer whose signatures hold at the current tenant and for this purpose only."""
    return TimestampSigner(key=derive_key(f"signature|{purpose}").hex(), salt=purpose)


def new_token() -> str:
    """Return 256 random bits that fit in a link. Store only its `token_hash`."""
    return secrets.token_urlsafe(32)


def token_hash(raw: str) -> str:
    """Return what to store of a token; a fast hash suffices because the token is 256 random bits."""
    return sha256(raw.encode()).hexdigest()
