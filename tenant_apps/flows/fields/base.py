"""What every type of question offers."""

from collections.abc import Mapping
from typing import Any, ClassVar, Protocol, TypeAlias

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.flows.errors import InvalidAnswer

Value: TypeAlias = Any
"""A JSON value as it is stored; None is no answer."""


class Asked(Protocol):
    """What a type needs to know of the question that uses it."""

    country: str
    settings: Mapping[str, Any]
    autocomplete: str

    def options_in(self, language: str) -> tuple[tuple[str, str], ...]: ...


class FieldType:
    """Turns what somebody typed into a stored value and back.

    ``clean`` returns a JSON value in one normal form, None when nothing was given, or raises ``InvalidAnswer`` with a
    sentence that says how to write it. Cleaning a stored value again returns the same value.
    """

    code: ClassVar[str]
    label: ClassVar[str | Promise]
    is_answered: ClassVar[bool] = True
    is_calculated: ClassVar[bool] = False
    is_file: ClassVar[bool] = False
    is_sealed: ClassVar[bool] = False
    has_options: ClassVar[bool] = False
    settings: ClassVar[frozenset[str]] = frozenset()
    width: ClassVar[str] = ""

    def clean(self, raw: object, asked: Asked) -> Value:
        raise NotImplementedError

    def display(self, value: Value, asked: Asked, language: str) -> str:
        """The value as a person reads it."""
        return str(value)

    def initial(self, value: Value, asked: Asked, language: str) -> object:
        """The value as its input shows it."""
        return value

    def affixes(self, asked: Asked) -> tuple[str, str]:
        """What stands before and after the input."""
        return "", ""

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        raise NotImplementedError


class OneLine(FieldType):
    """A type that is typed on one line."""

    inputmode: ClassVar[str] = "text"
    input_type: ClassVar[str] = "text"
    autocomplete: ClassVar[str] = "off"
    maxlength: ClassVar[int] = 200
    spellcheck: ClassVar[bool] = False

    def clean(self, raw: object, asked: Asked) -> Value:
        text = " ".join(str("" if raw is None or raw is False else raw).replace("\x00", "").split())
        if not text:
            return None
        if len(text) > self.maxlength:
            raise InvalidAnswer(_("Shorten this to %(count)d characters.") % {"count": self.maxlength})
        return self.read(text, asked)

    def read(self, text: str, asked: Asked) -> Value:
        """The stored value of a text that is not empty."""
        return text

    def widget(self, asked: Asked, language: str) -> forms.Widget:
        attrs = {
            "inputmode": self.inputmode,
            "autocomplete": asked.autocomplete or self.autocomplete,
            "maxlength": str(self.maxlength),
        }
        if not self.spellcheck:
            attrs |= {"spellcheck": "false"}
        widget = forms.TextInput(attrs=attrs)
        widget.input_type = self.input_type
        return widget
