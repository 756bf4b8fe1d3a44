"""What can be put right."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class SuccessorMissing(DomainError):
    def __init__(self) -> None:
        message = _("Choose somebody else who works here.")
        super().__init__("professional_portal:successor-missing", message, field="to")


class ConfigurationUnreadable(DomainError):
    def __init__(self) -> None:
        message = _("This file is damaged, or it is not a configuration that was saved here. Nothing was changed.")
        super().__init__("professional_portal:configuration-unreadable", message, field="file")


class ConfigurationTooLarge(DomainError):
    def __init__(self) -> None:
        message = _("This file is too large for a configuration. Nothing was changed.")
        super().__init__("professional_portal:configuration-too-large", message, field="file")


class ConfigurationTooNew(DomainError):
    def __init__(self) -> None:
        message = _("This file comes from a newer version of this product, which cannot be read here yet.")
        super().__init__("professional_portal:configuration-too-new", message, field="file")


class ConfigurationChanged(DomainError):
    def __init__(self) -> None:
        message = _("Something changed since you opened this page. Please look at it again.")
        super().__init__("professional_portal:configuration-changed", message)


class NothingChosen(DomainError):
    def __init__(self) -> None:
        super().__init__("professional_portal:nothing-chosen", _("Choose what you want to take over."))


class ItemRefused(DomainError):
    """A room refused one of the items, so none was taken over."""

    def __init__(self, part: object, title: str, why: object) -> None:
        message = _("Nothing was changed. %(part)s, “%(title)s”: %(why)s")
        super().__init__("professional_portal:item-refused", message % {"part": part, "title": title, "why": why})
