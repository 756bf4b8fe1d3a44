"""The six-digit code of an invitation, kept as a keyed hash that is bound to its link."""

import hashlib
import hmac
import secrets

from tenants.keys import derive_key

PASSCODE_DIGITS = 6


def new_passcode() -> str:
    """A fresh six-digit code."""
    return f"{secrets.randbelow(10**PASSCODE_DIGITS):0{PASSCODE_DIGITS}d}"


def hashed_passcode(token_hash: str, passcode: str) -> str:
    """The code's hash, bound to this organisation and to the link; spaces and hyphens do not count."""
    digits = "".join(character for character in passcode if character.isdigit())
    return hmac.new(derive_key("invites.passcode"), f"{token_hash}:{digits}".encode(), hashlib.sha256).hexdigest()
