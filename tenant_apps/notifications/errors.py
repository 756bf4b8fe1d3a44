"""What a sender can put right."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class AddressMissing(DomainError):
    """The recipient cannot be reached by this channel."""

    def __init__(self) -> None:
        super().__init__(
            "notifications:address-missing",
            _("There is no e-mail address or telephone number to send this to. Please add one and try again."),
        )


class NothingToSend(DomainError):
    """The message was sent, or its text was erased because nobody may read it twice."""

    def __init__(self) -> None:
        super().__init__(
            "notifications:nothing-to-send",
            _("This message can no longer be sent again. Please start the action that it belonged to once more."),
        )
