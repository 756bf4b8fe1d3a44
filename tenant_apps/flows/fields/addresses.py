"""A postal address in its parts, with the postal codes of the countries we know."""

import re
from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.base import Asked, FieldType, PartsWidget, Value
from tenant_apps.flows.fields.choices import CountrySelect, countries_in

POSTAL_CODES: dict[str, tuple[re.Pattern[str], str]] = {
    "NL": (re.compile(r"([1-9]\d{3}) ?([A-Z]{2})"), "1234 AB"),
    "BE": (re.compile(r"[1-9]\d{3}"), "1000"),
    "LU": (re.compile(r"(?:L-?)?(\d{4})"), "1111"),
    "FR": (re.compile(r"\d{5}"), "75001"),
    "DE": (re.compile(r"\d{5}"), "10115"),
    "AU": (re.compile(r"\d{4}"), "2000"),
    "NZ": (re.compile(r"\d{4}"), "6011"),
}
"""How a postal code is written, with an example; the groups are joined by a space."""


class Address(FieldType):
    code = "address"
    label = _("Address")
    labels: ClassVar[Mapping[str, str | Promise]] = {
        "street": _("Street"),
        "number": _("House number"),
        "addition": _("Addition"),
        "postal_code": _("Postal code"),
        "city": _("Town or city"),
        "country": _("Country"),
    }
    complete: ClassVar[Mapping[str, str]] = {
        "street": "address-line1",
        "number": "off",
        "addition": "off",
        "postal_code": "postal-code",
        "city": "address-level2",
    }
    must: ClassVar[tuple[str, ...]] = ("street", "number", "postal_code", "city")

    def clean(self, raw: object, asked: Asked) -> Value:
        given = raw if isinstance(raw, Mapping) else {"street": str(raw or "")}
        value = {part: " ".join(str(given.get(part) or "").split())[:100] for part in self.labels}
        if not any(text for part, text in value.items() if part != "country"):
            return None
        value["country"] = value["country"].upper() or asked.country
        if value["country"] not in dict(countries_in("en")):
            raise InvalidAnswer(_("Choose a country from the list."))
        for part in self.must:
            if not value[part]:
                raise InvalidAnswer(_("Complete the address: “%(part)s” is still empty.") % {"part": self.labels[part]})
        value["postal_code"] = self._postal_code(value["postal_code"].upper(), value["country"])
        return value

    def display(self, value: Value, asked: Asked, language: str) -> str:
        house = " ".join(filter(None, (value["number"], value["addition"])))
        street = f"{house} {value['street']}" if value["country"] == "FR" else f"{value['street']} {house}"
        lines = [street, f"{value['postal_code']} {value['city']}"]
        if value["country"] != asked.country:
            lines.append(dict(countries_in(language)).get(value["country"], value["country"]))
        return ", ".join(lines)

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        boxes: dict[str, forms.Widget] = {
            part: forms.TextInput(attrs={"autocomplete": complete, "maxlength": "100"})
            for part, complete in self.complete.items()
        }
        boxes["country"] = CountrySelect(language, {"autocomplete": "country"}, first=asked.country, is_optional=False)
        return PartsWidget(boxes, self.labels, "address")

    def _postal_code(self, text: str, country: str) -> str:
        if country not in POSTAL_CODES:
            return text
        pattern, example = POSTAL_CODES[country]
        found = pattern.fullmatch(text)
        if found is None:
            raise InvalidAnswer(_("Write the postal code like %(example)s.") % {"example": example})
        return " ".join(found.groups()) or found[0]
