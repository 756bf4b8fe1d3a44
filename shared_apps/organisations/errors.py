"""What can be wrong with a sign-up, each with what to do about it."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class AddressTaken(DomainError):
    """Another firm has this address, or asked for it before."""

    def __init__(self) -> None:
        super().__init__(
            "organisations:address-taken",
            _("This web address is already in use. Please choose another one."),
            field="slug",
        )


class TooManySignUps(DomainError):
    """More sign-ups from one e-mail address or computer than a firm needs."""

    def __init__(self) -> None:
        super().__init__(
            "organisations:too-many-sign-ups",
            _(
                "We have received several sign-ups from you already. "
                "Please open the link in the e-mail that we sent, or try again in an hour."
            ),
        )


class LanguageMissing(DomainError):
    """The first language must be one that the firm offers."""

    def __init__(self) -> None:
        super().__init__(
            "organisations:language-missing",
            _("The first language must be one of the languages that you offer."),
            field="first_language",
        )
