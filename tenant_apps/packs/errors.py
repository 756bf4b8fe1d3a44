"""What can be wrong with installing or updating a pack."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class NotInstalled(DomainError):
    """There is nothing to update."""

    def __init__(self) -> None:
        super().__init__("packs:not-installed", _("This pack is not installed yet."))


class ChoiceMissing(DomainError):
    """Both sides changed something, and nobody said whose counts."""

    def __init__(self, missing: int) -> None:
        self.missing = missing
        super().__init__(
            "packs:choice-missing", _("Please choose for each item that both you and the pack have changed.")
        )


class PlanChanged(DomainError):
    """Something changed since the administrator looked."""

    def __init__(self) -> None:
        super().__init__(
            "packs:plan-changed", _("Something changed since you opened this page. Please look at it again.")
        )
