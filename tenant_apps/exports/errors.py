"""What somebody who wants their data can put right."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class AlreadyAsked(DomainError):
    """One is being made, or was made a moment ago."""

    def __init__(self) -> None:
        super().__init__(
            "exports:already-asked",
            _("Your data is being put together already, or was today. Please wait until tomorrow for another file."),
        )
