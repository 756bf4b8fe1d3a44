"""What somebody can put right."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class DisclosureMissing(DomainError):
    """The text is empty in the firm's first language; clients could not be asked to accept it."""

    def __init__(self, language: str) -> None:
        super().__init__(
            "portals:disclosure-missing",
            _("The privacy disclosure is compulsory. Please write it in your first language."),
            field=f"text_{language}",
        )


class DisclosureChanged(DomainError):
    """Another version was published while this one was read."""

    def __init__(self) -> None:
        super().__init__(
            "portals:disclosure-changed", _("The text has just been changed. Please read it once more and then agree.")
        )
