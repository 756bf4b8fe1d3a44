"""What can be put right."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class SuccessorMissing(DomainError):
    def __init__(self) -> None:
        message = _("Choose somebody else who works here.")
        super().__init__("professional_portal:successor-missing", message, field="to")
