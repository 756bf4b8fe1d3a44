"""Clients, how they belong together, and what they have."""

from tenant_apps.clients.commands import HoldingFacts, add_holding, add_relation
from tenant_apps.clients.models import Holding, Relation
from tenant_apps.customers.enums import Lifecycle
from tenant_apps.customers.models import Customer
from tests.factories.customers import individual
from vestibule.core.actors import System

_TEST = System("a test")


def client(customer: Customer | None = None, **facts: object) -> Customer:
    """Somebody who became a client."""
    found = customer or individual(**facts)
    found.lifecycle = Lifecycle.CLIENT
    found.save(update_fields=["lifecycle"])
    return found


def holding(customer: Customer, **facts: object) -> Holding:
    """Something that a client has."""
    known = {"kind": "savings", "provider": "Some bank"} | facts
    return add_holding(actor=_TEST, customer=customer, facts=HoldingFacts(**known))


def relation(customer: Customer, other: Customer | None = None, kind: str = "partner") -> Relation:
    """What the client's first person is of somebody else's."""
    parties = [each.members.get(position=1).party for each in (customer, other or individual())]
    return add_relation(actor=_TEST, party=parties[0], other=parties[1], kind=kind)
