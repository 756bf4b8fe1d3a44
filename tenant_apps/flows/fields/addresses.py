"""A postal address in its parts, in the order of the country."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.base import Asked, FieldType, Value
from themes.base.widgets import address_boxes
from vestibule.core import addresses


class Address(FieldType):
    code = "address"
    label = _("Address")

    def clean(self, raw: object, asked: Asked) -> Value:
        given = raw if isinstance(raw, Mapping) else {"street": str(raw or "")}
        try:
            return addresses.stored(given, asked.country) or None
        except addresses.AddressRefused as error:
            raise InvalidAnswer(str(error)) from error

    def display(self, value: Value, asked: Asked, language: str) -> str:
        return ", ".join(addresses.written(value, language, asked.country))

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        return address_boxes(asked.country, language)
