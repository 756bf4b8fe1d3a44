"""Forms validate shape and never save; ``run`` hands the cleaned values to a command."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms

from vestibule.core.errors import DomainError

R = TypeVar("R")


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
