"""What can be wrong with a check and its decision."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class ZoneNotReadable(DomainError):
    def __init__(self) -> None:
        message = _(
            "These are not the two or three lines at the bottom of a passport or on an identity card. "
            "Please check them."
        )
        super().__init__("diligence:zone-not-readable", message, field="zone")


class ZoneWrong(DomainError):
    """The check digits do not fit: something is misread."""

    def __init__(self) -> None:
        message = _(
            "The check digits do not fit, so a character was misread. Compare the lines with the document once more."
        )
        super().__init__("diligence:zone-wrong", message, field="zone")


class NotOfCustomer(DomainError):
    def __init__(self) -> None:
        super().__init__("diligence:not-of-customer", _("This person does not belong to the customer."))


class AlreadyDecided(DomainError):
    def __init__(self) -> None:
        message = _("This is decided, or waits for a second person. Open it again to change anything.")
        super().__init__("diligence:already-decided", message)


class Incomplete(DomainError):
    """What is still missing before somebody can be accepted."""

    def __init__(self, missing: Sequence[str | Promise]) -> None:
        message = _("Still missing: %(what)s.") % {"what": "; ".join(map(capfirst, missing))}
        super().__init__("diligence:incomplete", message)


class ReasonMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("diligence:reason-missing", _("Please say why, for your file."), field="reason")


class SamePerson(DomainError):
    def __init__(self) -> None:
        message = _("Somebody else has to look at this: the risk is high, and you proposed the decision.")
        super().__init__("diligence:same-person", message)


class NothingProposed(DomainError):
    def __init__(self) -> None:
        super().__init__("diligence:nothing-proposed", _("Nothing waits for a second person here."))


class BoundsReversed(DomainError):
    def __init__(self) -> None:
        message = _("High must begin at more points than medium.")
        super().__init__("diligence:bounds-reversed", message, field="high_from")
