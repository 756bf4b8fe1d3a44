"""The six digits."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vestibule.core.forms import Form


class PasscodeForm(Form):
    """Spaces and hyphens between the digits are fine."""

    passcode = forms.CharField(
        label=_("Six-digit code"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": True, "pattern": "[0-9 \\-]*"}
        ),
    )
