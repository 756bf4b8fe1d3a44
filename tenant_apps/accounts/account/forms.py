"""What people change about themselves."""

import zoneinfo
from functools import cache

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.errors import PhoneNotValid
from tenant_apps.accounts.firm import as_e164
from tenant_apps.accounts.passwords import PasswordFields
from vestibule.core.formats import telephone
from vestibule.core.forms import Form, LongSelect, without_web_address

ZONES = ("Europe/", "Australia/", "Pacific/", "America/", "Asia/", "Africa/")


@cache
def _names_of_zones() -> tuple[str, ...]:
    """Read once: finding them walks through a folder of the system."""
    return tuple(sorted(name for name in zoneinfo.available_timezones() if name.startswith(ZONES)))


def _zones() -> list[tuple[str, str]]:
    return [("", str(_("As the organisation"))), *((name, name.replace("_", " ")) for name in _names_of_zones())]


def clean_phone(text: str) -> str:
    """The number as E.164, or a form error that says how to write one."""
    try:
        return as_e164(text) if text else ""
    except PhoneNotValid as error:
        raise forms.ValidationError(str(error), code=error.code) from error


class ProfileForm(Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        validators=[without_web_address],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, help_text=_("For the pages and the messages that you receive.")
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False, choices=lazy(_zones, list)(), widget=LongSelect)

    def __init__(self, *args: object, languages: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.initial["phone"] = telephone(self.initial.get("phone", ""))
        self.fields["language"].choices = [("", _("As your browser prefers")), *languages]

    def clean_phone(self) -> str:
        return clean_phone(self.cleaned_data["phone"])


class _CurrentPassword(Form):
    current_password = forms.CharField(
        label=_("Current password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ConfirmForm(_CurrentPassword):
    """The password once more, before something sensitive."""


class PasswordForm(PasswordFields):
    current_password = _CurrentPassword.base_fields["current_password"]
    field_order = ("current_password", "password", "password_again")


class EmailForm(_CurrentPassword):
    email = forms.EmailField(label=_("New e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    field_order = ("email", "current_password")


class PhoneForm(Form):
    phone = forms.CharField(
        label=_("Mobile telephone"),
        max_length=30,
        help_text=_("We send a text message with a code to this number each time you log in."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.initial["phone"] = telephone(self.initial.get("phone", ""))

    def clean_phone(self) -> str:
        return clean_phone(self.cleaned_data["phone"])


class CodeForm(Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasskeyForm(Form):
    """``answer`` is filled in by ``passkey.js``."""

    name = forms.CharField(
        label=_("Name of this passkey"),
        max_length=64,
        help_text=_("Such as “My telephone”, so that you recognise it later."),
    )
    answer = forms.CharField(max_length=20_000, widget=forms.HiddenInput, required=False)

    def clean_answer(self) -> str:
        answer = self.cleaned_data["answer"]
        if not answer:
            raise forms.ValidationError(_("This browser did not make a passkey. Choose another way."), code="no-answer")
        return answer
