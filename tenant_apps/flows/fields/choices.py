"""Choosing: one, several, yes or no, agreeing, and countries."""

import gettext
from functools import lru_cache
from typing import Any, ClassVar

import pycountry
from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.base import Asked, FieldType, Value
from vestibule.core.sorting import folded

CHOOSE = _("Choose one of the answers shown.")
AS_BUTTONS = 7
NEIGHBOURS = ("NL", "BE", "FR", "DE", "LU")


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


@lru_cache(maxsize=16)
def countries_in(language: str) -> tuple[tuple[str, str], ...]:
    """Every country with its name in the language: ours first, then by name."""
    names = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
    named = [
        (country.alpha_2, names.gettext(getattr(country, "common_name", country.name)))
        for country in pycountry.countries
    ]
    rest = sorted((pair for pair in named if pair[0] not in NEIGHBOURS), key=lambda pair: folded(pair[1]))
    return (*((code, dict(named)[code]) for code in NEIGHBOURS), *rest)


@lru_cache(maxsize=64)
def country_options(language: str, first: str, chosen: str) -> SafeString:
    """The options of a list of countries, with one country before all others."""
    countries = sorted(countries_in(language), key=lambda pair: pair[0] != first)
    marked = ((code, mark_safe(" selected") if code == chosen else "", name) for code, name in countries)
    return format_html_join("", '<option value="{}"{}>{}</option>', marked)


class CountrySelect(forms.Select):
    """A list of every country. Written out in one go: option by option it would cost more than the rest of a page."""

    template_name = "flows/widgets/countries.html"

    def __init__(self, language: str, attrs: dict[str, str], *, first: str = "", is_optional: bool = True) -> None:
        super().__init__(attrs)
        self.language, self.first, self.is_optional = language, first, is_optional

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = forms.Widget.get_context(self, name, value, attrs)
        context["widget"]["options"] = country_options(self.language, self.first, str(value or ""))
        context["widget"]["is_optional"] = self.is_optional
        return context


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
