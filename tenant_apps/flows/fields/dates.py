"""Days and months, asked in separate boxes so that each locale's order is plain and a telephone shows digits."""

import re
from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from django import forms
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.errors import InvalidAnswer
from tenant_apps.flows.fields.base import Asked, FieldType, Value
from themes.base.widgets import PartsWidget
from vestibule.core import formats

DAY, MONTH, YEAR = _("Day"), _("Month"), _("Year")
_DAY_FIRST = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})|(\d{2})(\d{2})(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


class Date(FieldType):
    """A day; ``settings.when`` says that it lies in the past or in the future."""

    code = "date"
    label = _("Date")
    settings = frozenset({"when"})
    order: ClassVar[tuple[str, ...]] = ("day", "month", "year")
    labels: ClassVar[Mapping[str, str | Promise]] = {"day": DAY, "month": MONTH, "year": YEAR}
    shape: ClassVar[str] = "date"

    def clean(self, raw: object, asked: Asked) -> Value:
        parts = self.parts_of(raw)
        if not any(parts.values()):
            return None
        try:
            day = self.day_of(parts)
        except ValueError as error:
            raise InvalidAnswer(self.advice()) from error
        self._check_when(day, asked)
        return self.stored(day)

    def advice(self) -> str | Promise:
        return _("Write the day, the month and the year with digits, like 27 3 1985.")

    def parts_of(self, raw: object) -> dict[str, str]:
        """Day, month and year from the boxes, from an ISO date or from a date as it is written."""
        if isinstance(raw, Mapping):
            return {part: str(raw.get(part) or "").strip() for part in self.order}
        text = str(raw or "").strip()
        if iso := _ISO.fullmatch(text):
            return {"year": iso[1], "month": iso[2], "day": iso[3] or "1"}
        if written := _DAY_FIRST.fullmatch(text):
            day, month, year = written.groups()[:3] if written[1] else written.groups()[3:]
            return {"day": day, "month": month, "year": year}
        if shown := formats.parse_day(text):
            return {"day": str(shown.day), "month": str(shown.month), "year": str(shown.year)}
        return {"day": text, "month": "", "year": ""} if text else {}

    def day_of(self, parts: Mapping[str, str]) -> date:
        year = parts["year"]
        if not re.fullmatch(r"\d{4}", year) or not year.isascii():
            raise ValueError(year)
        return date(int(year), int(parts["month"]), int(parts.get("day") or 0))

    def stored(self, day: date) -> Value:
        return day.isoformat()

    def display(self, value: Value, asked: Asked, language: str) -> str:
        return formats.long_day(date.fromisoformat(value), language)

    def initial(self, value: Value, asked: Asked, language: str) -> object:
        year, month, *day = value.split("-")
        return {"year": year, "month": str(int(month)), "day": str(int(day[0])) if day else ""}

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        return PartsWidget({part: self._box(part, asked) for part in self.order}, self.labels, self.shape)

    def _box(self, part: str, asked: Asked) -> forms.Widget:
        length = "4" if part == "year" else "2"
        complete = f"bday-{part}" if asked.autocomplete == "bday" else "off"
        return forms.TextInput(
            attrs={"inputmode": "numeric", "maxlength": length, "size": length, "autocomplete": complete}
        )

    def _check_when(self, day: date, asked: Asked) -> None:
        today, when = timezone.localdate(), asked.settings.get("when")
        if day.year < today.year - 120 or day.year > today.year + 120:
            raise InvalidAnswer(_("Check the year; it must have four digits and be near our time."))
        if when == "past" and day > today:
            raise InvalidAnswer(_("This date lies in the future. Write a date up to today."))
        if when == "future" and day < today:
            raise InvalidAnswer(_("This date has passed. Write a date from today on."))


class Month(Date):
    """A month of a year, stored as 2031-07."""

    code = "month"
    label = _("Month and year")
    order = ("month", "year")
    labels: ClassVar[Mapping[str, str | Promise]] = {"month": MONTH, "year": YEAR}
    shape = "month"

    def advice(self) -> str | Promise:
        return _("Choose the month and write the year with four digits.")

    def day_of(self, parts: Mapping[str, str]) -> date:
        return super().day_of({**parts, "day": "1"})

    def stored(self, day: date) -> Value:
        return f"{day:%Y-%m}"

    def display(self, value: Value, asked: Asked, language: str) -> str:
        return formats.written(date.fromisoformat(f"{value}-01"), "YEAR_MONTH_FORMAT", language)

    def _box(self, part: str, asked: Asked) -> forms.Widget:
        if part == "month":
            return forms.Select(choices=[("", "—"), *((str(number), formats.month_name(number)) for number in MONTHS)])
        return super()._box(part, asked)

    def _check_when(self, day: date, asked: Asked) -> None:
        today = timezone.localdate()
        same_month = (day.year, day.month) == (today.year, today.month)
        super()._check_when(today if same_month else day, asked)
