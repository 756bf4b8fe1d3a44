"""Parties and customers."""

from decimal import Decimal

import factory

from tenant_apps.customers.commands import PartyFacts, add_customer, add_holding, give_office
from tenant_apps.customers.enums import CustomerKind, PartyKind
from tenant_apps.customers.models import Customer, Holding, Officer
from vestibule.core.actors import Actor, System


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


def owned_business(actor: Actor) -> tuple[Customer, Holding, Officer]:
    """A company with an owner of 40% and a director."""
    customer = business()
    company = customer.parties.get(kind=PartyKind.LEGAL)
    holding = add_holding(actor=actor, company=company, owner=PersonFactory(), percent=Decimal(40))
    officer = give_office(actor=actor, company=company, person=holding.owner, office="director")
    return customer, holding, officer
