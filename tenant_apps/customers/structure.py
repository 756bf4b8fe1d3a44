"""Who owns, directs and binds a company, put together for its pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tenant_apps.customers.enums import PartyKind
from tenant_apps.customers.models import Customer, Holding, Officer, Party
from tenant_apps.customers.ownership import Standing, standings
from themes.base.diagrams import Box, Diagram, Tie, diagram
from vestibule.core.actors import Actor
from vestibule.core.formats import percentage


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody above the company, and how much of it is theirs in the end."""

    party: Party
    standing: Standing

    @property
    def percent(self) -> str:
        return percentage(self.standing.percent)

    @property
    def is_ultimate(self) -> bool:
        return self.party.is_natural and self.standing.is_enough


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the history."""

    at: datetime
    title: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Structure:
    """A company with everybody above it, and who acts for it."""

    company: Party
    holdings: Sequence[Holding]
    owners: Sequence[Owner]
    officers: Sequence[Officer]

    @property
    def ultimate(self) -> list[Owner]:
        """The people who hold enough to count, the largest first."""
        return [owner for owner in self.owners if owner.is_ultimate]

    @property
    def companies(self) -> list[Party]:
        """The company and those above it: whose owners can be noted."""
        return [self.company, *(owner.party for owner in self.owners if not owner.party.is_natural)]

    @property
    def people(self) -> list[Party]:
        """Everybody who occurs, the company aside, each once."""
        found = {owner.party.pk: owner.party for owner in self.owners}
        found |= {officer.person_id: officer.person for officer in self.officers}
        return list(found.values())

    def drawn(self) -> Diagram:
        """The owners above one another, with each share beside its line."""
        boxes = [Box(self.company.pk, str(self.company), "", 0, "accent")]
        boxes += [
            Box(owner.party.pk, str(owner.party), owner.percent, owner.standing.level, _shade(owner))
            for owner in self.owners
        ]
        ties = [Tie(row.owner_id, row.owned_id, percentage(row.percent)) for row in self.holdings]
        return diagram(boxes, ties)


def _shade(owner: Owner) -> str:
    return "success" if owner.is_ultimate else "neutral"


def company_of(customer: Customer) -> Party:
    """The company that is the business."""
    return customer.parties.filter(kind=PartyKind.LEGAL).earliest("pk")


def structure_of(actor: Actor, company: Party) -> Structure:
    """What is known now, in a statement for each level of owners and one for the offices."""
    holdings = Holding.objects.visible_to(actor).above(company)
    standing = standings(company.pk, [row.share for row in holdings])
    parties = {row.owner_id: row.owner for row in holdings}
    owners = [Owner(parties[pk], each) for pk, each in standing.items()]
    owners.sort(key=lambda owner: (-owner.standing.part, str(owner.party), owner.party.pk))
    officers = Officer.objects.visible_to(actor).current().of(company)
    return Structure(company, holdings, owners, list(officers))


def history_of(actor: Actor, structure: Structure) -> list[Change]:
    """What was noted and what ended, of the company and of those above it now, the latest first."""
    companies = [party.pk for party in structure.companies]
    people = ("noted_by", "ended_by")
    found = []
    shares = Holding.objects.visible_to(actor).filter(owned__in=companies).order_by("pk")
    for row in shares.select_related("owner", "owned", *people):
        text = _("%(owner)s: %(share)s of %(company)s") % {
            "owner": row.owner,
            "share": percentage(row.percent),
            "company": row.owned,
        }
        found += _changes(row, text)
    offices = Officer.objects.visible_to(actor).filter(company=structure.company).order_by("pk")
    for row in offices.select_related("person", *people):
        signs = row.get_signing_display()
        text = f"{row.person} · {row.get_office_display()}" + (f" ({signs})" if signs else "")
        found += _changes(row, text)
    return sorted(found, key=lambda change: change.at, reverse=True)


def _changes(row: Holding | Officer, text: str) -> list[Change]:
    found = [Change(row.created_at, pgettext("a fact about a company", "Noted"), text, _name(row.noted_by))]
    if row.ended_at:
        found.append(Change(row.ended_at, pgettext("a fact about a company", "Ended"), text, _name(row.ended_by)))
    return found


def _name(account: object) -> str:
    return getattr(account, "name", "")
