"""What can be wrong with what somebody wants of the list of prospects."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class NotNext(DomainError):
    def __init__(self) -> None:
        message = _("This cannot follow on the present status. Please choose one of those that are offered.")
        super().__init__("prospects:not-next", message, field="status")


class ReasonMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("prospects:reason-missing", _("Please say why, for your file."), field="reason")


class ListNameMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("prospects:list-name-missing", _("Give the list a name."), field="name")


class TooManyLists(DomainError):
    def __init__(self, most: int) -> None:
        message = _("You have %(most)d lists already. Remove one first.") % {"most": most}
        super().__init__("prospects:too-many-lists", message, field="name")


class NobodyChosen(DomainError):
    def __init__(self) -> None:
        super().__init__("prospects:nobody-chosen", _("Choose at least one prospect in the list."), field="customers")


class AdviserMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("prospects:adviser-missing", _("Choose the adviser who takes over."), field="adviser")
