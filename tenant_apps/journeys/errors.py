"""What can be wrong with a journey or a step."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class AlreadyBegun(DomainError):
    def __init__(self) -> None:
        super().__init__("journeys:already-begun", _("This dossier has a journey already. Change its steps instead."))


class NoSteps(DomainError):
    def __init__(self) -> None:
        super().__init__("journeys:no-steps", _("Switch on at least one step."))


class OnlyTheClient(DomainError):
    def __init__(self) -> None:
        message = _("A risk questionnaire cannot be answered on somebody’s behalf. It stays with the client.")
        super().__init__("journeys:only-the-client", message, field="doer")


class OnlyTheFirm(DomainError):
    def __init__(self) -> None:
        super().__init__("journeys:only-the-firm", _("The firm itself does this step."), field="doer")


class FlowMissing(DomainError):
    def __init__(self, field: str | None = None) -> None:
        message = _("No published flow fits this step by itself. Choose one, or switch the step off.")
        super().__init__("journeys:flow-missing", message, field=field)


class NotByHand(DomainError):
    def __init__(self) -> None:
        message = _("This step follows what is answered and delivered. It cannot be recorded by hand.")
        super().__init__("journeys:not-by-hand", message)


class FollowsContracts(DomainError):
    def __init__(self) -> None:
        message = _(
            "All contracts are signed, so this step is done. Take a signature back on the page of the contract."
        )
        super().__init__("journeys:follows-contracts", message)


class NotInUse(DomainError):
    def __init__(self) -> None:
        super().__init__("journeys:not-in-use", _("This step is switched off."))


class AlreadyRecorded(DomainError):
    def __init__(self) -> None:
        message = _("The contracts are recorded already. Open the step again to record others.")
        super().__init__("journeys:already-recorded", message)


class DayAhead(DomainError):
    def __init__(self) -> None:
        super().__init__("journeys:day-ahead", _("This date is in the future."), field="done_on")
