"""What people type before they are logged in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vestibule.core.forms import Form


class _Guarded(Form):
    """A form whose attempts are counted."""

    @property
    def status(self) -> int:
        """What the page that shows it answers with."""
        if self.has_error("__all__", "accounts:too-many-attempts"):
            return 429
        return 422 if self.errors else 200


class LoginForm(_Guarded):
    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ResetForm(_Guarded):
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The address with which you log in."),
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )


class CodeForm(_Guarded):
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


class PasskeyForm(_Guarded):
    """What the browser answers after asking the passkey; ``passkey.js`` fills it in."""

    code = forms.CharField(max_length=20_000, widget=forms.HiddenInput)
