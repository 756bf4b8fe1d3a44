"""What can be wrong with a flow, a run or an answer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from vestibule.core.errors import DomainError

if TYPE_CHECKING:
    from tenant_apps.flows.models import Answer
    from tenant_apps.flows.problems import Problem


class InvalidAnswer(DomainError):
    """The answer does not fit the question; the message says how to write it."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__("flows:invalid-answer", message)


class AnswerMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("flows:answer-missing", _("This answer is still missing."))


class AnswerNotSaved(DomainError):
    """Nothing can be stored for now; what was typed is still on the page."""

    def __init__(self) -> None:
        super().__init__("flows:answer-not-saved", _("This answer was not saved."))


class AnswerChangedElsewhere(DomainError):
    """The answer was changed since this page showed it. Carries what is stored now; nothing was overwritten."""

    def __init__(self, stored: "Answer") -> None:
        message = _("This answer was changed on another device or by someone else. Choose which one is right.")
        super().__init__("flows:answer-changed-elsewhere", message)
        self.stored = stored


class NothingToConfirm(DomainError):
    def __init__(self) -> None:
        super().__init__("flows:nothing-to-confirm", _("There is no answer here to confirm. Fill it in instead."))


class UnknownQuestion(DomainError):
    def __init__(self) -> None:
        message = _("This question is no longer part of the form. Reload the page to see what is asked now.")
        super().__init__("flows:unknown-question", message)


class RunCompleted(DomainError):
    def __init__(self) -> None:
        message = _("These answers have already been sent. Choose “Change answers” first.")
        super().__init__("flows:run-completed", message)


class AnswersMissing(DomainError):
    def __init__(self, count: int) -> None:
        message = ngettext_lazy(
            "%(count)d answer is still missing. Fill it in and send again.",
            "%(count)d answers are still missing. Fill them in and send again.",
            count,
        )
        super().__init__("flows:answers-missing", message % {"count": count}, count=count)


class DifferencesOpen(DomainError):
    """Two people answered the same question differently, and nobody said yet what to make of it."""

    def __init__(self) -> None:
        message = _("Some answers differ from those of the other person. Compare both first: say which count, or why.")
        super().__init__("flows:differences-open", message)


class TooManyItems(DomainError):
    def __init__(self, maximum: int) -> None:
        message = _("You can add at most %(maximum)d. Remove one first.") % {"maximum": maximum}
        super().__init__("flows:too-many-items", message, maximum=maximum)


class TooFewItems(DomainError):
    def __init__(self, minimum: int) -> None:
        message = _("At least %(minimum)d must stay. Change the answers instead.") % {"minimum": minimum}
        super().__init__("flows:too-few-items", message, minimum=minimum)


class PenElsewhere(DomainError):
    """Somebody else fills this in for now; nothing was stored."""

    def __init__(self, *, is_with_client: bool) -> None:
        with_client = _("The client fills this in for now. Take the step over first, on the page of the dossier.")
        with_firm = _(
            "Your adviser fills this in for now and asks you to check it. "
            "If you would rather write it yourself, tell your adviser."
        )
        super().__init__("flows:pen-elsewhere", with_client if is_with_client else with_firm)


class OnlyTheClientAnswers(DomainError):
    def __init__(self) -> None:
        message = _("Only the client may answer this questionnaire. Invite the client to fill it in.")
        super().__init__("flows:only-the-client-answers", message)


class TooFewAnswers(DomainError):
    """Too few answers count for these dimensions to say anything."""

    def __init__(self, dimensions: Sequence[str]) -> None:
        message = _("Answer more questions about: %(subjects)s. Too few are answered to work out the result.")
        super().__init__("flows:too-few-answers", message % {"subjects": ", ".join(dimensions)})


class AnswersContradict(DomainError):
    """Some answers do not go together, and whoever gave them has not said that they are right nevertheless."""

    def __init__(self) -> None:
        message = _("Some answers do not seem to go together. Look at them again, or confirm that they are right.")
        super().__init__("flows:answers-contradict", message, field="noted")


class NothingConfirmed(DomainError):
    def __init__(self) -> None:
        message = _("There is no statement yet: it is made once the client has confirmed the answers.")
        super().__init__("flows:nothing-confirmed", message)


class ResultOutdated(DomainError):
    def __init__(self) -> None:
        message = _("The answers have been changed since. The client is asked to confirm them again first.")
        super().__init__("flows:result-outdated", message)


class BandNotChanged(DomainError):
    def __init__(self) -> None:
        super().__init__("flows:band-not-changed", _("Choose another band than the present one."), field="band")


class ReasonMissing(DomainError):
    def __init__(self) -> None:
        message = _("Write the reason. The client reads it, and the statement prints it.")
        super().__init__("flows:reason-missing", message, field="reason")


class NothingToSettle(DomainError):
    def __init__(self) -> None:
        message = _("These answers no longer differ, or one of them changed. Look at them again.")
        super().__init__("flows:nothing-to-settle", message)


class NotSettled(DomainError):
    def __init__(self) -> None:
        message = _("Choose whose answer counts, or write why they differ.")
        super().__init__("flows:not-settled", message)


class FlowNotOffered(DomainError):
    def __init__(self) -> None:
        message = _("This flow is switched off. Switch it on under Flows, or choose another one.")
        super().__init__("flows:flow-not-offered", message, field="flow")


class PartyNotOfCustomer(DomainError):
    def __init__(self) -> None:
        message = _("This person does not belong to the customer. Choose one of its own people.")
        super().__init__("flows:party-not-of-customer", message, field="party")


class PartGone(DomainError):
    def __init__(self) -> None:
        message = _("This part is no longer in the draft. Reload the page to see what is there now.")
        super().__init__("flows:part-gone", message)


class DraftChanged(DomainError):
    def __init__(self) -> None:
        message = _("The draft has been changed since you looked at it. Check it again before you publish it.")
        super().__init__("flows:draft-changed", message)


class DraftIncomplete(DomainError):
    """The draft cannot be published yet; ``problems`` says why."""

    def __init__(self, problems: Sequence["Problem"]) -> None:
        message = _("This flow cannot be published yet. Put right what is listed first.")
        super().__init__("flows:draft-incomplete", message)
        self.problems = problems


class NothingToPublish(DomainError):
    def __init__(self) -> None:
        super().__init__("flows:nothing-to-publish", _("There is no draft that differs from what is published."))


class FlowArchived(DomainError):
    def __init__(self) -> None:
        super().__init__("flows:flow-archived", _("This flow is archived. Take it into use again first."))


class BadCondition(DomainError):
    """A condition that cannot be worked out; the message names the question and says why."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__("flows:bad-condition", message)


class NotMovable(DomainError):
    def __init__(self) -> None:
        message = _("These answers can no longer be moved: they were sent, or somebody moved them already.")
        super().__init__("flows:not-movable", message)


class UnreadableFile(DomainError):
    def __init__(self) -> None:
        message = _("This file does not hold a flow. Choose a file that was saved with “Save as a file”.")
        super().__init__("flows:unreadable-file", message, field="file")
