"""What can be wrong with an appointment."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class SubjectMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("appointments:subject-missing", _("Say what the appointment is about."), field="subject")


class NoSuchTime(DomainError):
    def __init__(self, field: str = "starts") -> None:
        message = _("The clock goes forward in that night, so this time does not exist. Choose a time an hour later.")
        super().__init__("appointments:no-such-time", message, field=field)


class PastTime(DomainError):
    def __init__(self, field: str = "starts") -> None:
        super().__init__("appointments:past-time", _("This time is over. Choose a time to come."), field=field)


class TooFarAhead(DomainError):
    def __init__(self, field: str = "starts") -> None:
        message = _("This is more than two years ahead. Check the year.")
        super().__init__("appointments:too-far-ahead", message, field=field)


class EndBeforeStart(DomainError):
    def __init__(self) -> None:
        message = _("An appointment ends after it begins. Choose how long it takes.")
        super().__init__("appointments:end-before-start", message, field="length")


class TooLong(DomainError):
    def __init__(self) -> None:
        message = _("An appointment takes twelve hours at most. Make one for each day.")
        super().__init__("appointments:too-long", message, field="length")


class NobodyInvited(DomainError):
    def __init__(self) -> None:
        super().__init__("appointments:nobody-invited", _("Choose at least one applicant."), field="applicants")


class NotAnApplicant(DomainError):
    def __init__(self) -> None:
        message = _("This person is not an applicant in this dossier. Choose one of the applicants.")
        super().__init__("appointments:not-an-applicant", message, field="applicants")


class NotAColleague(DomainError):
    def __init__(self) -> None:
        super().__init__("appointments:not-a-colleague", _("Choose at least one colleague."), field="colleagues")


class PlaceMissing(DomainError):
    def __init__(self) -> None:
        message = _("Say where: the address, or the number that is called.")
        super().__init__("appointments:place-missing", message, field="place")


class LinkMissing(DomainError):
    def __init__(self) -> None:
        message = _("Enter the link of the video call. It begins with https://.")
        super().__init__("appointments:link-missing", message, field="video_link")


class AlreadyCancelled(DomainError):
    def __init__(self) -> None:
        message = _("This appointment was cancelled. Make a new one instead.")
        super().__init__("appointments:already-cancelled", message)


class AlreadyOver(DomainError):
    def __init__(self) -> None:
        super().__init__("appointments:already-over", _("This appointment is over and stays as it was."))


class ReasonMissing(DomainError):
    def __init__(self) -> None:
        message = _("Say why. Everybody who takes part reads it.")
        super().__init__("appointments:reason-missing", message, field="reason")


class NothingOffered(DomainError):
    def __init__(self) -> None:
        message = _("Offer at least one time.")
        super().__init__("appointments:nothing-offered", message, field="time_1")


class TooManyOffered(DomainError):
    def __init__(self, most: int) -> None:
        message = _("Offer %(most)d times at most.") % {"most": most}
        super().__init__("appointments:too-many-offered", message)


class TimeTaken(DomainError):
    """Somebody else has it, or the offer is no longer open."""

    def __init__(self) -> None:
        message = _("This time has just been taken. Choose another one.")
        super().__init__("appointments:time-taken", message, field="slot")


class ChosenByAnother(DomainError):
    def __init__(self) -> None:
        message = _("Somebody who takes part has just chosen another time. Your adviser answers soon.")
        super().__init__("appointments:chosen-by-another", message, field="slot")


class NothingChosen(DomainError):
    def __init__(self) -> None:
        message = _("No time is chosen any more. Look at the appointment as it is now.")
        super().__init__("appointments:nothing-chosen", message)


class WishMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("appointments:wish-missing", _("Say when it suits you."), field="wish")
