"""What can be wrong with a message, each with what to do about it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from vestibule.core.errors import DomainError


class MessageEmpty(DomainError):
    def __init__(self) -> None:
        super().__init__("threads:message-empty", _("Write a message, or attach a file."), field="body")


class MessageTooLong(DomainError):
    def __init__(self, length: int, limit: int) -> None:
        message = _(
            "Your message has %(length)d characters, and at most %(limit)d fit. Please shorten it, or send it in parts."
        )
        super().__init__("threads:message-too-long", message % {"length": length, "limit": limit}, field="body")


class ColleagueAnswered(DomainError):
    """A colleague wrote since the page was opened."""

    CODE = "threads:colleague-answered"

    def __init__(self, name: str) -> None:
        message = _("%(name)s has answered in the meantime. Read it first; then send yours if it is still needed.")
        super().__init__(self.CODE, message % {"name": name})


class DossierClosed(DomainError):
    def __init__(self) -> None:
        message = _("This dossier is closed, so no more messages can be sent here.")
        super().__init__("threads:dossier-closed", message)


class TooManyMessages(DomainError):
    def __init__(self) -> None:
        message = _("You have sent many messages in a short time. Please wait a while before you send the next one.")
        super().__init__("threads:too-many-messages", message)


class TooManyAttachments(DomainError):
    def __init__(self, limit: int) -> None:
        message = ngettext(
            "A message can have %(limit)d attachment. Please send the others with a next message.",
            "A message can have %(limit)d attachments. Please send the others with a next message.",
            limit,
        )
        super().__init__("threads:too-many-attachments", message % {"limit": limit}, field="files")
