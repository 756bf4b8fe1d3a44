"""What counts as a domain that a firm may have."""

import re
from ipaddress import ip_address

from django.conf import settings

from shared_apps.domains.errors import DomainOfOurs, NotADomain

_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_LONGEST = 240


def own_domain(typed: str) -> str:
    """The domain as the directory knows it. Raises ``NotADomain`` and ``DomainOfOurs``."""
    name = typed.strip().lower().removeprefix("https://").removeprefix("http://").rstrip("/").removesuffix(".")
    try:
        name = name.encode("idna").decode()
    except UnicodeError as error:
        raise NotADomain from error
    labels = name.split(".")
    if len(labels) < 2 or len(name) > _LONGEST or not all(map(_LABEL.fullmatch, labels)) or labels[-1].isdigit():
        raise NotADomain
    if _is_address(name):
        raise NotADomain
    base = settings.BASE_HOST
    if name == base or name.endswith(f".{base}") or labels[-1] == "localhost":
        raise DomainOfOurs
    return name


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
