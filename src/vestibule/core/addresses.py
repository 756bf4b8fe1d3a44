"""Postal addresses as each country writes them: the order of the parts and the shape of the postal code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vestibule.core.countries import countries_in
from vestibule.core.errors import DomainError

LABELS: Mapping[str, str | Promise] = {
    "street": _("Street"),
    "number": _("House number"),
    "addition": _("Addition"),
    "postal_code": _("Postal code"),
    "city": _("Town or city"),
    "country": _("Country"),
}
"""The parts of an address."""
_LONGEST = 100
_MUST = ("street", "number", "postal_code", "city")
_BOX = {"nl": "bus", "fr": "bte", "de": "Bfk.", "en": "box"}


@dataclass(frozen=True, slots=True)
class Shape:
    """How a country writes an address."""

    code: re.Pattern[str] | None = None
    example: str = ""
    street: str = "{street} {house}"
    house: str = "{number} {addition}"
    town: str = "{postal_code} {city}"

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts in the order in which they are asked."""
        is_number_first = self.street.index("{house}") < self.street.index("{street}")
        is_code_first = self.town.index("{postal_code}") < self.town.index("{city}")
        return (
            *(("number", "addition", "street") if is_number_first else ("street", "number", "addition")),
            *(("postal_code", "city") if is_code_first else ("city", "postal_code")),
            "country",
        )


_NUMBER_FIRST, _CODE_LAST = "{house} {street}", "{city} {postal_code}"
_ANYWHERE = Shape()
_SHAPES = {
    "NL": Shape(re.compile(r"([1-9]\d{3}) ?([A-Z]{2})"), "1234 AB"),
    "BE": Shape(re.compile(r"(?:B-?)?([1-9]\d{3})"), "1000", house="{number} {box} {addition}"),
    "LU": Shape(re.compile(r"(?:L-?)?(\d{4})"), "1111", "{house}, {street}", town="L-{postal_code} {city}"),
    "FR": Shape(re.compile(r"(?:F-?)?(\d{5})"), "75001", _NUMBER_FIRST),
    "DE": Shape(re.compile(r"(?:D-?)?(\d{5})"), "10115"),
    "AT": Shape(re.compile(r"(?:A-?)?([1-9]\d{3})"), "1010", house="{number}/{addition}"),
    "CH": Shape(re.compile(r"(?:CH-?)?([1-9]\d{3})"), "8001"),
    "AU": Shape(re.compile(r"\d{4}"), "2000", _NUMBER_FIRST, "{addition}/{number}", _CODE_LAST),
    "NZ": Shape(re.compile(r"\d{4}"), "6011", _NUMBER_FIRST, "{addition}/{number}", _CODE_LAST),
    "GB": Shape(
        re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})"), "SW1A 1AA", _NUMBER_FIRST, town="{city}, {postal_code}"
    ),
    "IE": Shape(re.compile(r"([A-Z]\d[\dW]) ?([A-Z\d]{4})"), "D02 AF30", _NUMBER_FIRST, town="{city}, {postal_code}"),
}


class AddressRefused(DomainError):
    """The address is not whole, or not of its country; the message says what to write."""

    def __init__(self, message: object) -> None:
        super().__init__("core:address", message, field="address")


def shape_of(country: str) -> Shape:
    """How the country writes addresses; with the number after the street and the code before the town elsewhere."""
    return _SHAPES.get(country, _ANYWHERE)


def stored_code(text: str, country: str) -> str | None:
    """The postal code in the one form in which it is stored; None when the country has no such code."""
    pattern, tidy = shape_of(country).code, " ".join(text.upper().split())
    if pattern is None:
        return tidy
    found = pattern.fullmatch(tidy)
    return None if found is None else " ".join(found.groups()) or found[0]


def stored(given: Mapping[str, object], country: str) -> dict[str, str]:
    """The parts in the one form in which they are stored; raises ``AddressRefused``. Nothing typed is nothing stored.

    ``country`` is where it lies when that is not said.
    """
    address = {part: " ".join(str(given.get(part) or "").split())[:_LONGEST] for part in LABELS}
    if not any(text for part, text in address.items() if part != "country"):
        return {}
    address["country"] = address["country"].upper() or country
    if address["country"] not in dict(countries_in("en")):
        raise AddressRefused(_("Choose a country from the list."))
    for part in _MUST:
        if not address[part]:
            raise AddressRefused(_("Complete the address: “%(part)s” is still empty.") % {"part": LABELS[part]})
    code = stored_code(address["postal_code"], address["country"])
    if code is None:
        example = shape_of(address["country"]).example
        raise AddressRefused(_("Write the postal code like %(example)s.") % {"example": example})
    return address | {"postal_code": code}


def written(address: Mapping[str, str], language: str, country: str) -> list[str]:
    """The address line by line, with its country where it is read in another; no lines where there is no address."""
    if not address:
        return []
    abroad = address["country"] != country
    name = dict(countries_in(language)).get(address["country"], address["country"])
    return [*lines(address, language), *([name] if abroad else [])]


def lines(address: Mapping[str, str], language: str) -> list[str]:
    """The street and the town, each as one line; the country is for whoever knows where it is read."""
    shape = shape_of(address["country"])
    house = address["number"]
    if addition := address.get("addition", ""):
        if shape.house == "{addition}/{number}" and not addition[:1].isdigit():
            house = f"{house}{addition}"
        else:
            house = shape.house.format(number=house, addition=addition, box=_BOX.get(language, "/"))
    return [
        shape.street.format(street=address["street"], house=house),
        shape.town.format(postal_code=address["postal_code"], city=address["city"]),
    ]
