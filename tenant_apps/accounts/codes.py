"""Short codes: made from good randomness, kept as keyed hashes, compared in constant time."""

import hmac
import secrets
from hashlib import sha256

from tenants.keys import derive_key

BACKUP_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is easily taken for another


def code_hash(code: str) -> str:
    """The hash under the tenant's own key: six digits cannot be found from it by trying them all."""
    return hmac.new(derive_key("accounts.codes"), _plain(code).encode(), sha256).hexdigest()


def code_matches(known_hash: str, code: str) -> bool:
    return hmac.compare_digest(known_hash, code_hash(code))


def new_digits() -> str:
    """Six digits."""
    return f"{secrets.randbelow(10**6):06}"


def new_backup_code() -> str:
    """Ten letters and digits in two groups: 49 bits."""
    letters = "".join(secrets.choice(_LETTERS) for _position in range(10))
    return f"{letters[:5]}-{letters[5:]}"


def _plain(code: str) -> str:
    return "".join(code.split()).replace("-", "").lower()
