"""What the firm's file already knows of a party and of what is being arranged, so that nobody types it again."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Known(Protocol):
    first_name: str
    prefix: str
    last_name: str
    legal_name: str
    company_number: str
    birth_date: Any
    email: str
    phone: str
    address: Mapping[str, str]

    @property
    def is_natural(self) -> bool: ...


PARTY_FACTS: dict[str, Callable[[Known], object]] = {
    "first_name": lambda party: party.first_name,
    "prefix": lambda party: party.prefix,
    "full_name": str,
    "last_name": lambda party: party.last_name,
    "legal_name": lambda party: party.legal_name,
    "company_number": lambda party: party.company_number,
    "birth_date": lambda party: party.birth_date.isoformat() if party.birth_date else "",
    "email": lambda party: party.email,
    "phone": lambda party: party.phone,
    "home_address": lambda party: party.address if party.is_natural else {},
    "company_address": lambda party: {} if party.is_natural else party.address,
}

EARLIER = "earlier"
"""What the same person answered to this question the last time. It also stands in where the file knows nothing."""

ABOUT_THE_WORK = {
    "products": _("What is being arranged"),
    "dossier_number": _("Number of the dossier"),
}
"""What whoever asks knows and hands on when a fact find is started."""

SOURCES: dict[str, str | Promise] = {
    EARLIER: _("What this person answered before"),
    "first_name": _("First name"),
    "prefix": _("Prefix"),
    "last_name": _("Last name"),
    "full_name": _("Full name"),
    "legal_name": _("Company name"),
    "company_number": _("Company number"),
    "birth_date": _("Date of birth"),
    "email": _("E-mail address"),
    "phone": _("Phone number"),
    "home_address": _("Address of the person"),
    "company_address": _("Address of the company"),
    **ABOUT_THE_WORK,
}
"""Where an answer may be taken from, as a firm chooses it."""
