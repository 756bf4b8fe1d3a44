"""Amounts: numbers, money and percentages, typed in the habits of any of our languages."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.base import Asked, OneLine, Value
from vestibule.core import formats


def currency_of(asked: Asked) -> str:
    """The currency in which a question about money is meant."""
    return asked.settings.get("currency") or formats.currency_of(asked.country)


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
        digits = re.sub(self.noise, "", text, flags=re.IGNORECASE) if self.noise else text
        number = formats.parse_number(digits, decimals=self.decimals(asked), grouped=self.grouped)
        if number is None:
            raise InvalidAnswer(self.advice)
        number = number.quantize(Decimal(1).scaleb(-self.decimals(asked)), ROUND_HALF_UP)
        self._check_limits(number, asked)
        return self.stored(number)

    def stored(self, number: Decimal) -> Value:
        return str(number)

    def shown(self, value: Value, asked: Asked, language: str, *, grouping: bool = True) -> str:
        """The number in the habit of the language, without what says of what it is a number."""
        return formats.number(Decimal(str(value)), self.places(value, asked), language, grouping=grouping)

    def places(self, value: Value, asked: Asked) -> int:
        """How many decimals are shown: none of a whole amount."""
        number = Decimal(str(value))
        return 0 if number == number.to_integral_value() else self.decimals(asked)

    def display(self, value: Value, asked: Asked, language: str) -> str:
        return self.shown(value, asked, language)

    def initial(self, value: Value, asked: Asked, language: str) -> object:
        return self.shown(value, asked, language)

    def _check_limits(self, number: Decimal, asked: Asked) -> None:
        minimum, maximum = asked.settings.get("minimum", "0"), asked.settings.get("maximum")
        if number < Decimal(str(minimum)):
            least = formats.number(Decimal(str(minimum)))
            raise InvalidAnswer(_("Write a number that is not below %(minimum)s.") % {"minimum": least})
        if maximum is not None and number > Decimal(str(maximum)):
            most = formats.number(Decimal(str(maximum)))
            raise InvalidAnswer(_("Write a number that is not above %(maximum)s.") % {"maximum": most})


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
        mark = formats.symbol(currency_of(asked))
        return (mark, "") if formats.stands_before() else ("", mark)

    def display(self, value: Value, asked: Asked, language: str) -> str:
        places = self.places(value, asked)
        return formats.money(Decimal(str(value)), currency_of(asked), language, decimals=places)


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
        return formats.number(Decimal(str(value)), None, language, grouping=False)

    def display(self, value: Value, asked: Asked, language: str) -> str:
        return formats.percentage(Decimal(str(value)), language)

    def _check_limits(self, number: Decimal, asked: Asked) -> None:
        if "maximum" not in asked.settings and number > Decimal(100):
            raise InvalidAnswer(_("Write a percentage between 0 and 100."))
        super()._check_limits(number, asked)
