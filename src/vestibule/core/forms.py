"""Forms validate shape and never save; ``run`` hands the cleaned values to a command."""

import re
from collections.abc import Callable
from datetime import date, time
from html import escape
from typing import Any, TypeVar

from django import forms
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError
from vestibule.core.formats import parse_day, written
from vestibule.core.typed import Typed, parse_clock, parse_instant, typed

R = TypeVar("R")

_NOTHING_CHOSEN = "---------"  # Django's own
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
    """The base of every form. Its lists are written out in one go."""

    required_css_class = "is-required"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if type(field.widget) is forms.Select:
                field.widget.__class__ = LongSelect
            if isinstance(field, forms.ModelChoiceField) and field.empty_label == _NOTHING_CHOSEN:
                field.empty_label = _("Choose…") if field.required else "–"


class ModelForm(_RunsCommands, forms.ModelForm):  # type: ignore[type-arg]
    """A form whose fields come from a model. It validates; the command saves."""

    required_css_class = "is-required"

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Refuse: writing is for commands."""
        msg = "forms validate; a command saves"
        raise TypeError(msg)


class TypedInput(forms.DateTimeInput):
    """Typed as dates and times are shown to the reader, whatever the browser's language; a calendar helps to fill it.

    The browser's own fields would show a date the browser's way, which beside the page's own dates may read as another
    day. Without scripts this is a line to write on, with an example in it.
    """

    input_type = "text"
    native = "datetime-local"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The attributes that say how it is typed; they follow the reader's language."""
        shape = self.shape
        told = {"data-native": self.native, "data-pattern": shape.pattern, "placeholder": shape.example}
        context: dict[str, Any] = super().get_context(name, value, told | {"autocomplete": "off"} | (attrs or {}))
        return context

    @property
    def shape(self) -> Typed:
        """How it is typed."""
        return typed(has_day=self.native != "time", has_time=self.native != "date")

    def format_value(self, value: Any) -> str | None:
        """As the reader would type it, or what was typed when that is nothing of the kind."""
        if value in (None, ""):
            return None
        found = self.read(value) if isinstance(value, str) else value
        return written(found, self.shape.pattern) if found else str(value)

    @staticmethod
    def read(text: str) -> Any:
        """What the text says."""
        return parse_instant(text)


class DayInput(TypedInput):
    """A day."""

    native = "date"

    @staticmethod
    def read(text: str) -> date | None:
        """The day in the text."""
        return parse_day(text)


class ClockInput(TypedInput):
    """A time of the day."""

    native = "time"

    @staticmethod
    def read(text: str) -> time | None:
        """The time in the text."""
        return parse_clock(text)


class TimeField(forms.TimeField):
    """A time of the day, typed as times are shown to the reader."""

    widget = ClockInput

    def to_python(self, value: Any) -> time | None:
        """Read what was typed."""
        if isinstance(value, str) and value.strip():
            found = parse_clock(value)
            if found is None:
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
            return found
        return super().to_python(value)


class DateField(forms.DateField):  # noqa: TID251 - this is the one that does
    """A date, typed as dates are shown to the reader or in any other usual way."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """Read what was typed; ISO is what programs send."""
        if isinstance(value, str) and value.strip():
            found = parse_day(value)
            if found is None:
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
            return found
        return super().to_python(value)


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class LongSelect(forms.Select):
    """A list written out in one go: option by option it would cost more than the rest of the page."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: object = None) -> SafeString:
        """Return the element, as Django would write it."""
        chosen = set(self.format_value(value))
        written = [f'<select name="{escape(name)}"{_attributes(self.build_attrs(self.attrs, attrs))}>']
        for code, label in self.choices:
            if isinstance(label, list | tuple):
                inside = "".join([_option(each, text, chosen) for each, text in label])
                written.append(f'<optgroup label="{conditional_escape(code)}">{inside}</optgroup>')
            else:
                written.append(_option(code, label, chosen))
        return mark_safe("".join([*written, "</select>"]))  # noqa: S308 - each part is escaped


def _option(code: object, label: Any, chosen: set[str]) -> str:
    value = "" if code is None else str(code)
    mark = " selected" if value in chosen else ""
    shown = escape(label) if type(label) is str else conditional_escape(label)
    return f'<option value="{escape(value)}"{mark}>{shown}</option>'


def _attributes(attrs: dict[str, Any]) -> str:
    """The attributes in their order."""
    return "".join(
        f" {name}" if value is True else f' {name}="{conditional_escape(value)}"'
        for name, value in attrs.items()
        if value is not False
    )
