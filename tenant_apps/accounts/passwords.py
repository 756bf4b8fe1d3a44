"""What a good password is, and finding whose password was typed. Both are used by more than one door."""

from django import forms
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import (
    MinimumLengthValidator,
    get_default_password_validators,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.errors import WeakPassword
from tenant_apps.accounts.models import Account
from vestibule.core.forms import Form

PEOPLE_PER_ADDRESS = 4


class LongEnough(MinimumLengthValidator):
    """The framework's rule in words of ours: its own are not translated into every language."""

    def get_error_message(self) -> str:
        return gettext("This password is too short. Use at least %(number)s characters.") % {"number": self.min_length}


def check_strength(password: str, account: Account) -> None:
    """Return for a good password; raise ``WeakPassword`` with every rule that it breaks."""
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise WeakPassword([str(message) for message in error.messages]) from error


def accounts_with(email: str, password: str) -> list[Account]:
    """The active accounts of this address that the password fits.

    Always computes the same number of hashes, whatever the number of accounts behind the address, none included: the
    time says nothing. That is why no more than ``PEOPLE_PER_ADDRESS`` people may share an address.
    """
    known = [
        account
        for account in Account.objects.sharing(email).active()[:PEOPLE_PER_ADDRESS]
        if account.has_usable_password()
    ]
    fitting = [account for account in known if check_password(password, account.password)]
    for _missing in range(PEOPLE_PER_ADDRESS - len(known)):
        make_password(password)
    return fitting


def _rules() -> str:
    """What ``check_strength`` asks, in one sentence."""
    shortest = next(v.min_length for v in get_default_password_validators() if isinstance(v, MinimumLengthValidator))
    return gettext(
        "At least %(number)s characters, not a common password, and nothing that resembles your name or e-mail address."
    ) % {"number": shortest}


class PasswordFields(Form):
    """A new password, typed twice. Inherit from it wherever a person chooses one; the command checks its strength."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password_again = forms.CharField(
        label=_("New password, once more"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = _rules()

    def clean_password_again(self) -> str:
        again = self.cleaned_data["password_again"]
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise forms.ValidationError(_("The two passwords differ. Please type the same one twice."), code="differ")
        return again
