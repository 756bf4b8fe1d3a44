"""How clients belong together: relations, and shares in companies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tenant_apps.clients.commands import add_relations, relations_among
from tenant_apps.clients.enums import SYMMETRIC
from tenant_apps.customers.commands import change_holding
from tenant_apps.customers.commands.many import NewShare, add_holdings
from tenant_apps.customers.models import Customer, CustomerParty, Holding, Party
from tenant_apps.imports.enums import Fate
from tenant_apps.imports.fields import OWNER
from tenant_apps.imports.models import Row
from tenants.bulk import fetched
from vestibule.core.actors import Actor

_OF_A_PARTY = ("id", "public_id", "kind")
"""What a connection needs to know of a party."""


@dataclass(frozen=True, slots=True)
class Connecting:
    """Brings connections in between clients who are on file, by the first person or company of each."""

    customers: Mapping[str, Customer]
    parties: Mapping[int, Party]

    @classmethod
    def of(cls, customers: Mapping[str, Customer]) -> "Connecting":
        """Between these clients, by the number that rows name them with."""
        members = CustomerParty.objects.filter(customer__in=list(customers.values()))
        latest_first = members.order_by("customer_id", "-position").values_list("customer_id", "party_id")
        first = dict(latest_first)
        named = fetched(Party.objects.filter(pk__in=first.values()).order_by("pk"), _OF_A_PARTY)
        parties = {party.pk: party for party in named}
        return cls(customers, {customer: parties[party] for customer, party in first.items()})

    def connect(self, actor: Actor, rows: Sequence[Row]) -> None:
        """All or none, in a few statements; what is on file already is left, another percentage is noted."""
        for row in rows:
            row.customer_id = self.customers[row.facts["reference"]].pk
            row.before, row.after, row.relation_id, row.share_id = {}, {}, None, None  # of an attempt taken back
        owning = [row for row in rows if row.facts["connection"] == OWNER]
        self._own(actor, owning)
        self._relate(actor, [row for row in rows if row.facts["connection"] != OWNER])

    def _pair(self, row: Row) -> tuple[Party, Party]:
        one, two = (self.parties[self.customers[row.facts[code]].pk] for code in ("reference", "other_reference"))
        return one, two

    def _relate(self, actor: Actor, rows: Sequence[Row]) -> None:
        wanted = [(*self._pair(row), row.facts["connection"]) for row in rows]
        keys = [(party.pk, other.pk, kind) for party, other, kind in wanted]
        known = relations_among([*keys, *(_turned(key) for key in keys)])
        new = []
        for row, key, each in zip(rows, keys, wanted, strict=True):
            if key in known or (key[2] in SYMMETRIC and _turned(key) in known):
                row.fate = Fate.UNCHANGED
            else:
                known.add(key)
                new.append((row, each))
        for (row, _each), relation in zip(
            new, add_relations(actor=actor, relations=[each for _row, each in new]), strict=True
        ):
            row.relation_id, row.fate = relation.pk, Fate.ADDED

    def _own(self, actor: Actor, rows: Sequence[Row]) -> None:
        pairs = [self._pair(row) for row in rows]
        current = Holding.objects.current().filter(owner__in={owner.pk for owner, _company in pairs})
        known = {
            (each.owner_id, each.owned_id): each for each in current.select_related("owner", "owned").order_by("pk")
        }
        new = []
        for row, (owner, company) in zip(rows, pairs, strict=True):
            percent, held = Decimal(row.facts["percent"]), known.get((owner.pk, company.pk))
            if held is None:
                new.append((row, NewShare(company, owner, percent)))
            elif held.percent == percent:
                row.fate = Fate.UNCHANGED
            else:
                row.before, row.after = {"percent": str(held.percent)}, {"percent": str(percent)}
                row.share = change_holding(actor=actor, holding=held, percent=percent)
                row.fate = Fate.UPDATED
        for (row, _share), share in zip(
            new, add_holdings(actor=actor, shares=[share for _row, share in new]), strict=True
        ):
            row.share_id, row.fate = share.pk, Fate.ADDED


def _turned(key: tuple[int, int, str]) -> tuple[int, int, str]:
    return key[1], key[0], key[2]
