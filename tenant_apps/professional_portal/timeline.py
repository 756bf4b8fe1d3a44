"""Everything that happened in a dossier, over all rooms, in one line of time: what the reader may read, and no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import Prefetch, Q
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from tenant_apps.activity.models import Entry
from tenant_apps.activity.querysets import EntryQuerySet
from tenant_apps.appointments.models import Appointment
from tenant_apps.appointments.policies import VIEW as SEE_APPOINTMENTS
from tenant_apps.documents.models import Delivery, DocumentRequest
from tenant_apps.documents.policies import VIEW as SEE_DOCUMENTS
from tenant_apps.dossiers.models import ActionPoint, Dossier, Product, Publication
from tenant_apps.dossiers.policies import VIEW as SEE_DOSSIERS
from tenant_apps.flows.models import FlowRun
from tenant_apps.flows.policies import VIEW as SEE_FACT_FINDS
from tenant_apps.invites.models import Invite
from tenant_apps.invites.policies import INVITE
from tenant_apps.threads.policies import VIEW as SEE_MESSAGES
from vestibule.core.actors import Actor
from vestibule.core.formats import written
from vestibule.core.permissions import Permission, allows


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of things that happen: the rooms whose verbs these are, and the right that one needs to read of them."""

    code: str
    label: str | Promise
    icon: str
    rooms: tuple[str, ...]
    permission: Permission

    @property
    def condition(self) -> Q:
        found = Q()
        for room in self.rooms:
            found |= Q(verb__startswith=f"{room}.")
        return found


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened: ``about`` names what it happened to, or to whom, where something is behind it."""

    entry: Entry
    icon: str
    about: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """The same act of the same person, done several times in a row; the newest first."""

    moments: tuple[Moment, ...]

    @property
    def newest(self) -> Moment:
        return self.moments[0]

    @property
    def oldest(self) -> Moment:
        return self.moments[-1]

    @property
    def count(self) -> int:
        return len(self.moments)

    @property
    def is_long(self) -> bool:
        return self.count > SHOWN_AT_ONCE

    @property
    def when(self) -> str:
        """From when to when, or the one minute in which all of it happened."""
        first, last = (
            written(localtime(moment.entry.occurred_at), "TIME_FORMAT") for moment in (self.oldest, self.newest)
        )
        return first if first == last else f"{first} – {last}"

    @property
    def says_more(self) -> bool:
        """Whether the single acts tell anything that the line about all of them does not."""
        return any(moment.about for moment in self.moments)


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on one day, the newest first."""

    on: date
    bundles: tuple[Bundle, ...]


SHOWN_AT_ONCE = 4
"""A longer run of the same act is shown when it is asked for."""


def by_day(moments: Iterable[Moment]) -> list[Day]:
    """The moments by the reader's days, and in each the runs of the same act of the same person together."""
    return [
        Day(day, tuple(Bundle(tuple(run)) for _act, run in groupby(of_day, _act_of)))
        for day, of_day in groupby(moments, lambda moment: localtime(moment.entry.occurred_at).date())
    ]


def _act_of(moment: Moment) -> tuple[str, UUID | None, str]:
    return moment.entry.verb, moment.entry.actor_id, moment.entry.actor_name


_NAMED = ("action_point", "publication", "product", "appointment")
"""The details of an entry that name a row of the dossier."""

KINDS = (
    Kind("dossier", _("Dossier"), "folder-open", ("dossiers", "prospects", "customers"), SEE_DOSSIERS),
    Kind("documents", _("Documents"), "file-text", ("documents",), SEE_DOCUMENTS),
    Kind("fact_finds", _("Fact finds"), "list-checks", ("flows",), SEE_FACT_FINDS),
    Kind("messages", _("Messages"), "mail", ("threads",), SEE_MESSAGES),
    Kind("appointments", _("Appointments"), "calendar", ("appointments",), SEE_APPOINTMENTS),
    Kind("portal", _("Client portal"), "eye", ("invites", "viewings", "portals", "professional_portal"), INVITE),
)


def kinds_for(actor: Actor) -> list[Kind]:
    """Those of which the reader may read."""
    return [kind for kind in KINDS if allows(actor, kind.permission)]


class Timeline:
    """The entries of one dossier, the newest first, of one kind or of all that the reader may read."""

    def __init__(self, actor: Actor, dossier: Dossier, chosen: str = "") -> None:
        self._actor, self._dossier = actor, dossier
        self.kinds = kinds_for(actor)
        shown = [kind for kind in self.kinds if kind.code == chosen] or self.kinds
        self._icons = {room: kind.icon for kind in shown for room in kind.rooms}
        self._about = _things_of(actor, dossier, {kind.code for kind in shown})
        condition = Q(pk__in=())
        for kind in shown:
            condition |= kind.condition
        ids = [dossier.public_id, dossier.customer.public_id, *self._about]
        self.entries: EntryQuerySet = Entry.objects.history_of_all(ids, actor).filter(condition)

    def moments(self, entries: Iterable[Entry]) -> list[Moment]:
        """The entries as the page shows them, in a fixed number of statements."""
        shown = list(entries)
        names = self._about | self._named_in(shown)
        return [
            Moment(
                entry,
                self._icons[entry.verb.partition(".")[0]],
                next((names[key] for key in _ids(entry) if key in names), ""),
            )
            for entry in shown
        ]

    def _named_in(self, entries: list[Entry]) -> dict[UUID, str]:
        """What is not recorded by itself but with the dossier, by the name that it has now."""
        ids = {key for entry in entries for key in _ids(entry)}
        found: dict[UUID, str] = {}
        points = ActionPoint.objects.visible_to(self._actor).filter(dossier=self._dossier, public_id__in=ids)
        found |= {point.public_id: point.plain_title for point in points.with_sources().order_by("pk")}
        for model in (Publication, Product, Appointment):
            rows = model.objects.visible_to(self._actor).filter(dossier=self._dossier, public_id__in=ids)
            found |= {row.public_id: str(row) for row in rows.order_by("pk")}
        return found


def _ids(entry: Entry) -> list[UUID]:
    """What the entry is about, and what its details name."""
    named = [UUID(entry.facts[key]) for key in _NAMED if entry.facts.get(key)]
    return [entry.target_id, *named] if entry.target_id else named


def _things_of(actor: Actor, dossier: Dossier, kinds: set[str]) -> dict[UUID, str]:
    """What belongs to the dossier and the reader may see, with its name, in a fixed number of statements."""
    things: dict[UUID, str] = {}
    if "documents" in kinds:
        requests = DocumentRequest.objects.visible_to(actor).filter(customer=dossier.customer_id, dossier_id=dossier.pk)
        deliveries = Prefetch("deliveries", queryset=Delivery.objects.select_related("file").order_by("pk"))
        for asked in requests.select_related("document_type").prefetch_related(deliveries).order_by("pk"):
            things[asked.public_id] = asked.plain_subject
            for delivery in asked.deliveries.all():
                things[delivery.public_id] = things[delivery.file.public_id] = asked.plain_subject
    if "fact_finds" in kinds:
        runs = FlowRun.objects.visible_to(actor).filter(customer=dossier.customer_id, dossier_id=dossier.pk)
        for run in runs.select_related("version__flow", "party").defer("version__definition").order_by("pk"):
            things[run.public_id] = f"{run.version.flow} · {run.party}"
    if "portal" in kinds:
        invites = Invite.objects.visible_to(actor).filter(dossier=dossier).select_related("party").order_by("pk")
        things |= {invite.public_id: str(invite.party) for invite in invites}
    if "dossier" in kinds:
        people = dossier.customer.parties.visible_to(actor).order_by("pk")
        things |= {party.public_id: str(party) for party in people}
    return things
