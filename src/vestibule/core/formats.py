"""Dates, numbers and money as the reader's language writes them in the firm's country, and read back from that.

Belgian and Dutch, Austrian and German usage differ; a browser's or a server's locale says nothing of the firm. What is
not listed here for a language and a country is as the language writes it at home.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

import phonenumbers
from django.conf import settings
from django.utils import dateformat, numberformat
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.formats import get_format  # noqa: TID251 - what is known of a language that is not listed
from django.utils.functional import lazystr
from django.utils.module_loading import import_string
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language, override

from vestibule.core.sorting import folded

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

NO_BREAK, NARROW = "\u00a0", "\u202f"
CURRENCIES = {"AU": "AUD", "NZ": "NZD", "GB": "GBP", "CH": "CHF"}
"""The money of a country; the euro everywhere else."""
_SYMBOLS = {"EUR": "€", "GBP": "£", "AUD": "A$", "NZD": "NZ$"}
_DOLLARS = {"AUD": "AU", "NZD": "NZ"}


def one_line(text: str) -> str:
    """The text on a single line; spaces at which no line may end stay what they are."""
    return re.sub(rf"[^\S{NO_BREAK}{NARROW}]+", " ", text).strip()


@dataclass(frozen=True, slots=True)
class Usage:
    """How one language writes in one country. Dates are in the letters of Django's date formats."""

    language: str
    day: str
    long_day: str = "j F Y"
    first: str = ""
    after_weekday: str = " "
    clock: str = "H:i"
    at: str = " "
    decimal: str = ","
    group: str = "."
    money: str = "{minus}{number}" + NO_BREAK + "{symbol}"
    percent: str = "{number}%"
    octet: str = "B"
    letters: tuple[str, str, str, str] = ("dd", "mm", "yyyy", "hh:mm")
    months: Mapping[int, str] = field(default_factory=dict)
    short_months: tuple[str, ...] = ()

    def pattern(self, name: str) -> str:
        """The date format of this name; any other text is a format already."""
        at = "".join(f"\\{letter}" for letter in self.at)
        return {
            "DATE_FORMAT": self.long_day,
            "SHORT_DATE_FORMAT": self.day,
            "TIME_FORMAT": self.clock,
            "DATETIME_FORMAT": f"{self.long_day}{at}{self.clock}",
            "SHORT_DATETIME_FORMAT": f"{self.day} {self.clock}",
            "YEAR_MONTH_FORMAT": "F Y",
            "MONTH_DAY_FORMAT": self.long_day.removesuffix(" Y"),
        }.get(name, name)


_BEFORE = "{symbol}" + NO_BREAK + "{minus}{number}"
_TOUCHING = "{minus}{symbol}{number}"
_NL = Usage(
    "nl",
    "j-n-Y",
    at=f" om{NO_BREAK}",
    money=_BEFORE,
    letters=("dd", "mm", "jjjj", "uu:mm"),
    short_months=("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
)
_FR = Usage(
    "fr",
    "d/m/Y",
    first="1er",
    at=f" à{NO_BREAK}",
    group=NARROW,
    percent="{number}" + NARROW + "%",
    octet="o",
    letters=("jj", "mm", "aaaa", "hh:mm"),
    short_months=(
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juil.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ),
)
_DE = Usage(
    "de",
    "d.m.Y",
    long_day=f"j.{NO_BREAK}F Y",
    after_weekday=", ",
    letters=("TT", "MM", "JJJJ", "HH:MM"),
    at=f" um{NO_BREAK}",
    percent="{number}" + NO_BREAK + "%",
)
_EN = Usage("en", "d/m/Y", at=f" at{NO_BREAK}", decimal=".", group=",", money=_TOUCHING)
_USAGES = {
    "nl": _NL,
    "nl-BE": replace(_NL, day="j/m/Y"),
    "fr": _FR,
    "fr-BE": replace(_FR, day="j/m/Y"),
    "fr-LU": replace(_FR, group="."),
    "fr-CH": replace(_FR, day="d.m.Y", decimal="."),
    "de": _DE,
    "de-AT": replace(_DE, money="{minus}" + _BEFORE.replace("{minus}", ""), months={1: "Jänner"}),
    "de-CH": replace(_DE, decimal=".", group="’", money=_BEFORE, percent="{number}%"),
    "en": _EN,
    "en-AU": replace(_EN, clock="g:i a"),
    "en-NZ": replace(_EN, day="j/m/Y", clock="g:i a"),
}
_country: ContextVar[str | None] = ContextVar("country", default=None)


@contextmanager
def use_country(code: str) -> Iterator[None]:
    """Write as in this country, whatever the firm's."""
    token = _country.set(code)
    try:
        yield
    finally:
        _country.reset(token)


@lru_cache(maxsize=1)
def _loader(path: str) -> Callable[[], str]:
    """What tells the firm's country; looking up where it is costs more than asking it."""
    return import_string(path)  # type: ignore[no-any-return]


def country() -> str:
    """The country of the firm at hand; nothing where there is no firm."""
    chosen = _country.get()
    found: str = _loader(settings.COUNTRY_LOADER)() if chosen is None else chosen
    return found


def usage(language: str | None = None) -> Usage:
    """How the language, or the reader's, writes in the firm's country."""
    code = language or get_language() or settings.LANGUAGE_CODE
    return _USAGES.get(f"{code}-{country()}") or _USAGES.get(code) or _unlisted(code)


def _unlisted(code: str) -> Usage:
    """What Django knows of the language."""
    return Usage(
        code,
        day=get_format("SHORT_DATE_FORMAT", code),
        long_day=get_format("DATE_FORMAT", code),
        decimal=get_format("DECIMAL_SEPARATOR", code),
        group=get_format("THOUSAND_SEPARATOR", code),
    )


class _Writer(dateformat.DateFormat):
    """Django's, with what it does not know of a country."""

    def __init__(self, moment: date | time, written: Usage) -> None:
        super().__init__(moment)
        self.written = written

    def F(self) -> str:  # noqa: N802 - the letter of the format
        return self.written.months.get(self._month()) or str(MONTHS[self._month()])

    def M(self) -> str:  # noqa: N802 - the letter of the format
        if self.written.short_months:
            return self.written.short_months[self._month() - 1]
        here = self.written.months.get(self._month())
        return here[:3] if here else str(MONTHS_3[self._month()]).title()

    def a(self) -> str:
        return str(super().a()).replace(".", "") if self.written.language == "en" else str(super().a())

    def _month(self) -> int:
        if not isinstance(self.data, date):
            raise TypeError("a time of the day has no month")
        return self.data.month


_LETTERS = {"j": "{0.day}", "d": "{0.day:02d}", "n": "{0.month}", "m": "{0.month:02d}", "Y": "{0.year:04d}"}


@lru_cache(maxsize=256)
def _in_digits(pattern: str) -> str:
    """A pattern for ``str.format`` where digits are all there is: no language has to be asked. Nothing for others."""
    if not all(letter in _LETTERS or letter in " -/." for letter in pattern):
        return ""
    return "".join(_LETTERS.get(letter, letter) for letter in pattern)


def written(moment: date | time, name: str = "DATE_FORMAT", language: str | None = None) -> str:
    """A date or a time in the format of this name (``SHORT_DATE_FORMAT``) or in one of Django's letters (``F Y``).

    ``NAMED_DAY_FORMAT`` is the date with the name of the day. Instants are told in the reader's time zone.
    """
    if isinstance(moment, datetime) and is_aware(moment):
        moment = localtime(moment)
    here = usage(language)
    if name == "NAMED_DAY_FORMAT":
        return f"{written(moment, 'l', language)}{here.after_weekday}{written(moment, 'DATE_FORMAT', language)}"
    pattern = here.day if name == "SHORT_DATE_FORMAT" else here.pattern(name)
    in_digits = _in_digits(pattern)
    if in_digits and isinstance(moment, date):
        return in_digits.format(moment)
    if here.first and isinstance(moment, date) and moment.day == 1 and pattern.startswith("j F"):
        pattern = "".join(f"\\{letter}" for letter in here.first) + pattern[1:]
    with override(here.language):
        return str(_Writer(moment, here).format(pattern))


def day(value: date, language: str | None = None) -> str:
    """The date in digits: 5-3-2026."""
    return written(value, "SHORT_DATE_FORMAT", language)


def long_day(value: date, language: str | None = None) -> str:
    """The date with the month in words: 5 maart 2026."""
    return written(value, "DATE_FORMAT", language)


def month_name(number: int) -> "StrPromise":
    """The name of the month in the reader's language when it is shown."""
    return lazystr(_MonthName(number))


@dataclass(frozen=True, slots=True)
class _MonthName:
    number: int

    def __str__(self) -> str:
        return usage().months.get(self.number) or str(MONTHS[self.number])


_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DIGITS = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})|(\d{2})(\d{2})(\d{4})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})\s*(?:\.|er|e|st|nd|rd|th)?\s+([^\W\d]+)\.?,?\s+(\d{4})")


def parse_day(text: str, language: str | None = None) -> date | None:
    """The date in a text, None when there is none: as it is shown, with any of the usual marks, or ISO.

    The day comes before the month in every country that is served.
    """
    tidy = " ".join(text.split())
    if found := _ISO.fullmatch(tidy):
        year, month, number = found.groups()
    elif found := _DIGITS.fullmatch(tidy):
        number, month, year = filter(None, found.groups())
    elif found := _WORDS.fullmatch(tidy):
        number, month, year = found[1], _month_called(found[2], language), found[3]
    else:
        return None
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def _month_called(word: str, language: str | None) -> str:
    here, sought = usage(language), folded(word)
    with override(here.language):
        for number in MONTHS:
            names = {here.months.get(number, ""), str(MONTHS[number]), str(MONTHS_3[number])}
            if sought in {folded(name).rstrip(".") for name in names if name}:
                return str(number)
    return ""


def number(
    value: Decimal | int, decimals: int | None = None, language: str | None = None, *, grouping: bool = True
) -> str:
    """The number with this many decimals, or as many as it has."""
    here = usage(language)
    exact = Decimal(str(value))
    if decimals is None:
        exact = exact.normalize() + 0
    return str(
        numberformat.format(
            exact,
            here.decimal,
            decimals,
            grouping=3,
            thousand_sep=here.group,
            force_grouping=grouping,
            use_l10n=False,
        )
    )


def currency_of(code: str) -> str:
    """The money of a country."""
    return CURRENCIES.get(code, "EUR")


def symbol(currency: str) -> str:
    """How a currency is marked: a firm in Australia writes its own dollar without saying whose it is."""
    if currency in _DOLLARS and country() == _DOLLARS[currency]:
        return "$"
    return _SYMBOLS.get(currency, currency)


def stands_before(language: str | None = None) -> bool:
    """Whether the mark of the currency stands before the amount."""
    pattern = usage(language).money
    return pattern.index("{symbol}") < pattern.index("{number}")


def money(amount: Decimal | int, currency: str = "EUR", language: str | None = None, *, decimals: int = 2) -> str:
    """The amount with its currency; cents are left out of a whole amount when ``decimals`` is 0."""
    here, mark = usage(language), symbol(currency)
    pattern = _BEFORE.replace("{minus}", "", 1) if here.money == _TOUCHING and mark.isalpha() else here.money
    if "{minus}" not in pattern:
        pattern = "{minus}" + pattern
    digits = number(abs(Decimal(str(amount))), decimals, language)
    return pattern.format(symbol=mark, number=digits, minus="-" if amount < 0 else "")


def percentage(value: Decimal | int, language: str | None = None) -> str:
    """The number, with as many decimals as it has, and the sign."""
    return usage(language).percent.format(number=number(value, None, language, grouping=False))


def telephone(number: str) -> str:
    """Write a telephone number (E.164) in the groups in which people read it; what is no such number stays as it is."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def size(octets: int, language: str | None = None) -> str:
    """How large a file is: in kilobytes, or in a larger unit with one decimal where that says more."""
    unit = usage(language).octet
    amount, prefix = Decimal(max(octets, 1)) / 1024, "k"
    for larger in "MG":
        if amount < 1000:
            break
        amount, prefix = amount / 1024, larger
    rounded = max(amount.quantize(Decimal(1 if prefix == "k" else "0.1"), ROUND_HALF_UP), Decimal(1))
    return f"{number(rounded, None, language)}{NO_BREAK}{prefix}{unit}"


_SPACES_AND_QUOTES = re.compile(rf"[\s{NO_BREAK}{NARROW}'’]")
_GROUPS_OF_THREE = re.compile(r"\d{1,3}([.,])\d{3}(\1\d{3})*", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,10})?", re.ASCII)


def parse_number(text: str, *, decimals: int = 2, grouped: bool = True, language: str | None = None) -> Decimal | None:
    """The number in a text, None when there is none.

    Reads 1.234,50 and 1,234.50 and 1 234,50 and 1’234.50 alike: with both marks, the last one is the decimal mark. One
    mark before exactly three digits groups thousands when ``grouped`` (money, whole numbers), and is a decimal mark
    otherwise; where three decimals are asked for, it is what it is in the reader's language.
    """
    compact = _SPACES_AND_QUOTES.sub("", text).replace("−", "-")
    if grouped and (alike := _GROUPS_OF_THREE.fullmatch(compact.lstrip("-"))):
        is_decimal = decimals > 2 and alike[1] == usage(language).decimal and compact.count(alike[1]) == 1
        compact = compact if is_decimal else re.sub(r"[.,]", "", compact)
    last = max(compact.rfind("."), compact.rfind(","))
    if last >= 0 and len(compact) > 1:
        whole, fraction = re.sub(r"[.,]", "", compact[:last]), compact[last + 1 :]
        compact = f"{whole if whole.strip('-') else whole + '0'}.{fraction or '0'}"
    return Decimal(compact) if _NUMBER.fullmatch(compact) else None
