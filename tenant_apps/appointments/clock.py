"""A form field for a day and an hour as the firm's clock shows them."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tenant_apps.appointments import times
from vestibule.core.errors import DomainError
from vestibule.core.forms import TypedInput
from vestibule.core.typed import parse_instant


class ClockField(forms.Field):
    """Takes what the clock shows and gives the instant; an hour that no clock shows is refused."""

    widget = TypedInput
    default_error_messages = {"invalid": _("Enter a day and a time.")}

    def prepare_value(self, value: Any) -> Any:
        return times.wall(value) if isinstance(value, datetime) and value.tzinfo else value

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        found = parse_instant(str(value))
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            return times.instant(found)
        except DomainError as error:
            raise ValidationError(str(error.message), code=error.code) from error
