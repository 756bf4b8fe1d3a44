"""What can be wrong with an invitation, for the professional and for the person invited."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tenant_apps.invites.obstacles import Obstacle
from vestibule.core.errors import DomainError


class AlreadyShared(DomainError):
    """The person has access, or an invitation that still works."""

    def __init__(self) -> None:
        super().__init__(
            "invites:already-shared",
            _("This person has been invited already. Send the invitation again, or revoke it first."),
        )


class NotAnApplicant(DomainError):
    """The person does not belong to the dossier's customer."""

    def __init__(self) -> None:
        super().__init__("invites:not-an-applicant", _("Choose one of the applicants of this dossier."), field="party")


class ContactMissing(DomainError):
    """Without both an address and a mobile number nobody can be invited safely."""

    def __init__(self, field: str) -> None:
        super().__init__(
            "invites:contact-missing",
            {
                "email": _("Fill in an e-mail address: the link is sent to it."),
                "phone": _("Fill in a mobile number: the six-digit code is sent to it by SMS."),
            }[field],
            field=field,
        )


class LinkExpired(DomainError):
    """The link's time is over. ``language`` is the invitation's."""

    def __init__(self, language: str) -> None:
        self.language = language
        super().__init__(
            "invites:link-expired",
            _("An invitation works for a limited time. Please ask your adviser to send you a new invitation."),
        )


class AccessRevoked(DomainError):
    """The firm ended the access. ``language`` is the invitation's."""

    def __init__(self, language: str) -> None:
        self.language = language
        super().__init__(
            "invites:access-revoked",
            _("This invitation was withdrawn. Please contact your adviser if you did not expect that."),
        )


class WrongPasscode(DomainError):
    """The six digits are not those that were sent."""

    def __init__(self, attempts_left: int) -> None:
        super().__init__(
            "invites:wrong-passcode",
            ngettext(
                "That is not the code that we sent. You can try once more.",
                "That is not the code that we sent. You can try %(count)d more times.",
                attempts_left,
            )
            % {"count": attempts_left},
            field="passcode",
        )


class PasscodeSpent(DomainError):
    """Too many wrong attempts: the code is dead."""

    def __init__(self) -> None:
        super().__init__(
            "invites:passcode-spent",
            _("This code can no longer be used. Please ask for a new code below."),
            field="passcode",
        )


class TooManyPasscodes(DomainError):
    """A new code was asked for too soon or too often."""

    def __init__(self) -> None:
        super().__init__(
            "invites:too-many-passcodes",
            _("We have just sent a code. Please wait a minute before asking for another one."),
        )


class NoCodeToday(DomainError):
    """The firm has sent as many text messages as it may today."""

    def __init__(self) -> None:
        super().__init__(
            "invites:no-code-today",
            _("No code can be sent by text message today. Please try again tomorrow, or contact your adviser."),
        )


class NotYourInvitation(DomainError):
    """The account that is logged in belongs to somebody else."""

    def __init__(self) -> None:
        super().__init__(
            "invites:not-your-invitation",
            _("This invitation is for somebody else. Log out and open the link again."),
        )


class SharingObstructed(DomainError):
    """Something must be put right before the portal is shared; ``obstacles`` names each thing."""

    def __init__(self, obstacles: tuple[Obstacle, ...]) -> None:
        self.obstacles = obstacles
        super().__init__("invites:sharing-obstructed", " ".join(str(each.text) for each in obstacles))
