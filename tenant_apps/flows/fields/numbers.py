"""Amounts: numbers, money and percentages, typed in the habits of any of our languages."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import ClassVar

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.base import Asked, OneLine, Value

CURRENCY_OF_COUNTRY = {"AU": "AUD", "NZ": "NZD", "GB": "GBP", "CH": "CHF"}
SYMBOLS = {"EUR": "€", "AUD": "A$", "NZD": "NZ$", "GBP": "£", "CHF": "CHF"}
_GROUPS_OF_THREE = re.compile(r"\d{1,3}([.,'])\d{3}(\1\d{3})*")


def currency_of(asked: Asked) -> str:
    """The currency in which a question about money is meant."""
    return asked.settings.get("currency") or CURRENCY_OF_COUNTRY.get(asked.country, "EUR")


def parse_amount(text: str, *, grouped: bool) -> Decimal | None:
    """The number in a text, None when there is none.

    Reads 1.234,50 and 1,234.50 and 1 234,50 alike: with both marks, the last one is the decimal mark. One mark before
    exactly three digits groups thousands when ``grouped`` (money, whole numbers) and is a decimal mark otherwise.
    """
    compact = re.sub(r"[\s\u00a0\u202f]", "", text)
    if grouped and _GROUPS_OF_THREE.fullmatch(compact.lstrip("-")):
        compact = re.sub(r"[.,']", "", compact)
    last = max(compact.rfind("."), compact.rfind(","))
    if last >= 0:
        whole, fraction = re.sub(r"[.,']", "", compact[:last]), compact[last + 1 :]
        compact = f"{whole or '0'}.{fraction or '0'}"
    compact = compact.replace("'", "")
    return Decimal(compact) if re.fullmatch(r"-?\d{1,15}(\.\d{1,10})?", compact) else None


class Amount(OneLine):
    """What numbers have in common: limits, decimals, and how they are written."""

    inputmode = "decimal"
    maxlength = 30
    settings = frozenset({"minimum", "maximum", "decimals"})
    noise: ClassVar[str] = r""
    advice: ClassVar[object] = _("Write a number, with digits only.")
    grouped: ClassVar[bool] = True

    def decimals(self, asked: Asked) -> int:
        return int(asked.settings.get("decimals", 0))

    def read(self, text: str, asked: Asked) -> Value:
        number = parse_amount(
            re.sub(self.noise, "", text, flags=re.IGNORECASE) if self.noise else text, grouped=self.grouped
        )
        if number is None:
            raise InvalidAnswer(self.advice)
        number = number.quantize(Decimal(1).scaleb(-self.decimals(asked)), ROUND_HALF_UP)
        self._check_limits(number, asked)
        return self.stored(number)

    def stored(self, number: Decimal) -> Value:
        return str(number)

    def shown(self, value: Value, asked: Asked, language: str, *, grouping: bool = True) -> str:
        """The number in the habit of the language, without what says of what it is a number."""
        with override(language):
            number = Decimal(str(value))
            places = 0 if self.decimals(asked) and number == number.to_integral_value() else self.decimals(asked)
            return number_format(number, places, use_l10n=True, force_grouping=grouping)

    def display(self, value: Value, asked: Asked, language: str) -> str:
        return self.shown(value, asked, language)

    def initial(self, value: Value, asked: Asked, language: str) -> object:
        return self.shown(value, asked, language)

    def _check_limits(self, number: Decimal, asked: Asked) -> None:
        minimum, maximum = asked.settings.get("minimum", "0"), asked.settings.get("maximum")
        if number < Decimal(str(minimum)):
            raise InvalidAnswer(_("Write a number that is not below %(minimum)s.") % {"minimum": minimum})
        if maximum is not None and number > Decimal(str(maximum)):
            raise InvalidAnswer(_("Write a number that is not above %(maximum)s.") % {"maximum": maximum})


class Number(Amount):
    code = "number"
    label = _("Number")
    width = "short"

    def stored(self, number: Decimal) -> Value:
        return int(number) if number == number.to_integral_value() else str(number)

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        widget = super().widget(asked, language)
        widget.attrs["inputmode"] = "decimal" if self.decimals(asked) else "numeric"
        return widget


class Money(Amount):
    code = "money"
    label = _("Amount of money")
    width = "medium"
    settings = Amount.settings | {"currency"}
    noise = r"€|£|a?u?d?\$|nz\$|eur(o|os)?|chf|aud|nzd|gbp|,-$|\.-$"
    advice = _("Write an amount with digits, like 1250 or 1250.50.")

    def decimals(self, asked: Asked) -> int:
        return int(asked.settings.get("decimals", 2))

    def affixes(self, asked: Asked) -> tuple[str, str]:
        currency = currency_of(asked)
        return SYMBOLS.get(currency, currency), ""

    def display(self, value: Value, asked: Asked, language: str) -> str:
        currency = currency_of(asked)
        symbol, amount = SYMBOLS.get(currency, currency), self.shown(value, asked, language)
        if language in {"fr", "de"}:
            return f"{amount}\u00a0{symbol}"
        return f"{symbol}{amount}" if language == "en" and not symbol.isalpha() else f"{symbol}\u00a0{amount}"


class Percentage(Amount):
    code = "percentage"
    label = _("Percentage")
    width = "short"
    noise = r"%"
    advice = _("Write a percentage with digits, like 3.5.")
    grouped = False

    def decimals(self, asked: Asked) -> int:
        return int(asked.settings.get("decimals", 3))

    def affixes(self, asked: Asked) -> tuple[str, str]:
        return "", "%"

    def shown(self, value: Value, asked: Asked, language: str, *, grouping: bool = True) -> str:
        with override(language):
            return number_format(Decimal(str(value)).normalize() + 0, None, use_l10n=True, force_grouping=False)

    def display(self, value: Value, asked: Asked, language: str) -> str:
        space = "\u00a0" if language in {"fr", "de"} else ""
        return f"{self.shown(value, asked, language)}{space}%"

    def _check_limits(self, number: Decimal, asked: Asked) -> None:
        if "maximum" not in asked.settings and number > Decimal(100):
            raise InvalidAnswer(_("Write a percentage between 0 and 100."))
        super()._check_limits(number, asked)
