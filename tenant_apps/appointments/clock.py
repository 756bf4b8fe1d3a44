"""A form field for a day and an hour as the firm's clock shows them."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tenant_apps.appointments import times
from vestibule.core.errors import DomainError

_FORMATS = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M")


class ClockField(forms.Field):
    """Takes what the clock shows and gives the instant; an hour that no clock shows is refused."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local", "step": "300"})
    default_error_messages = {"invalid": _("Enter a day and a time.")}

    def prepare_value(self, value: Any) -> Any:
        return times.wall(value) if isinstance(value, datetime) and value.tzinfo else value

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        try:
            return times.instant(_read(str(value).strip()))
        except DomainError as error:
            raise ValidationError(str(error.message), code=error.code) from error
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


def _read(text: str) -> datetime:
    for pattern in _FORMATS:
        try:
            return datetime.strptime(text, pattern)  # noqa: DTZ007 - the clock's own reading; ``times`` gives it its zone
        except ValueError:
            continue
    raise ValueError(text)
