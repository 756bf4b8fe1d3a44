"""Parties and customers."""

import factory

from tenant_apps.customers.commands import PartyFacts, add_customer
from tenant_apps.customers.enums import CustomerKind, PartyKind
from tenant_apps.customers.models import Customer
from vestibule.core.actors import System


class PersonFactory(factory.Factory):
    """The facts of a person whom nobody resembles."""

    class Meta:
        model = PartyFacts

    first_name = factory.Sequence(lambda number: f"Anna{number}")
    last_name = factory.Sequence(lambda number: f"Jansen{number}")
    email = factory.Sequence(lambda number: f"person{number}@example.com")
    phone = "+31612345678"
    language = "nl"


class CompanyFactory(factory.Factory):
    """The facts of a company."""

    class Meta:
        model = PartyFacts

    kind = PartyKind.LEGAL
    legal_name = factory.Sequence(lambda number: f"Bakkerij {number} B.V.")
    company_number = factory.Sequence(lambda number: f"{12345678 + number}")
    language = "nl"


def individual(**facts: object) -> Customer:
    """A customer of one person."""
    return add_customer(actor=System("a test"), kind=CustomerKind.INDIVIDUAL, parties=[PersonFactory(**facts)])


def couple() -> Customer:
    """A customer of two people."""
    parties = [PersonFactory(), PersonFactory()]
    return add_customer(actor=System("a test"), kind=CustomerKind.JOINT, parties=parties)


def business() -> Customer:
    """A company with its contact person."""
    parties = [CompanyFactory(), PersonFactory()]
    return add_customer(actor=System("a test"), kind=CustomerKind.BUSINESS, parties=parties)
