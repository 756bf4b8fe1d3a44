"""What a row says: each cell read by the rules of its field, everything that is wrong with it, and what to do."""

import hmac
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from typing import Any
from uuid import UUID

from django.utils import timezone

from tenant_apps.accounts.models import Account
from tenant_apps.clients.commands import HoldingFacts
from tenant_apps.customers.commands import PartyFacts
from tenant_apps.customers.contact import stored_email, stored_phone
from tenant_apps.customers.enums import CustomerKind, PartyKind
from tenant_apps.customers.likeness import stored_iban, stored_number
from tenant_apps.imports.enums import PARTIES, RowKind
from tenant_apps.imports.fields import CHOICES, FIELDS, KIND, NAMED, OWNER, chosen
from tenant_apps.imports.telling import kept, kept_of
from tenants.context import current_tenant
from tenants.keys import derive_key
from vestibule.core import formats
from vestibule.core.actors import Actor
from vestibule.core.errors import DomainError
from vestibule.core.sorting import folded

CUSTOMER_KINDS = {
    RowKind.NATURAL: CustomerKind.INDIVIDUAL,
    RowKind.LEGAL: CustomerKind.BUSINESS,
    RowKind.JOINT: CustomerKind.JOINT,
}
SECOND = "second_"
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with one cell, and what to do, as ``telling`` keeps it. Without a field it is about the row."""

    field: str
    value: str
    told: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Checked:
    """A row as it was understood. With troubles it is not brought in."""

    kind: str
    facts: dict[str, Any]
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Who works here, by address and by name; a name that two of them have stands for nobody."""

    keys: Mapping[str, int]

    @classmethod
    def of(cls, actor: Actor) -> "People":
        """Everybody who may look after a client."""
        keys: dict[str, int] = {}
        twice = set()
        for account in Account.objects.visible_to(actor).professionals().active().order_by("pk"):
            for word in {folded(account.name), account.email.lower()} - {""}:
                twice |= {word} & keys.keys()
                keys[word] = account.pk
        return cls({word: pk for word, pk in keys.items() if word not in twice})


@lru_cache(maxsize=16)
def _key(_organisation: UUID) -> bytes:
    """The key of the current organisation, by its id: thousands of rows ask for the same."""
    return derive_key("imports.fingerprints")


def fingerprint(cells: Mapping[str, str], usual_kind: str) -> str:
    """The same for the same row in any file of the firm, and for nobody else's."""
    told = "\n".join(f"{code}={folded(cells[code])}" for code in sorted(cells) if cells[code])
    return _marked(f"{usual_kind}\n{told}")


def signs(texts: Iterable[str]) -> list[str]:
    """Short marks of what two rows may have in common."""
    key = _key(current_tenant().public_id)
    return sorted([blake2b(text.encode(), key=key, digest_size=12).hexdigest() for text in texts])


def _marked(text: str) -> str:
    return hmac.digest(_key(current_tenant().public_id), text.encode(), "sha256").hex()


def check(cells: Mapping[str, str], usual_kind: str, people: People) -> Checked:
    """Read every cell that the kind of row has, and say everything that is wrong."""
    reader = _Reader(cells, people)
    kind = reader.choice(KIND) if cells.get(KIND) else usual_kind
    if not kind:
        if not reader.troubles:
            reader.trouble(KIND, "kind-missing")
        return Checked("", {}, tuple(reader.troubles))
    for field in FIELDS:
        if kind in field.needed and field.code != KIND and not cells.get(field.code):
            reader.trouble(field.code, "needed", field=field.code)
    read = {RowKind.PRODUCT: reader.product, RowKind.CONNECTION: reader.connection}
    facts = reader.parties(RowKind(kind)) if kind in PARTIES else read[RowKind(kind)]()
    return Checked(kind, facts, tuple(reader.troubles))


def party_facts(kept: Mapping[str, Any]) -> PartyFacts:
    """The facts of a party as a row keeps them."""
    born = kept.get("birth_date")
    return PartyFacts(**{**kept, "birth_date": date.fromisoformat(born) if born else None})


def holding_facts(kept: Mapping[str, Any]) -> HoldingFacts:
    """The facts of a product as a row keeps them."""
    days = {name: date.fromisoformat(kept[name]) if kept.get(name) else None for name in ("began_on", "ended_on")}
    return HoldingFacts(**{**kept, **days})


def day(kept: str | None) -> date | None:
    """A day as a row keeps it."""
    return date.fromisoformat(kept) if kept else None


class _Reader:
    """Reads the cells of one row; collects what is wrong instead of stopping at the first."""

    def __init__(self, cells: Mapping[str, str], people: People) -> None:
        self._cells, self._people = cells, people
        self.troubles: list[Trouble] = []

    def trouble(self, field: str, code: str, /, **about: object) -> None:
        self._tell(field, kept(code, **about))

    def _tell(self, field: str, told: Mapping[str, Any]) -> None:
        self.troubles.append(Trouble(field, self._cells.get(field, "")[:100], told))

    def text(self, code: str) -> str:
        """The cell, if it is a text that a person typed."""
        text = self._cells.get(code, "")
        if not text:
            return ""
        longest = NAMED[code].longest
        if "\N{REPLACEMENT CHARACTER}" in text or any(not char.isprintable() for char in text):
            self.trouble(code, "unreadable")
        elif text.startswith(("=", "@")):
            self.trouble(code, "formula")
        elif len(text) > longest:
            self.trouble(code, "too-long", most=longest)
        else:
            return text
        return ""

    def choice(self, code: str) -> str:
        text = self.text(code)
        found = chosen(code, text) if text else ""
        if found is None:
            self.trouble(code, "not-a-choice", words=", ".join(CHOICES[code]), choices=code)
        return found or ""

    def day(self, code: str) -> str:
        text = self.text(code).removesuffix(" 00:00:00").removesuffix(" 00:00")
        found = formats.parse_day(text) if text else None
        if text and found is None:
            self.trouble(code, "not-a-date")
        elif found and found.year < 1850:
            self.trouble(code, "strange-year")
        elif found and code.endswith("birth_date") and found > timezone.localdate():
            self.trouble(code, "born-ahead")
        return found.isoformat() if found else ""

    def stored(self, code: str, store: Callable[[str], str]) -> str:
        text = self.text(code)
        try:
            return store(text) if text else ""
        except DomainError as error:
            self._tell(code, kept_of(error))
            return ""

    def parties(self, kind: RowKind) -> dict[str, Any]:
        """The people and companies of a client, the firm's number, since when, and who looks after them."""
        first = self._company() if kind == RowKind.LEGAL else self._person("")
        people = [first] if kind == RowKind.NATURAL else [first, self._person(SECOND)]
        for one in people:
            one["language"] = first["language"]
        return {
            "parties": [{name: value for name, value in one.items() if value} for one in people],
            "number": self.text("reference"),
            "since_on": self.day("since_on"),
            "adviser": self._adviser(),
        }

    def _person(self, which: str) -> dict[str, Any]:
        reached = {
            "email": self.stored(f"{which}email", stored_email),
            "phone": self.stored(f"{which}phone", stored_phone),
        }
        own = {"iban": "", "language": "", "form_of_address": "neutral"}
        if not which:
            own = {
                "iban": self.stored("iban", stored_iban),
                "language": self.choice("language"),
                "form_of_address": self.choice("form_of_address") or "neutral",
            }
        names = {name: self.text(f"{which}{name}") for name in ("first_name", "prefix", "last_name")}
        return {
            "kind": PartyKind.NATURAL.value,
            **names,
            **own,
            **reached,
            "birth_date": self.day(f"{which}birth_date"),
        }

    def _company(self) -> dict[str, Any]:
        country, number = self.text("company_country").upper(), self.text("company_number")
        try:
            number, country = stored_number(number, country)
        except DomainError as error:
            self._tell("company_number", kept_of(error))
        return {
            "kind": PartyKind.LEGAL.value,
            "legal_name": self.text("legal_name"),
            "company_number": number,
            "company_country": country,
            "email": self.stored("email", stored_email),
            "phone": self.stored("phone", stored_phone),
            "iban": self.stored("iban", stored_iban),
            "language": self.choice("language"),
        }

    def _adviser(self) -> int | None:
        text = self.text("adviser")
        found = self._people.keys.get(folded(text)) if text else None
        if text and found is None:
            self.trouble("adviser", "nobody-called-so")
        return found

    def product(self) -> dict[str, Any]:
        """A product of a client."""
        facts = {
            "kind": self.choice("product_kind"),
            "name": self.text("product_name"),
            "provider": self.text("provider"),
            "number": self.text("contract_number"),
            "began_on": self.day("began_on"),
            "ended_on": self.day("ended_on"),
        }
        if facts["began_on"] and facts["ended_on"] and facts["ended_on"] < facts["began_on"]:
            self.trouble("ended_on", "ends-first")
        return {"reference": self.text("reference"), "holding": facts}

    def connection(self) -> dict[str, Any]:
        """What one client is of another."""
        kind, percent = self.choice("connection"), self._percent()
        if kind == OWNER and not self._cells.get("percent"):
            self.trouble("percent", "percent-missing")
        references = {code: self.text(code) for code in ("reference", "other_reference")}
        if references["reference"] and references["reference"] == references["other_reference"]:
            self.trouble("other_reference", "not-two")
        return {**references, "connection": kind, "percent": percent}

    def _percent(self) -> str:
        text = self.text("percent").replace("%", "").replace(",", ".").strip()
        if not text:
            return ""
        found = Decimal(text) if text.replace(".", "", 1).isdigit() and text.isascii() else Decimal(-1)
        if not 0 < found <= _WHOLE or found != round(found, 2):
            self.trouble("percent", "not-a-part")
            return ""
        return str(found)
