"""What can be wrong with a wish to look."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class NobodyToLookAs(DomainError):
    """The person is no applicant of the dossier, or no natural person."""

    def __init__(self) -> None:
        super().__init__("viewings:nobody", _("Choose one of the applicants of this dossier."), field="party")


class ReasonMissing(DomainError):
    """The client reads the reason, so there has to be one."""

    def __init__(self) -> None:
        super().__init__(
            "viewings:reason-missing", _("Say why you look: the client reads it under “Who looked”."), field="reason"
        )
