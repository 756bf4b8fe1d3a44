"""What a client's page shows: the people, who belongs to them, what they have, and what was changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.accounts.actors import has_access, invited
from tenant_apps.activity.models import Entry
from tenant_apps.activity.querysets import EntryQuerySet
from tenant_apps.clients.enums import HOUSEHOLD, REVERSED, RelationKind
from tenant_apps.clients.models import Change, ClientFile, Holding, Relation
from tenant_apps.customers.enums import FormOfAddress, Lifecycle, PartyRole
from tenant_apps.customers.models import Customer, CustomerParty, Party
from tenant_apps.customers.querysets import CustomerQuerySet
from tenant_apps.dossiers.enums import ProductKind
from tenant_apps.dossiers.models import Dossier, Product
from vestibule.core import formats
from vestibule.core.actors import Actor
from vestibule.core.permissions import allows, permission_named

SHOWN = 5
"""So many dossiers bring their messages and handed documents onto the page; the others are a click away."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the client, in which roles, and whether they enter the client portal or were invited to."""

    party: Party
    roles: str
    enters: bool
    invited_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A relation as it reads from this client: whose, what the other is, and the other's own files."""

    relation: Relation
    party: Party
    other: Party
    label: str | Promise
    is_household: bool
    files: Sequence[Customer]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page, reached by its own navigation; ``url`` is where another room shows it."""

    name: str
    title: str | Promise
    url: str = ""
    count: int = 0
    is_aside: bool = False
    is_framed: bool = False


class Overview:
    """One client, read part by part."""

    def __init__(self, actor: Actor, customer: Customer) -> None:
        self.actor = actor
        self.customer = customer
        self.file = ClientFile.objects.visible_to(actor).filter(customer=customer).first()

    @cached_property
    def members(self) -> list[Member]:
        """Everybody of the client whom the actor may see in a file, once each, the first applicant first."""
        if not allows(self.actor, permission_named("clients:view")):
            return []
        rows = CustomerParty.objects.filter(customer=self.customer).order_by("position")
        roles: dict[int, list[str]] = {}
        for row in rows:
            roles.setdefault(row.party_id, []).append(str(PartyRole(row.role).label))
        parties = {party.pk: party for party in _parties(self.actor, roles)}
        asked = invited(Dossier.objects.visible_to(self.actor).filter(customer=self.customer).values("pk"))
        return [
            Member(parties[pk], ", ".join(names), has_access(parties[pk].account), asked.get(pk))
            for pk, names in roles.items()
        ]

    @property
    def party_ids(self) -> list[int]:
        return [member.party.pk for member in self.members]

    @cached_property
    def relations(self) -> list[Related]:
        """What the people of this client are to others, as it reads from here."""
        own = set(self.party_ids)
        found = []
        rows = list(Relation.objects.visible_to(self.actor).about(own))
        others = {row.other_id if row.party_id in own else row.party_id for row in rows}
        files = self._files_of(others)
        for row in rows:
            kind = RelationKind(row.kind)
            # "Partner" is said of the other; of two of this client, the first is the one who is shown.
            party, other, label = (
                (row.party, row.other, REVERSED[kind])
                if row.party_id in own
                else (
                    row.other,
                    row.party,
                    kind.label,
                )
            )
            found.append(Related(row, party, other, label, kind in HOUSEHOLD, files.get(other.pk, ())))
        return found

    @cached_property
    def belonging(self) -> list[Customer]:
        """Other files of the same people: a person with a file of their own and one together with somebody."""
        return sorted(
            {each.pk: each for rows in self._files_of(self.party_ids).values() for each in rows}.values(),
            key=lambda each: each.sort_name,
        )

    def _files_of(self, parties: Iterable[int]) -> dict[int, list[Customer]]:
        rows = (
            CustomerParty.objects.filter(party__in=list(parties), customer__in=seen_by(self.actor))
            .exclude(customer=self.customer)
            .select_related("customer")
            .order_by("customer__sort_name", "customer_id", "position")
        )
        found: dict[int, list[Customer]] = {}
        for row in rows:
            files = found.setdefault(row.party_id, [])
            if row.customer not in files:
                files.append(row.customer)
        return found

    @cached_property
    def dossiers(self) -> list[Dossier]:
        found = Dossier.objects.visible_to(self.actor).filter(customer=self.customer).with_people().with_progress()
        return list(found.order_by("-created_at", "-pk"))

    @cached_property
    def products(self) -> list[Product]:
        """What the dossiers are about."""
        found = Product.objects.visible_to(self.actor).filter(dossier__customer=self.customer)
        return list(found.select_related("dossier").order_by("-dossier__created_at", "pk"))

    @cached_property
    def holdings(self) -> list[Holding]:
        return list(Holding.objects.visible_to(self.actor).of(self.customer))

    def changes(self) -> "list[ShownChange]":
        """The latest changes, in the reader's words."""
        found = Change.objects.visible_to(self.actor).about(self.customer, self.party_ids)
        return [shown(change) for change in found[:10]]

    def entries(self) -> EntryQuerySet:
        """What happened to the client, the people and the dossiers, for those who may see histories."""
        ids = [self.customer.public_id, *(member.party.public_id for member in self.members)]
        return Entry.objects.history_of_all([*ids, *(dossier.public_id for dossier in self.dossiers)], self.actor)

    def panels(self) -> list[Part]:
        """What other rooms show of this client and the reader may see."""
        here = reverse("professional:clients:detail", args=[self.customer.public_id])
        of_customer = {
            "contracts": ("contracts:view", _("Contracts"), "", False),
            "documents": ("documents:view", _("Documents"), f"?back={here}", False),
            "flows": ("flows:view", _("Fact finds"), "", True),
        }
        found = [
            Part(
                name,
                title,
                reverse(f"professional:{name}:panel", args=[self.customer.public_id]) + query,
                is_framed=framed,
            )
            for name, (right, title, query, framed) in of_customer.items()
            if allows(self.actor, permission_named(right))
        ]
        for number, dossier in enumerate(self.dossiers[:SHOWN], start=1):
            found += self._of_dossier(number, dossier)
        return found

    def _of_dossier(self, number: int, dossier: Dossier) -> list[Part]:
        """A dossier's messages, documents from the firm and access to the portal: its own parts, on this page too."""
        parts = {
            "publications": ("dossiers:view", "dossiers:publications", _("Documents made available"), False),
            "messages": ("threads:view", "threads:panel", _("Messages"), False),
            "portal": ("invites:invite", "invites:panel", _("Client portal"), True),
        }
        return [
            Part(
                f"{name}-{number}",
                f"{title} · {dossier.number}" if len(self.dossiers) > 1 else title,
                reverse(f"professional:{page}", args=[dossier.public_id]),
                is_framed=framed,
            )
            for name, (right, page, title, framed) in parts.items()
            if allows(self.actor, permission_named(right))
        ]


def seen_by(actor: Actor) -> CustomerQuerySet:
    """Whose names the reader may meet beside a client's: prospects are for those who may see prospects."""
    visible: CustomerQuerySet = Customer.objects.visible_to(actor)
    if not allows(actor, permission_named("prospects:view")):
        visible = visible.exclude(lifecycle=Lifecycle.PROSPECT)
    return visible


def _parties(actor: Actor, keys: Iterable[int]) -> list[Party]:
    return list(Party.objects.visible_to(actor).filter(pk__in=list(keys)).with_account().order_by("pk"))


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change in the reader's words."""

    change: Change
    label: str | Promise
    about: str
    by: str
    before: str
    after: str


LABELS: dict[str, str | Promise] = {
    "form_of_address": _("Form of address"),
    "first_name": _("First name"),
    "prefix": _("Prefix"),
    "last_name": _("Last name"),
    "legal_name": _("Company name"),
    "company_number": _("Company number"),
    "birth_date": _("Date of birth"),
    "email": _("E-mail address"),
    "phone": _("Phone"),
    "address": _("Address"),
    "language": _("Language"),
    "number": _("Own number"),
    "since_on": _("Client since"),
    "adviser": _("Adviser"),
    "case_handler": _("Case handler"),
    "lifecycle": pgettext_lazy("of a client", "Standing"),
    "holding_kind": _("Kind of product"),
    "holding_name": _("Description of the product"),
    "holding_provider": _("Provider"),
    "holding_number": _("Contract number"),
    "holding_began_on": _("Product from"),
    "holding_ended_on": _("Product until"),
}
_WORDS: dict[str, dict[str, str | Promise]] = {
    "form_of_address": dict(FormOfAddress.choices),
    "lifecycle": dict(Lifecycle.choices),
    "holding_kind": dict(ProductKind.choices),
    "language": dict(settings.LANGUAGES),
}


def shown(change: Change) -> ShownChange:
    """Put the change into words; a day and a telephone number are written the reader's way."""
    words = _WORDS.get(change.field, {})
    by = change.changed_by.name if change.changed_by else ""
    texts = [_worded(change.field, text, words) for text in (change.before, change.after)]
    return ShownChange(change, LABELS.get(change.field, change.field), str(change.party or ""), by, *texts)


def _worded(field: str, text: str, words: dict[str, str | Promise]) -> str:
    if text and (field.endswith("_on") or field == "birth_date"):
        return formats.day(date.fromisoformat(text))
    if field == "phone":
        return formats.telephone(text)
    return str(words.get(text, text))
