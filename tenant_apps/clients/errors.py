"""What can be wrong with a client's file."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class NumberTaken(DomainError):
    def __init__(self) -> None:
        super().__init__("clients:number-taken", _("Another client has this number already."), field="number")


class ContractKnown(DomainError):
    def __init__(self) -> None:
        message = _("This client has a product with this contract number already.")
        super().__init__("clients:contract-known", message, field="number")


class NotAClient(DomainError):
    def __init__(self) -> None:
        super().__init__("clients:not-a-client", _("This is a prospect. Make a client of them first."))


class SameParty(DomainError):
    def __init__(self) -> None:
        super().__init__("clients:same-party", _("Choose two different people or companies."), field="other")


class RelationKnown(DomainError):
    def __init__(self) -> None:
        super().__init__("clients:relation-known", _("This relation is on file already."), field="kind")


class EndsBeforeItBegins(DomainError):
    def __init__(self) -> None:
        super().__init__("clients:ends-first", _("The end lies before the beginning."), field="ended_on")
