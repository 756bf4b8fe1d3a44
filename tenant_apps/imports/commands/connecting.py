"""How clients belong together: relations, and shares in companies."""

from decimal import Decimal

from tenant_apps.clients.commands import add_relation
from tenant_apps.clients.errors import RelationKnown
from tenant_apps.customers.commands import add_holding, change_holding
from tenant_apps.customers.models import Customer, Holding, Party
from tenant_apps.imports.enums import Fate
from tenant_apps.imports.fields import OWNER
from tenant_apps.imports.models import Row
from vestibule.core.actors import Actor


def connect(actor: Actor, row: Row, found: dict[str, Customer]) -> None:
    """Note what the first person or company of one client is of that of the other."""
    row.customer = found[row.facts["reference"]]
    party, other = (_first(found[row.facts[code]]) for code in ("reference", "other_reference"))
    if row.facts["connection"] == OWNER:
        _own(actor, row, party, other)
        return
    try:
        row.relation = add_relation(actor=actor, party=party, other=other, kind=row.facts["connection"])
    except RelationKnown:
        row.fate = Fate.UNCHANGED
    else:
        row.fate = Fate.ADDED


def _own(actor: Actor, row: Row, owner: Party, company: Party) -> None:
    percent = Decimal(row.facts["percent"])
    known = Holding.objects.current().filter(owner=owner, owned=company).select_related("owner", "owned").first()
    if known is None:
        row.share = add_holding(actor=actor, company=company, owner=owner, percent=percent)
        row.fate = Fate.ADDED
    elif known.percent == percent:
        row.fate = Fate.UNCHANGED
    else:
        row.before, row.after = {"percent": str(known.percent)}, {"percent": str(percent)}
        row.share = change_holding(actor=actor, holding=known, percent=percent)
        row.fate = Fate.UPDATED


def _first(customer: Customer) -> Party:
    """The person or company after whom the client is called first."""
    member = customer.members.select_related("party").earliest("position")
    found: Party = member.party
    return found
