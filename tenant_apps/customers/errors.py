"""What can be wrong with a party or a customer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError

if TYPE_CHECKING:
    from tenant_apps.customers.models import Party


class NameMissing(DomainError):
    def __init__(self, field: str) -> None:
        super().__init__("customers:name-missing", _("Enter a name."), field=field)


class WrongParties(DomainError):
    def __init__(self) -> None:
        message = _(
            "An individual is one person, a joint customer two different people, a business a company with a contact "
            "person."
        )
        super().__init__("customers:wrong-parties", message)


class BirthDateAhead(DomainError):
    def __init__(self) -> None:
        message = _("The date of birth lies in the future. Enter the date as on the identity document.")
        super().__init__("customers:birth-date-ahead", message, field="birth_date")


class EmailNotUnderstood(DomainError):
    def __init__(self) -> None:
        message = _("Enter an e-mail address in the form name@example.com.")
        super().__init__("customers:email-not-understood", message, field="email")


class PhoneNotUnderstood(DomainError):
    def __init__(self) -> None:
        message = _("Enter a phone number with its country code, for example +31 6 12345678.")
        super().__init__("customers:phone-not-understood", message, field="phone")


class PossibleDuplicate(DomainError):
    """Somebody alike is on file already; carries whom, so that the page can show them."""

    def __init__(self, parties: "Sequence[Party]") -> None:
        message = _(
            "Somebody with the same name and date of birth, or the same e-mail address, is on file already. "
            "Check whether this is the same person; confirm to add a new one."
        )
        super().__init__("customers:possible-duplicate", message, field="despite_duplicates")
        self.parties = tuple(parties)


class AccountTaken(DomainError):
    def __init__(self) -> None:
        message = _("This person already logs in with another account. Ask the firm to put the two records together.")
        super().__init__("customers:account-taken", message)
