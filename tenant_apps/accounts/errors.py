"""What a person can put right, each with a stable code and a text that says how."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from vestibule.core.errors import DomainError


class _AccountError(DomainError):
    code: str
    message: str | Promise
    field: str | None = None

    def __init__(self) -> None:
        super().__init__(self.code, self.message, field=self.field)


class AddressTaken(_AccountError):
    code = "accounts:address-taken"
    message = _("Somebody with this e-mail address already works here. Choose another address, or change that person.")
    field = "email"


class AddressSharedTooOften(_AccountError):
    code = "accounts:address-shared-too-often"
    message = _("This e-mail address is already used by four people. Use another address for this person.")
    field = "email"


class HoursReversed(DomainError):
    def __init__(self, day: int) -> None:
        super().__init__("accounts:hours-reversed", _("The day ends before it begins."), field=f"to_{day}")


class RoleMissing(_AccountError):
    code = "accounts:role-missing"
    message = _("Choose at least one role.")
    field = "roles"


class RoleNameMissing(_AccountError):
    code = "accounts:role-name-missing"
    message = _("Give the role a name.")
    field = "name"


class RoleNameTaken(_AccountError):
    code = "accounts:role-name-taken"
    message = _("There is a role with this name already. Choose another name.")
    field = "name"


class RightsMissing(_AccountError):
    code = "accounts:rights-missing"
    message = _("Choose at least one right.")
    field = "rights"


class RoleHeld(_AccountError):
    code = "accounts:role-held"
    message = _("Somebody still has this role. Give them another one first.")


class LastAdministrator(_AccountError):
    code = "accounts:last-administrator"
    message = _("This is the last administrator. Make somebody else an administrator first.")
    field = "roles"


class AlreadyActivated(_AccountError):
    code = "accounts:already-activated"
    message = _("This person has already activated the account, so no new link is needed.")


class LinkNotValid(_AccountError):
    code = "accounts:link-not-valid"
    message = _("This link does not work any more. It may have been used already, or it is too old. Ask for a new one.")


class WrongLogin(_AccountError):
    code = "accounts:wrong-login"
    message = _("This e-mail address and password do not belong together. Check both and try again.")


class WrongPassword(_AccountError):
    code = "accounts:wrong-password"
    message = _("This is not your current password. Please try again.")
    field = "current_password"


class WeakPassword(DomainError):
    """The password breaks one or more rules; the message holds each of them."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("accounts:weak-password", " ".join(problems), field="password")


class WrongCode(_AccountError):
    code = "accounts:wrong-code"
    message = _("This code is not right, or it is too old. Check it, or use a new one.")
    field = "code"


class WrongBackupCode(WrongCode):
    message = _("This is none of your backup codes, or it was used before. Check it, or use another one.")


class PasskeyRefused(_AccountError):
    code = "accounts:passkey-refused"
    message = _("The passkey could not be used. Please try again, or choose another way.")


class PhoneNotValid(_AccountError):
    code = "accounts:phone-not-valid"
    message = _("This is not a telephone number that we can send a text message to. Begin with the country, as in +31.")
    field = "phone"


class TooManyResets(_AccountError):
    code = "accounts:too-many-resets"
    message = _("You have asked for a new password many times. Please wait an hour and try again.")


class TooManyCodes(_AccountError):
    code = "accounts:too-many-codes"
    message = _("No more codes can be sent by text message for now. Use another way to log in, or try again later.")


class TooManyEmailChanges(_AccountError):
    code = "accounts:too-many-email-changes"
    message = _("The e-mail address was changed many times today. Please try again tomorrow.")
    field = "email"


class TwoFactorRequired(_AccountError):
    code = "accounts:two-factor-required"
    message = _("Your organisation asks for two-factor authentication. Add another method before you remove this one.")


def waiting_text(seconds: int) -> str:
    """A sentence that says how long to wait before the next attempt."""
    if seconds < 60:
        return ngettext(
            "There were too many attempts. Please wait %(n)d second and try again.",
            "There were too many attempts. Please wait %(n)d seconds and try again.",
            seconds,
        ) % {"n": seconds}
    minutes = -(-seconds // 60)
    return ngettext(
        "There were too many attempts. Please wait %(n)d minute and try again.",
        "There were too many attempts. Please wait %(n)d minutes and try again.",
        minutes,
    ) % {"n": minutes}


class TooManyAttempts(DomainError):
    """Attempts come too fast; the same answer whether or not the account exists."""

    def __init__(self, seconds: int) -> None:
        super().__init__("accounts:too-many-attempts", waiting_text(seconds), seconds=seconds)


class TeamNameMissing(_AccountError):
    code = "accounts:team-name-missing"
    message = _("Give the team a name.")
    field = "name"


class TeamNameTaken(_AccountError):
    code = "accounts:team-name-taken"
    message = _("There is a team with this name already. Choose another name.")
    field = "name"


class NotAColleague(_AccountError):
    code = "accounts:not-a-colleague"
    message = _("Only people who work here can be in a team.")
    field = "members"


class NetworkNotValid(DomainError):
    def __init__(self, text: str) -> None:
        message = _(
            "“%(text)s” is not an IP address. Enter one such as 203.0.113.7, or a network such as 203.0.113.0/24."
        )
        super().__init__("accounts:network-not-valid", message % {"text": text[:50]}, field="networks")


class OwnAddressMissing(DomainError):
    def __init__(self, address: str) -> None:
        message = _("Your own address, %(address)s, is not among them: you would lock yourself out. Please add it.")
        super().__init__("accounts:own-address-missing", message % {"address": address}, field="networks")
