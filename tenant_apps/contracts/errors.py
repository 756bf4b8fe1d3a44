"""What can be wrong with a contract, each with what to do about it."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class AlreadySent(DomainError):
    def __init__(self) -> None:
        message = _("This contract is with the client already. Withdraw it and add another one to change it.")
        super().__init__("contracts:already-sent", message)


class NotWithTheClient(DomainError):
    def __init__(self) -> None:
        message = _("The client has nothing to sign here: the contract was not sent, or something came back already.")
        super().__init__("contracts:not-with-the-client", message)


class FileNotChecked(DomainError):
    def __init__(self) -> None:
        message = _("The file is still being checked. Try again in a moment.")
        super().__init__("contracts:file-not-checked", message)


class FileUnusable(DomainError):
    def __init__(self) -> None:
        message = _("The file was refused and cannot be sent. Change the contract and choose another file.")
        super().__init__("contracts:file-unusable", message)


class NobodyInThePortal(DomainError):
    def __init__(self) -> None:
        message = _(
            "Nobody who must sign can open this dossier in the client portal. Invite them first, or record the "
            "signature by hand."
        )
        super().__init__("contracts:nobody-in-the-portal", message)


class ProductHidden(DomainError):
    def __init__(self) -> None:
        message = _("The client does not see this product, and so not its contract. Show the product first.")
        super().__init__("contracts:product-hidden", message)


class RemindedToday(DomainError):
    def __init__(self) -> None:
        message = _("The client was written to about this contract today. You can remind them again tomorrow.")
        super().__init__("contracts:reminded-today", message)


class CopyReceived(DomainError):
    def __init__(self) -> None:
        message = _("The client delivered a signed copy. Approve that one, or ask for it again first.")
        super().__init__("contracts:copy-received", message)


class NoCopy(DomainError):
    def __init__(self) -> None:
        super().__init__("contracts:no-copy", _("There is no signed copy of the client to approve."))


class AlreadySigned(DomainError):
    def __init__(self) -> None:
        message = _("This contract is signed. It can be ended, but no longer changed, sent or withdrawn.")
        super().__init__("contracts:already-signed", message)


class NotSigned(DomainError):
    def __init__(self) -> None:
        super().__init__("contracts:not-signed", _("Only a contract that was signed can be ended. Withdraw this one."))


class IsWithdrawn(DomainError):
    def __init__(self) -> None:
        super().__init__("contracts:withdrawn", _("This contract was withdrawn. Add another one."))


class NotByHand(DomainError):
    def __init__(self) -> None:
        message = _("This signature follows the copy that the client delivered. Ask for that one again instead.")
        super().__init__("contracts:not-by-hand", message)


class DayAhead(DomainError):
    def __init__(self) -> None:
        super().__init__("contracts:day-ahead", _("This date is in the future."), field="signed_on")


class EndsBeforeItBegins(DomainError):
    def __init__(self) -> None:
        super().__init__("contracts:ends-first", _("The end lies before the date of the contract."), field="ends_on")


class ReasonMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("contracts:reason-missing", _("Say why, for your file."), field="reason")
