"""What people type before they are logged in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vestibule.core.forms import Form


class LoginForm(Form):
    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ResetForm(Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The address with which you log in."),
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )


class CodeForm(Form):
    """A code from an app, a text message or paper."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
    )


class BackupCodeForm(CodeForm):
    """Backup codes hold letters too."""

    code = forms.CharField(
        label=_("Backup code"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True})
    )


class PasskeyForm(Form):
    """What the browser answers after asking the passkey; ``passkey.js`` fills it in."""

    code = forms.CharField(max_length=20_000, widget=forms.HiddenInput)
