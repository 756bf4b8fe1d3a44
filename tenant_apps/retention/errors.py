"""What can be wrong with a date until which somebody is kept."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class DutyTooShort(DomainError):
    def __init__(self, least: int) -> None:
        message = _("The law of your country asks for at least %(months)d months.") % {"months": least}
        super().__init__("retention:duty-too-short", message, field="duty")


class NothingToKeep(DomainError):
    def __init__(self) -> None:
        message = _("No date applies: only prospects who were rejected or archived are erased.")
        super().__init__("retention:nothing-to-keep", message)


class NotLater(DomainError):
    def __init__(self) -> None:
        message = _("Choose a day after the present date. To keep less, change the months in the settings.")
        super().__init__("retention:not-later", message, field="until_on")


class ReasonMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("retention:reason-missing", _("Please say why, for your file."), field="reason")
