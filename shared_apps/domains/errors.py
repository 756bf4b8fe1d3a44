"""What can be wrong with a domain, each with what to do about it."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class NotADomain(DomainError):
    """No name that a firm can own."""

    def __init__(self) -> None:
        super().__init__(
            "domains:not-a-domain",
            _("Please write the domain as people type it, for example portal.your-firm.com."),
            field="domain",
        )


class DomainOfOurs(DomainError):
    """A name below the platform's own."""

    def __init__(self) -> None:
        super().__init__(
            "domains:ours", _("This is an address of the platform. Please choose a domain of your own."), field="domain"
        )


class TooManyClaims(DomainError):
    """More domains than a firm needs."""

    def __init__(self, most: int) -> None:
        super().__init__(
            "domains:too-many",
            _("You can have %(most)d domains. Please remove one that you do not use.") % {"most": most},
            field="domain",
        )


class NotProven(DomainError):
    """A domain that is not served cannot stand in links."""

    def __init__(self) -> None:
        super().__init__("domains:not-proven", _("This domain is not proven, so links cannot use it."))
