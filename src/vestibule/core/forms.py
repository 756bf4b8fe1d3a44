"""Forms validate shape and never save; ``run`` hands the cleaned values to a command."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError
from vestibule.core.formats import parse_day

R = TypeVar("R")

_WEB_ADDRESS = re.compile(r"//|\bwww\.", re.IGNORECASE)


def without_web_address(value: str) -> None:
    """Refuse a name with an address in it: names stand in letters that go to whoever somebody else chose."""
    if _WEB_ADDRESS.search(value):
        raise forms.ValidationError(_("Please leave out the web address."), code="web-address")


class _RunsCommands:
    def run(self, command: Callable[..., R], **arguments: Any) -> R | None:
        """Return the command's result, or None with the error put beside the field it belongs to."""
        try:
            return command(**arguments)
        except DomainError as error:
            field = error.field if error.field in self.fields else None  # type: ignore[attr-defined]
            self.add_error(field, forms.ValidationError(str(error.message), code=error.code))  # type: ignore[attr-defined]
            return None


class Form(_RunsCommands, forms.Form):
    """The base of every form."""

    required_css_class = "is-required"


class ModelForm(_RunsCommands, forms.ModelForm):  # type: ignore[type-arg]
    """A form whose fields come from a model. It validates; the command saves."""

    required_css_class = "is-required"

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Refuse: writing is for commands."""
        msg = "forms validate; a command saves"
        raise TypeError(msg)


class DayInput(forms.DateInput):
    """The browser's own calendar; a date that was typed in the way of the country comes back as one that it shows."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")

    def format_value(self, value: Any) -> str | None:
        """The date as ISO, or what was typed when it is none."""
        found = parse_day(value) if isinstance(value, str) else None
        return found.isoformat() if found else super().format_value(value)


class DateField(forms.DateField):  # noqa: TID251 - this is the one that does
    """A date, from the browser's calendar or typed as dates are shown to the reader."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """Read what was typed; ISO is what calendars send."""
        if isinstance(value, str) and value.strip():
            found = parse_day(value)
            if found is None:
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
            return found
        return super().to_python(value)


class LongSelect(forms.Select):
    """A list of hundreds, written out in one go: option by option it would cost more than the rest of the page."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: object = None) -> SafeString:
        """Return the element; choices are pairs, without groups."""
        chosen = set(self.format_value(value))
        marks = {True: SafeString(" selected"), False: ""}
        options = ((code, marks[str(code) in chosen], label) for code, label in self.choices)
        whole = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html(
            "<select{}>{}</select>",
            flatatt(whole),
            format_html_join("", '<option value="{}"{}>{}</option>', options),
        )
