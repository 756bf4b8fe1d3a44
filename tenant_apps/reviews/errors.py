"""What can be wrong with a review, each with what to do about it."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class AlreadyPlanned(DomainError):
    def __init__(self) -> None:
        super().__init__("reviews:already-planned", _("This client has a review that is not closed yet."))


class AlreadyBegun(DomainError):
    def __init__(self) -> None:
        super().__init__("reviews:already-begun", _("This review was begun or closed in the meantime."))


class NoLongerClient(DomainError):
    def __init__(self) -> None:
        message = _("This is a former client, of whom nothing is asked. Resume the client relationship first.")
        super().__init__("reviews:no-longer-client", message)


class FlowOfRisk(DomainError):
    def __init__(self) -> None:
        message = _("This is a risk questionnaire. Choose a fact find that clients fill in.")
        super().__init__("reviews:flow-of-risk", message, field="flow")


class NothingToAsk(DomainError):
    def __init__(self) -> None:
        message = _("There is no fact find to ask. Choose one in the settings of reviews.")
        super().__init__("reviews:nothing-to-ask", message)


class NobodyToAsk(DomainError):
    def __init__(self) -> None:
        super().__init__("reviews:nobody-to-ask", _("There is no person to ask. Add one to this client first."))


class NoDossier(DomainError):
    def __init__(self) -> None:
        message = _("This client has no dossier in which they could be asked. Open one first.")
        super().__init__("reviews:no-dossier", message)


class NotAnswered(DomainError):
    def __init__(self) -> None:
        super().__init__("reviews:not-answered", _("The client has not sent all answers yet."))


class ConclusionMissing(DomainError):
    def __init__(self) -> None:
        message = _("Write what you conclude, for whoever reads this next year.")
        super().__init__("reviews:conclusion-missing", message, field="conclusion")


class NothingProposed(DomainError):
    def __init__(self) -> None:
        super().__init__("reviews:nothing-proposed", _("There is nothing to confirm any more."))


class DueInThePast(DomainError):
    def __init__(self, field: str = "due_on") -> None:
        super().__init__("reviews:due-in-the-past", _("Choose today or a later day."), field=field)


class SpanNotUnderstood(DomainError):
    def __init__(self) -> None:
        message = _("Choose a last day that is not before the first, and at most a year after it.")
        super().__init__("reviews:span-not-understood", message, field="last")


class NothingToSpread(DomainError):
    def __init__(self) -> None:
        super().__init__("reviews:nothing-to-spread", _("There is no planned review here any more."))
