"""A postal address in its parts, in the order of the country."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.base import Asked, FieldType, Value
from tenant_apps.flows.fields.choices import CountrySelect, countries_in
from themes.base.widgets import PartsWidget
from vestibule.core import addresses


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
        value["postal_code"] = self._postal_code(value["postal_code"], value["country"])
        return value

    def display(self, value: Value, asked: Asked, language: str) -> str:
        lines = addresses.lines(value, language)
        if value["country"] != asked.country:
            lines.append(dict(countries_in(language)).get(value["country"], value["country"]))
        return ", ".join(lines)

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        boxes: dict[str, forms.Widget] = {
            part: CountrySelect(language, {"autocomplete": "country"}, first=asked.country, is_optional=False)
            if part == "country"
            else forms.TextInput(attrs={"autocomplete": self.complete[part], "maxlength": "100"})
            for part in addresses.shape_of(asked.country).parts
        }
        return PartsWidget(boxes, self.labels, "address")

    def _postal_code(self, text: str, country: str) -> str:
        stored = addresses.stored_code(text, country)
        if stored is None:
            example = addresses.shape_of(country).example
            raise InvalidAnswer(_("Write the postal code like %(example)s.") % {"example": example})
        return stored
