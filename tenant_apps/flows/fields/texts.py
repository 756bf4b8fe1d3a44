"""Words: names, remarks, e-mail addresses and telephone numbers."""

from typing import ClassVar

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.base import Asked, FieldType, OneLine, Value
from vestibule.core import formats


class Text(OneLine):
    code = "text"
    label = _("Text")
    spellcheck = True


class LongText(FieldType):
    code = "long_text"
    label = _("Long text")
    maxlength: ClassVar[int] = 4000

    def clean(self, raw: object, asked: Asked) -> Value:
        text = str(raw or "").replace("\x00", "").replace("\r\n", "\n").strip()
        if len(text) > self.maxlength:
            raise InvalidAnswer(_("Shorten this to %(count)d characters.") % {"count": self.maxlength})
        return text or None

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        return forms.Textarea(attrs={"rows": 4, "maxlength": str(self.maxlength)})


class Email(OneLine):
    code = "email"
    label = _("E-mail address")
    inputmode = "email"
    input_type = "email"
    autocomplete = "email"
    maxlength = 254

    def read(self, text: str, asked: Asked) -> Value:
        address = text.replace(" ", "")
        try:
            validate_email(address)
        except ValidationError as error:
            raise InvalidAnswer(_("Write the e-mail address like name@example.com.")) from error
        return address


class Phone(OneLine):
    code = "phone"
    label = _("Phone number")
    width = "medium"
    inputmode = "tel"
    input_type = "tel"
    autocomplete = "tel"
    maxlength = 30

    def read(self, text: str, asked: Asked) -> Value:
        try:
            number = phonenumbers.parse(text, asked.country or None)
        except phonenumbers.NumberParseException as error:
            raise InvalidAnswer(self._advice(asked)) from error
        if not phonenumbers.is_valid_number(number):
            raise InvalidAnswer(self._advice(asked))
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def display(self, value: Value, asked: Asked, language: str) -> str:
        return formats.telephone(value)

    def initial(self, value: Value, asked: Asked, language: str) -> object:
        return self.display(value, asked, language)

    def _advice(self, asked: Asked) -> str:
        example = phonenumbers.example_number_for_type(asked.country or "NL", phonenumbers.PhoneNumberType.MOBILE)
        shown = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        return _("Write the phone number with its country code, like %(example)s.") % {"example": shown}
