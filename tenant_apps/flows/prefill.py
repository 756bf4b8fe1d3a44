"""What the firm's file already knows of a party, so that nobody has to type it again."""

from collections.abc import Callable
from typing import Any, Protocol


class Known(Protocol):
    first_name: str
    prefix: str
    last_name: str
    legal_name: str
    company_number: str
    birth_date: Any
    email: str
    phone: str


PARTY_FACTS: dict[str, Callable[[Known], str]] = {
    "first_name": lambda party: party.first_name,
    "prefix": lambda party: party.prefix,
    "last_name": lambda party: party.last_name,
    "legal_name": lambda party: party.legal_name,
    "company_number": lambda party: party.company_number,
    "birth_date": lambda party: party.birth_date.isoformat() if party.birth_date else "",
    "email": lambda party: party.email,
    "phone": lambda party: party.phone,
}
