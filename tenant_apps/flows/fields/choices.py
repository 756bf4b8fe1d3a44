"""Choosing: one, several, yes or no, agreeing, and countries."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.base import Asked, FieldType, Value
from themes.base.widgets import CountrySelect
from vestibule.core.countries import countries_in

CHOOSE = _("Choose one of the answers shown.")
AS_BUTTONS = 7


class Choice(FieldType):
    """One of the options of the question."""

    code = "choice"
    label = _("One choice")
    has_options = True

    def clean(self, raw: object, asked: Asked) -> Value:
        value = str(raw or "").strip()
        if not value:
            return None
        if value not in dict(asked.options_in("en")):
            raise InvalidAnswer(CHOOSE)
        return value

    def display(self, value: Value, asked: Asked, language: str) -> str:
        return dict(asked.options_in(language)).get(value, value)

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        options = asked.options_in(language)
        if len(options) <= AS_BUTTONS:
            return forms.RadioSelect(choices=options)
        return forms.Select(choices=[("", "—"), *options], attrs={"autocomplete": asked.autocomplete or "off"})


class Choices(FieldType):
    """Any number of the options, kept in the order of the question."""

    code = "choices"
    label = _("Several choices")
    has_options = True

    def clean(self, raw: object, asked: Asked) -> Value:
        given = {str(value).strip() for value in (raw if isinstance(raw, list | tuple) else [raw or ""])} - {""}
        known = [value for value, _label in asked.options_in("en")]
        if given - set(known):
            raise InvalidAnswer(CHOOSE)
        return [value for value in known if value in given] or None

    def display(self, value: Value, asked: Asked, language: str) -> str:
        labels = dict(asked.options_in(language))
        return ", ".join(labels.get(part, part) for part in value)

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        return forms.CheckboxSelectMultiple(choices=asked.options_in(language))


class YesNo(FieldType):
    code = "yes_no"
    label = _("Yes or no")
    words: ClassVar = {"yes": True, "no": False, "True": True, "False": False}

    def clean(self, raw: object, asked: Asked) -> Value:
        if raw is None or raw == "":
            return None
        if str(raw) not in self.words:
            raise InvalidAnswer(CHOOSE)
        return self.words[str(raw)]

    def display(self, value: Value, asked: Asked, language: str) -> str:
        with override(language):
            return str(_("Yes")) if value else str(_("No"))

    def initial(self, value: Value, asked: Asked, language: str) -> object:
        return "yes" if value else "no"

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        return forms.RadioSelect(choices=[("yes", _("Yes")), ("no", _("No"))])


class Consent(FieldType):
    """A box to tick. Not ticked is no answer, so a required consent waits until it is given."""

    code = "consent"
    label = _("Agreement")

    def clean(self, raw: object, asked: Asked) -> Value:
        return True if raw in (True, "on", "yes", "true", "True") else None

    def display(self, value: Value, asked: Asked, language: str) -> str:
        with override(language):
            return str(_("Agreed"))

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        return forms.CheckboxInput()


class Country(FieldType):
    code = "country"
    label = _("Country")
    complete: ClassVar[str] = "country"

    def clean(self, raw: object, asked: Asked) -> Value:
        value = str(raw or "").strip().upper()
        if not value:
            return None
        if value not in dict(countries_in("en")):
            raise InvalidAnswer(_("Choose a country from the list."))
        return value

    def display(self, value: Value, asked: Asked, language: str) -> str:
        return dict(countries_in(language)).get(value, value)

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        return CountrySelect(language, {"autocomplete": asked.autocomplete or self.complete})


class Nationality(Country):
    """The country of which somebody is a national."""

    code = "nationality"
    label = _("Nationality")
    complete = "off"
