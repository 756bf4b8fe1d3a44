"""What can be wrong with a question or a reply, each with what to do about it."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class AlreadyReplied(DomainError):
    def __init__(self) -> None:
        super().__init__("help:already-replied", _("A colleague has replied in the meantime. Read the reply below."))


class TooManyQuestions(DomainError):
    def __init__(self) -> None:
        message = _("Many questions of your firm still wait for our reply. Please wait until we have answered them.")
        super().__init__("help:too-many-questions", message)
