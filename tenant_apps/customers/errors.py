"""What can be wrong with a party or a customer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from vestibule.core.companies import REGISTERS
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


class OwnContact(DomainError):
    """Whoever has access to the portal changes the own address and language there."""

    def __init__(self, field: str) -> None:
        message = _("This client has access to the portal and changes this in the settings there.")
        super().__init__("customers:own-contact", message, field=field)


class EmailNotUnderstood(DomainError):
    def __init__(self) -> None:
        message = _("Enter an e-mail address in the form name@example.com.")
        super().__init__("customers:email-not-understood", message, field="email")


class PhoneNotUnderstood(DomainError):
    def __init__(self) -> None:
        message = _("Enter a phone number with its country code, for example +31 6 12345678.")
        super().__init__("customers:phone-not-understood", message, field="phone")


class PossibleDuplicate(DomainError):
    """Somebody similar is on file already; carries whom, so that the page can show them."""

    def __init__(self, parties: "Sequence[Party]") -> None:
        message = _(
            "Somebody similar is on file already. Check whether this is the same person or company; confirm to add a "
            "new one."
        )
        super().__init__("customers:possible-duplicate", message, field="despite_duplicates")
        self.parties = tuple(parties)


class CompanyNumberNotUnderstood(DomainError):
    """The number is none of the register of its country; the message says how one is written there."""

    def __init__(self, country: str) -> None:
        _name, advice = REGISTERS[country]
        super().__init__("customers:company-number-not-understood", advice, field="company_number", country=country)


class IbanNotUnderstood(DomainError):
    def __init__(self) -> None:
        message = _("Check the account number: an IBAN looks like NL91 ABNA 0417 1643 00.")
        super().__init__("customers:iban-not-understood", message, field="iban")


class OwnsItself(DomainError):
    def __init__(self) -> None:
        message = _("With this share a company would own itself. Check who owns whom.")
        super().__init__("customers:owns-itself", message, field="owner")


class MoreThanWhole(DomainError):
    def __init__(self, left: str) -> None:
        message = _("Together the owners would hold more than the whole company. %(left)s is left.") % {"left": left}
        super().__init__("customers:more-than-whole", message, field="percent")


class NotAPart(DomainError):
    def __init__(self) -> None:
        message = _("Enter a percentage above 0 and up to 100, with at most two decimals.")
        super().__init__("customers:not-a-part", message, field="percent")


class OwnedAlready(DomainError):
    def __init__(self) -> None:
        message = _("This owner holds a share of the company already. Change that one.")
        super().__init__("customers:owned-already", message, field="owner")


class NoCompany(DomainError):
    def __init__(self) -> None:
        message = _("Only a company has owners, directors and signatories, and only people hold these offices.")
        super().__init__("customers:no-company", message, field="owner")


class OfficeHeld(DomainError):
    def __init__(self) -> None:
        super().__init__("customers:office-held", _("This person holds this office already."), field="office")


class SigningMissing(DomainError):
    def __init__(self) -> None:
        message = _("Say whether this person signs alone or together with another.")
        super().__init__("customers:signing-missing", message, field="signing")


class AccountTaken(DomainError):
    def __init__(self) -> None:
        message = _("This person already logs in with another account. Ask the firm to put the two records together.")
        super().__init__("customers:account-taken", message)
