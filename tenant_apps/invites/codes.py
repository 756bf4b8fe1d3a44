"""The two secrets of an invitation: a 256-bit link and a six-digit code, both kept as keyed hashes only."""

import hashlib
import hmac
import secrets

from tenants.keys import derive_key

PASSCODE_DIGITS = 6


def new_token() -> str:
    """A fresh secret for the link."""
    return secrets.token_urlsafe(32)


def new_passcode() -> str:
    """A fresh six-digit code."""
    return f"{secrets.randbelow(10**PASSCODE_DIGITS):0{PASSCODE_DIGITS}d}"


def hashed_token(token: str) -> str:
    """The hash under which the link's secret is found, bound to this organisation."""
    return hmac.new(derive_key("invites.token"), token.encode(), hashlib.sha256).hexdigest()


def hashed_passcode(token_hash: str, passcode: str) -> str:
    """The code's hash, bound to this organisation and to its link."""
    digits = "".join(character for character in passcode if character.isdigit())
    return hmac.new(derive_key("invites.passcode"), f"{token_hash}:{digits}".encode(), hashlib.sha256).hexdigest()
