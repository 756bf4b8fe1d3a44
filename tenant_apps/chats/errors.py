"""What can be wrong with a question or with handing it over, each with what to do about it."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class TooManyAsked(DomainError):
    def __init__(self) -> None:
        message = _("You have asked many questions in a short time. Please wait a while before you ask the next one.")
        super().__init__("chats:too-many-asked", message)


class ChangedMeanwhile(DomainError):
    def __init__(self) -> None:
        message = _("What would be sent has changed in the meantime. Please look at it again, and then send it.")
        super().__init__("chats:changed-meanwhile", message)
