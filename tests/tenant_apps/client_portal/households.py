"""Random households, and a model of who may see what that knows nothing of the product's own reads.

Customers of one or two people have several dossiers; each person is invited to some of them, with "yes" or "no" to the
other applicants' details, and some invites are revoked. Everything that is asked has a word that occurs nowhere else.
"""

import re
from dataclasses import dataclass, field
from itertools import count
from random import Random
from uuid import UUID, uuid4

from django.utils import timezone

from tenant_apps.customers.models import Customer, Party
from tenant_apps.documents.commands.requests import ask_document
from tenant_apps.documents.enums import FileState
from tenant_apps.documents.models import Delivery, DocumentRequest, StoredFile
from tenant_apps.dossiers.commands.products import add_product, edit_product
from tenant_apps.dossiers.commands.publications import withdraw_publication
from tenant_apps.dossiers.models import Dossier, Product, Publication
from tenant_apps.flows.commands.runs import start_run
from tenant_apps.flows.models import Flow, FlowRun
from tenant_apps.invites.commands import revoke_invite
from tenant_apps.invites.models import Invite
from tests import cast
from tests.factories import documents, dossiers, flows
from tests.factories.customers import couple, individual
from vestibule.core.actors import System

A_TEST = System("a test")
WORD = re.compile(r"kenmerk-[0-9a-f]{8}")


@dataclass(frozen=True)
class Thing:
    """One row that belongs to a customer, perhaps to one dossier of it, perhaps to one person.

    ``is_hidden`` says that it is for a product that the firm does not show.
    """

    public_id: UUID
    word: str
    customer: int
    dossier: int | None
    party: int | None
    is_hidden: bool = False


@dataclass(frozen=True)
class Access:
    """An accepted invite that was not revoked."""

    customer: int
    dossier: int
    party: int
    sees_others: bool

    def opens(self, thing: Thing) -> bool:
        if thing.is_hidden:
            return False
        is_own = thing.party in {None, self.party}
        if thing.dossier is None:
            return thing.customer == self.customer and is_own
        return thing.dossier == self.dossier and (self.sees_others or is_own)


@dataclass
class World:
    """Everything that was made."""

    requests: list[Thing] = field(default_factory=list)
    files: list[Thing] = field(default_factory=list)
    deliveries: list[Thing] = field(default_factory=list)
    runs: list[Thing] = field(default_factory=list)
    points: list[Thing] = field(default_factory=list)
    publications: list[Thing] = field(default_factory=list)
    people: list[tuple[Party, cast.Member]] = field(default_factory=list)
    customers: list[Customer] = field(default_factory=list)
    dossiers: list[Dossier] = field(default_factory=list)

    def accesses(self, member: cast.Member) -> list[Access]:
        """What the invites in the database say, read column by column."""
        rows = Invite.objects.filter(account=member.account, activated_at__isnull=False, revoked_at=None)
        return [
            Access(row.dossier.customer_id, row.dossier_id, row.party_id, row.sees_other_applicants)
            for row in rows.select_related("dossier")
        ]

    def seen_by(self, member: cast.Member, things: list[Thing]) -> set[Thing]:
        accesses = self.accesses(member)
        return {thing for thing in things if any(access.opens(thing) for access in accesses)}

    def answered_by(self, member: cast.Member) -> set[Thing]:
        """The runs that are about this very person."""
        return {run for run in self.seen_by(member, self.runs) if run.party in self._parties(member, run)}

    def _parties(self, member: cast.Member, run: Thing) -> set[int]:
        return {
            access.party
            for access in self.accesses(member)
            if access.customer == run.customer and run.dossier in {None, access.dossier}
        }


def world(random: Random, alpha: object, *, customers: int = 2, most_dossiers: int = 3) -> World:
    """Make the households, what is asked of them and who is invited to what."""
    made, numbers = World(), count(1)
    for _customer in range(customers):
        customer = couple() if random.random() < 0.8 else individual()
        made.customers.append(customer)
        parties = [member.party for member in customer.members.order_by("position")]
        members = {party.pk: cast.client(alpha, f"P{next(numbers)}x{uuid4().hex[:6]}") for party in parties}
        made.people.extend((party, members[party.pk]) for party in parties)
        _ask(made, customer, None, parties)
        for _dossier in range(random.randint(1, most_dossiers)):
            dossier = dossiers.dossier(customer)
            made.dossiers.append(dossier)
            _ask(made, customer, dossier, parties)
            _ask(made, customer, dossier, [], product=_hidden_product(random, dossier))
            for party in parties:
                _perhaps_invite(random, dossier, party, members[party.pk])
    return made


def revoke_some(random: Random) -> None:
    """End about half of the accesses."""
    for invite in Invite.objects.giving_access().order_by("pk"):
        if random.random() < 0.5:
            revoke_invite(actor=A_TEST, invite=invite)


def words_in(text: str) -> set[str]:
    """The words of the things that a page shows."""
    return set(WORD.findall(text))


def _word() -> str:
    return f"kenmerk-{uuid4().hex[:8]}"


def _hidden_product(random: Random, dossier: Dossier) -> Product:
    """Hidden from the beginning, or later; which of the two, chance decides."""
    product = add_product(actor=A_TEST, dossier=dossier, kind="insurance", is_shown=random.random() < 0.5)
    return edit_product(actor=A_TEST, product=product, description="", is_shown=False)


def _ask(
    made: World,
    customer: Customer,
    dossier: Dossier | None,
    parties: list[Party],
    product: Product | None = None,
) -> None:
    for party in (None, *parties):
        word = _word()
        where = (customer.pk, dossier.pk if dossier else None, party.pk if party else None, product is not None)
        if dossier is None:
            asked = ask_document(
                actor=A_TEST,
                customer=customer,
                party=party,
                document_type=documents.document_type(),
                subject=word,
            )
        else:
            point = dossiers.deliver_point(dossier, party=party, subject=word, product=product)
            asked = point.request
            made.points.append(Thing(point.public_id, word, *where))
            free = _word()
            by_hand = dossiers.free_point(dossier, party=party, subject=free, product=product)
            made.points.append(Thing(by_hand.public_id, free, *where))
        made.requests.append(Thing(asked.public_id, word, *where))
        delivery = _delivered(asked)
        made.deliveries.append(Thing(delivery.public_id, word, *where))
        made.files.append(Thing(delivery.file.public_id, word, *where))
        if dossier is not None:
            _make_available(made, dossier, party, product, where)
        if party is not None and product is None:
            made.runs.append(Thing(_run(customer, dossier, party).public_id, "", *where))


def _make_available(
    made: World, dossier: Dossier, party: Party | None, product: Product | None, where: tuple[object, ...]
) -> None:
    """One document that stands, one that was withdrawn and one that waits for its check."""
    for fate in ("stands", "withdrawn", "waits"):
        word = _word()
        file = _file() if fate != "waits" else StoredFile.objects.create(**_bytes())
        row = Publication.objects.create(dossier=dossier, party=party, product=product, title=word, file=file)
        if fate == "stands":
            made.publications.append(Thing(row.public_id, word, *where))
            made.files.append(Thing(file.public_id, word, *where))
            continue
        if fate == "withdrawn":
            withdraw_publication(actor=A_TEST, publication=row)
        made.files.append(Thing(file.public_id, word, *where[:3], is_hidden=True))


def _run(customer: Customer, dossier: Dossier | None, party: Party) -> FlowRun:
    flows.flow()
    if dossier is None:
        # Not the one that the dossiers ask for: that run would become the first dossier's.
        return start_run(actor=A_TEST, customer=customer, party=party, flow=Flow.objects.order_by("pk").last())
    position = [member.party_id for member in customer.members.order_by("position")].index(party.pk)
    return dossiers.complete_point(dossier, position=position).run


def _delivered(asked: DocumentRequest) -> Delivery:
    """A checked file on record, without the bytes: opening it is answered with a ticket all the same."""
    return Delivery.objects.create(request=asked, file=_file(), round=1, delivered_at=timezone.now())


def _file() -> StoredFile:
    return StoredFile.objects.create(state=FileState.PROMOTED, checked_at=timezone.now(), **_bytes())


def _bytes() -> dict[str, object]:
    return {
        "storage_name": uuid4().hex,
        "original_name": "payslip.pdf",
        "size": 10,
        "sha256": "0" * 64,
        "received_sha256": "0" * 64,
        "content_type": "application/pdf",
    }


def _perhaps_invite(random: Random, dossier: Dossier, party: Party, member: cast.Member) -> None:
    fate = random.choice(["none", "no", "no", "yes", "waiting", "revoked-yes"])
    if fate == "none":
        return
    now = timezone.now()
    is_active = fate != "waiting"
    Invite.objects.create(
        dossier=dossier,
        party=party,
        account=member.account if is_active else None,
        sees_other_applicants=fate in {"yes", "revoked-yes"},
        email=member.account.email,
        language="en",
        token_hash=uuid4().hex,
        passcode_sent_at=now,
        sent_at=now,
        expires_at=now,
        activated_at=now if is_active else None,
        revoked_at=now if fate == "revoked-yes" else None,
    )
