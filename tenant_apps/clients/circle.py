"""The household and the group of a client: who belongs to them, as what, and what each has with the firm.

A household is followed over people, a group over companies: from somebody who is only a director of one nobody goes on.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from itertools import groupby, permutations
from operator import attrgetter

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.clients.enums import HOUSEHOLD, RelationKind
from tenant_apps.clients.models import Holding, Relation
from tenant_apps.clients.overview import Overview, seen_by
from tenant_apps.customers.enums import CustomerKind, Lifecycle, Office, PartyRole
from tenant_apps.customers.models import Customer, CustomerParty, Officer, Party
from tenant_apps.customers.models import Holding as Share
from tenant_apps.customers.ownership import standings
from tenant_apps.customers.policies import VIEW as VIEW_PEOPLE
from tenant_apps.documents.enums import AWAITING_REVIEW, WAITING_FOR_CLIENT
from tenant_apps.documents.models import DocumentRequest
from tenant_apps.documents.policies import VIEW as VIEW_DOCUMENTS
from tenant_apps.dossiers.models import Dossier
from tenant_apps.dossiers.policies import VIEW as VIEW_DOSSIERS
from vestibule.core.actors import Actor
from vestibule.core.permissions import allows

AT_HOME, AROUND = 2, 3
"""So many steps are gone from the client: to the partner's child, and to who is behind two companies."""

SAID: dict[RelationKind, tuple[str | Promise, str | Promise]] = {
    RelationKind.PARTNER: (_("Partner of %(name)s"), _("Partner of %(name)s")),
    RelationKind.PARENT: (_("Parent of %(name)s"), _("Child of %(name)s")),
    RelationKind.SIBLING: (_("Brother or sister of %(name)s"), _("Brother or sister of %(name)s")),
    RelationKind.PARENT_COMPANY: (_("Parent company of %(name)s"), _("Subsidiary of %(name)s")),
    RelationKind.SHAREHOLDER: (_("Shareholder of %(name)s"), _("Shares held by %(name)s")),
    RelationKind.REPRESENTATIVE: (_("Authorised representative of %(name)s"), _("Represented by %(name)s")),
}
"""What is said of each of the two in a relation."""
OFFICES: dict[str, str | Promise] = {
    Office.DIRECTOR: _("Director of %(name)s"),
    Office.SIGNATORY: _("Signatory of %(name)s"),
    Office.CONTROL: _("In control of %(name)s"),
}


ROLES: dict[str, str | Promise] = {
    PartyRole.CONTACT: _("Contact person of %(name)s"),
    PartyRole.DIRECTOR: OFFICES[Office.DIRECTOR],
    PartyRole.SIGNATORY: OFFICES[Office.SIGNATORY],
    PartyRole.UBO: _("Ultimate beneficial owner of %(name)s"),
}


@dataclass(slots=True)
class Belonging:
    """Somebody who belongs to the client: as what, and the files that the reader may see."""

    party: Party
    ties: list[str]
    files: list[Customer]
    is_own: bool

    @property
    def file(self) -> Customer | None:
        """Where more about them is: of those who are no clients yet, and of the client itself, nowhere."""
        pages = [each for each in self.files if each.lifecycle != Lifecycle.PROSPECT]
        return None if self.is_own or not pages else pages[0]


@dataclass(slots=True)
class File:
    """One file of these people, with what is under way in it."""

    customer: Customer
    is_own: bool
    dossiers: list[Dossier] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)
    from_client: int = 0
    to_review: int = 0


@dataclass(frozen=True, slots=True)
class Circle:
    """Everybody around one client, and their files."""

    household: list[Belonging]
    group: list[Belonging]
    files: list[File]

    @property
    def is_alone(self) -> bool:
        """Whether nobody is known besides the client."""
        return all(each.is_own for each in (*self.household, *self.group)) and len(self.files) < 2


def circle_of(overview: Overview) -> Circle:
    """Everybody around the client whom the reader may see, in a number of statements that does not grow with them."""
    actor, customer = overview.actor, overview.customer
    own = {member.party.pk: member.party for member in overview.members}
    walk = _Walk(actor, dict(own))
    home: set[int] = set()
    if customer.kind != CustomerKind.BUSINESS:
        home = walk.follow({pk for pk, party in own.items() if party.is_natural}, AT_HOME, walk.at_home)
    group = walk.follow(home | set(own), AROUND, walk.around) - home
    files = _files_of(actor, walk.parties)
    walk.note_ultimate({pk for pk, found in files.items() if found})

    def belonging(keys: set[int]) -> list[Belonging]:
        found = [Belonging(walk.parties[pk], walk.ties.get(pk, []), files.get(pk, []), pk in own) for pk in keys]
        return sorted(
            found, key=lambda each: (not each.is_own, each.party.is_natural, each.party.sort_name, each.party.pk)
        )

    everything = {each.pk: each for found in files.values() for each in found}
    return Circle(belonging(home), belonging(group), _with_facts(actor, customer, everything.values()))


class _Walk:
    """Goes from party to party, and keeps who was met and what is said of each."""

    def __init__(self, actor: Actor, parties: dict[int, Party]) -> None:
        self.actor = actor
        self.parties = parties
        self.ties: dict[int, list[str]] = {}
        self._shares: dict[int, Share] = {}
        self._sees_companies = allows(actor, VIEW_PEOPLE)

    def follow(self, start: set[int], rounds: int, step: Callable[[set[int]], set[int]]) -> set[int]:
        """Everybody who is reached in so many rounds, with those who are started from."""
        reached, edge = set(start), set(start)
        for _round in range(rounds):
            if not edge:
                break
            edge = step(edge) - reached
            reached |= edge
            if step == self.around:
                edge = {pk for pk in edge if not self.parties[pk].is_natural}
        return reached

    def at_home(self, edge: set[int]) -> set[int]:
        """Who is a client together with them, or is noted as their partner, parent, child, brother or sister."""
        met = self._together(edge)
        return met | self._related(edge, HOUSEHOLD)

    def around(self, edge: set[int]) -> set[int]:
        """Which companies they own, direct or stand for, and of companies also who does."""
        met = self._related(edge, [kind for kind in RelationKind if kind not in HOUSEHOLD])
        met |= self._in_businesses(edge)
        if self._sees_companies:
            met |= self._owning(edge) | self._acting(edge)
        return met

    def note_ultimate(self, companies: set[int]) -> None:
        """Say of whom it is found that they own enough of a company with a file, over all that was met."""
        shares = [row.share for row in self._shares.values()]
        for company in sorted(companies & {share.owned for share in shares}):
            for pk, standing in standings(company, shares).items():
                if standing.is_enough and self.parties[pk].is_natural:
                    self._say(self.parties[pk], ROLES[PartyRole.UBO], self.parties[company])

    def _say(self, party: Party, text: str | Promise, other: Party, **facts: str) -> set[int]:
        self.parties.setdefault(party.pk, party)
        said = str(text) % {"name": other, **facts}
        ties = self.ties.setdefault(party.pk, [])
        if said not in ties:
            ties.append(said)
        return {party.pk}

    def _members(self, edge: set[int], kind: CustomerKind) -> Iterable[list[CustomerParty]]:
        """The members of each customer of this kind to whom one of these belongs."""
        theirs = seen_by(self.actor).filter(kind=kind, members__party__in=edge)
        rows = CustomerParty.objects.filter(customer__in=theirs.values("pk")).select_related("party")
        ordered = rows.order_by("customer_id", "position")
        return [list(found) for _key, found in groupby(ordered, attrgetter("customer_id"))]

    def _together(self, edge: set[int]) -> set[int]:
        met: set[int] = set()
        for members in self._members(edge, CustomerKind.JOINT):
            for one, other in permutations(members, 2):
                if one.party_id != other.party_id:
                    met |= self._say(one.party, _("Client together with %(name)s"), other.party)
        return met

    def _in_businesses(self, edge: set[int]) -> set[int]:
        met: set[int] = set()
        for members in self._members(edge, CustomerKind.BUSINESS):
            company = members[0].party
            self.parties.setdefault(company.pk, company)
            met.add(company.pk)
            for each in members[1:]:
                if each.role in ROLES:
                    met |= self._say(each.party, ROLES[each.role], company)
        return met

    def _related(self, edge: set[int], kinds: Collection[str]) -> set[int]:
        met: set[int] = set()
        for row in Relation.objects.visible_to(self.actor).about(edge).filter(kind__in=kinds):
            of_one, of_other = SAID[RelationKind(row.kind)]
            met |= self._say(row.party, of_one, row.other) | self._say(row.other, of_other, row.party)
        return met

    def _owning(self, edge: set[int]) -> set[int]:
        rows = Share.objects.visible_to(self.actor).current().filter(Q(owner__in=edge) | Q(owned__in=edge))
        met: set[int] = set()
        for row in rows.select_related("owner", "owned").order_by("pk"):
            self._shares[row.pk] = row
            met |= self._say(row.owner, _("Holds %(percent)s of %(name)s"), row.owned, percent=row.shown)
            met |= self._say(row.owned, _("%(percent)s is held by %(name)s"), row.owner, percent=row.shown)
        return met

    def _acting(self, edge: set[int]) -> set[int]:
        rows = Officer.objects.visible_to(self.actor).current().filter(Q(company__in=edge) | Q(person__in=edge))
        met: set[int] = set()
        for row in rows.select_related("company", "person").order_by("pk"):
            self.parties.setdefault(row.company_id, row.company)
            met |= {row.company_id} | self._say(row.person, OFFICES[row.office], row.company)
        return met


def _files_of(actor: Actor, parties: Iterable[int]) -> dict[int, list[Customer]]:
    """The files of each of these, as far as the reader may see them."""
    rows = CustomerParty.objects.filter(party__in=list(parties), customer__in=seen_by(actor)).select_related("customer")
    found: dict[int, list[Customer]] = {}
    for row in rows.order_by("customer__sort_name", "customer_id", "position"):
        files = found.setdefault(row.party_id, [])
        if row.customer not in files:
            files.append(row.customer)
    return found


def _with_facts(actor: Actor, own: Customer, customers: Iterable[Customer]) -> list[File]:
    """What is under way in each file; of what the reader may not see there is nothing."""
    found = {each.pk: File(each, each.pk == own.pk) for each in customers}
    if allows(actor, VIEW_DOSSIERS):
        dossiers = Dossier.objects.visible_to(actor).ongoing().filter(customer__in=found).select_related("stage")
        for dossier in dossiers.order_by("-created_at", "-pk"):
            found[dossier.customer_id].dossiers.append(dossier)
    holdings = Holding.objects.visible_to(actor).filter(customer__in=found)
    for holding in holdings.exclude(ended_on__lt=timezone.localdate()).order_by("kind", "pk"):
        found[holding.customer_id].holdings.append(holding)
    if allows(actor, VIEW_DOCUMENTS):
        requests = DocumentRequest.objects.visible_to(actor).filter(customer__in=found).order_by()
        counted = requests.values("customer").annotate(
            from_client=Count("pk", filter=Q(state__in=WAITING_FOR_CLIENT)),
            to_review=Count("pk", filter=Q(state__in=AWAITING_REVIEW)),
        )
        for row in counted.order_by("customer"):
            file = found[row["customer"]]
            file.from_client, file.to_review = row["from_client"], row["to_review"]
    return sorted(found.values(), key=lambda each: (not each.is_own, each.customer.sort_name, each.customer.pk))
