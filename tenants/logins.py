"""The PostgreSQL logins: which exist, what they may see first, and their passwords."""

from base64 import b64encode
from functools import lru_cache
from hashlib import pbkdf2_hmac, sha256
from hmac import digest

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

ROUTER = "router"
OPERATOR = "operator"
PROVISIONER = "provisioner"
TENANT_GROUP = "tenant_login"
VIEWING_GROUP = "viewing_login"

_VIEWING = "_ro"

EXTENSIONS_SCHEMA = "ext"


def viewing_login(schema: str) -> str:
    """Return the login that may read a tenant's schema and change nothing in it."""
    return f"{schema}{_VIEWING}"


def search_path(role: str) -> str:
    """Return the search path of a login as PostgreSQL reports it.

    `pg_temp` stands last so that a temporary table can never stand in for a real one.
    """
    if role in {ROUTER, PROVISIONER}:
        return f"public, {EXTENSIONS_SCHEMA}, pg_temp"
    if role == OPERATOR:
        return f"platform, public, {EXTENSIONS_SCHEMA}, pg_temp"
    return f"{role.removesuffix(_VIEWING)}, {EXTENSIONS_SCHEMA}, pg_temp"


def password(role: str) -> str:
    """Return the password of a login; a process without its secret cannot log in as it."""
    if role == ROUTER:
        return _configured("DB_ROUTER_PASSWORD")
    if role == OPERATOR:
        return _configured("DB_OPERATOR_PASSWORD")
    if role == PROVISIONER:
        return _configured("DB_PROVISIONER_PASSWORD")
    return _tenant_password(_configured("DB_TENANT_KEY"), role)


def verifier(secret: str, salt: bytes | None = None) -> str:
    """Return what PostgreSQL stores for a password (RFC 5803), so that the password itself never reaches its log.

    One iteration: the passwords are 256 random bits, stretching adds nothing and costs each connection milliseconds.
    """
    salt = salt or sha256(b"salt|" + secret.encode()).digest()[:16]
    salted = pbkdf2_hmac("sha256", secret.encode(), salt, 1)
    stored_key = sha256(digest(salted, b"Client Key", "sha256")).digest()
    server_key = digest(salted, b"Server Key", "sha256")
    parts = (b64encode(part).decode() for part in (salt, stored_key, server_key))
    return "SCRAM-SHA-256$1:{}${}:{}".format(*parts)


@lru_cache(maxsize=4096)
def _tenant_password(key: str, role: str) -> str:
    kdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"vestibule database login|" + role.encode())
    return kdf.derive(key.encode()).hex()


def _configured(name: str) -> str:
    value = getattr(settings, name, "")
    if not value:
        msg = f"{name} is not set in this process ({settings.PROCESS}), so it cannot use that database login"
        raise ImproperlyConfigured(msg)
    return value
