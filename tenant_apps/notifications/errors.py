"""What a sender can put right."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from vestibule.core.errors import DomainError


class AddressMissing(DomainError):
    """The recipient cannot be reached by this channel."""

    def __init__(self) -> None:
        super().__init__(
            "notifications:address-missing",
            _("There is no e-mail address or telephone number to send this to. Please add one and try again."),
        )


class SmsBudgetSpent(DomainError):
    """The organisation has sent as many text messages as it may in one day."""

    CODE = "notifications:sms-budget-spent"

    def __init__(self, limit: int) -> None:
        message = ngettext(
            "Your organisation has sent the %(limit)d text message that it can send in one day, so nothing was sent. "
            "Please try again tomorrow, or ask us for more.",
            "Your organisation has sent the %(limit)d text messages that it can send in one day, so nothing was sent. "
            "Please try again tomorrow, or ask us for more.",
            limit,
        )
        super().__init__(self.CODE, message % {"limit": limit})


class NothingToSend(DomainError):
    """The message was sent, or its text was erased because nobody may read it twice."""

    def __init__(self) -> None:
        super().__init__(
            "notifications:nothing-to-send",
            _("This message can no longer be sent again. Please start the action that it belonged to once more."),
        )


class QuietNeedsBothEnds(DomainError):
    """Quiet hours with one end only."""

    def __init__(self) -> None:
        super().__init__(
            "notifications:quiet-needs-both-ends",
            _("Please give both the beginning and the end of the quiet hours, or neither."),
            field="quiet_until",
        )


class NothingToAdd(DomainError):
    """Less than one credit."""

    def __init__(self) -> None:
        super().__init__("notifications:nothing-to-add", _("Please add at least one credit."))


class UnknownValue(DomainError):
    """Something between braces that is not put in here."""

    def __init__(self, name: str, allowed: Sequence[str], *, field: str) -> None:
        values = ", ".join(f"{{{each}}}" for each in allowed)
        message = _("%(value)s cannot be inserted here. You can use: %(values)s.")
        super().__init__(
            "notifications:unknown-value",
            message % {"value": f"{{{name[:40]}}}", "values": values},
            field=field,
        )


class ValueMissing(DomainError):
    """A text without what its reader cannot do without."""

    def __init__(self, name: str, *, field: str) -> None:
        message = _("Please insert %(value)s: without it the message is of no use.")
        super().__init__("notifications:value-missing", message % {"value": f"{{{name}}}"}, field=field)
