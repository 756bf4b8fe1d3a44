"""What the client portal's first page says about a dossier: whom to ask, how far it is, what is still to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists
from django.http import HttpRequest
from django.utils.functional import Promise

from tenant_apps.accounts.hours import in_words
from tenant_apps.accounts.models import Account
from tenant_apps.dossiers.enums import CLIENT_MAY_HANDLE, ActionPointKind, Turn, WaitsFor
from tenant_apps.dossiers.models import ActionPoint, Dossier, ProgressChange
from tenant_apps.dossiers.progress import Progress
from vestibule.core.actors import Actor, Client


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody at the firm whom the client may call: ``photo`` names the photograph, ``hours`` are days and times."""

    public_id: UUID
    name: str
    email: str
    phone: str
    photo: str = ""
    hours: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fall:
    """Why the percentage fell, as a sentence; without figures, which count the whole dossier, for who sees a part."""

    explanation: str | Promise
    percent_before: int | None
    percent_after: int | None
    fell_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One action point as the client reads it."""

    public_id: UUID
    kind: str
    title: str
    subject: str
    note: str
    party_name: str
    is_own: bool
    turn: Turn
    third_party: str
    days_waiting: int
    due_on: date | None
    handled_at: datetime | None
    is_asked_again: bool
    rejection_reason: str
    rejection_remark: str
    verdict_remark: str
    request_public_id: UUID | None
    run_public_id: UUID | None
    product_public_id: UUID | None
    is_for_appointment: bool
    may_handle: bool


@dataclass(frozen=True, slots=True)
class ClientOverview:
    """A dossier as one client sees it; the percentage counts what this client sees."""

    dossier_public_id: UUID
    number: str
    kind: str
    stage: str
    adviser: Contact | None
    case_handler: Contact | None
    percent: int
    fall: Fall | None
    open_items: tuple[Item, ...]
    handled_items: tuple[Item, ...]

    @property
    def count_open(self) -> int:
        return len(self.open_items)


def points_read(request: HttpRequest, dossier: Dossier) -> list[ActionPoint]:
    """What the reader sees that was asked in the dossier, the most urgent first.

    A page and the parts of it share what the first of them read.
    """
    known: dict[int, list[ActionPoint]] = request.__dict__.setdefault("action_points", {})
    if dossier.pk not in known:
        known[dossier.pk] = _points(request.actor, dossier)
    return known[dossier.pk]


def _points(actor: Actor, dossier: Dossier) -> list[ActionPoint]:
    points = ActionPoint.objects.visible_to(actor).filter(dossier=dossier).with_sources().with_verdicts()
    return list(points.most_urgent_first())


def client_overview(actor: Actor, dossier: Dossier, points: Iterable[ActionPoint] | None = None) -> ClientOverview:
    """The dossier for this actor, in two statements if it was read ``with_people()``; in one with ``points_read``."""
    items = tuple(_item(actor, dossier, point) for point in (_points(actor, dossier) if points is None else points))
    handled = tuple(item for item in items if item.handled_at)
    return ClientOverview(
        dossier_public_id=dossier.public_id,
        number=dossier.number,
        kind=dossier.get_kind_display(),
        stage=str(dossier.stage),
        adviser=_contact(dossier.adviser),
        case_handler=_contact(dossier.case_handler),
        percent=Progress(handled=len(handled), total=len(items)).percent,
        fall=latest_fall(actor, dossier),
        open_items=tuple(item for item in items if not item.handled_at),
        handled_items=handled,
    )


def latest_fall(actor: Actor, dossier: Dossier) -> Fall | None:
    """The last fall that still holds: until what caused it is handled again, or anything follows a removal."""
    visible = ActionPoint.objects.visible_to(actor)
    hidden = ActionPoint.objects.current().filter(dossier=dossier).exclude(pk__in=visible.values("pk"))
    changes = ProgressChange.objects.visible_to(actor).filter(dossier=dossier).with_sources().latest_first()
    change = changes.falls().still_holding().annotate(sees_all=~Exists(hidden)).first()
    if change is None:
        return None
    return Fall(
        explanation=change.explanation,
        percent_before=change.percent_before if change.sees_all else None,
        percent_after=change.percent_after if change.sees_all else None,
        fell_at=change.created_at,
    )


def _contact(account: Account | None) -> Contact | None:
    if account is None:
        return None
    return Contact(
        public_id=account.public_id,
        name=account.name,
        email=account.email,
        phone=account.phone,
        photo=account.photo_digest,
        hours=in_words(account.working_hours),
    )


def _item(actor: Actor, dossier: Dossier, point: ActionPoint) -> Item:
    is_own = point.party_id is None or not isinstance(actor, Client) or point.party_id in _own_parties(actor, dossier)
    return Item(
        public_id=point.public_id,
        kind=point.kind,
        title=point.title,
        subject=point.request.plain_subject if point.request else point.title,
        note=point.note,
        party_name=str(point.party) if point.party else "",
        is_own=is_own,
        turn=_turn(point, is_own=is_own),
        third_party=point.third_party,
        days_waiting=point.days_waiting,
        due_on=point.due_on,
        handled_at=point.handled_at,
        is_asked_again=point.is_asked_again,
        rejection_reason=point.request.get_rejection_reason_display() if point.is_asked_again else "",
        rejection_remark=point.request.rejection_remark if point.is_asked_again else "",
        verdict_remark=point.verdict_remark,
        request_public_id=point.request.public_id if point.request and not point.request.is_cancelled else None,
        run_public_id=point.run.public_id if point.run else None,
        product_public_id=point.product.public_id if point.product else None,
        is_for_appointment=point.is_for_appointment,
        may_handle=is_own and point.kind in CLIENT_MAY_HANDLE,
    )


def _own_parties(actor: Client, dossier: Dossier) -> set[int]:
    return {grant.party_id for grant in actor.grants if grant.dossier_id == dossier.pk}


def _turn(point: ActionPoint, *, is_own: bool) -> Turn:
    if point.is_awaiting_review:
        return Turn.ADVISER
    if point.is_handled:
        return Turn.NOBODY
    if point.waits_for == WaitsFor.CLIENT and point.kind == ActionPointKind.SIGN and point.is_on_paper:
        return Turn.ADVISER  # who sends it to be signed, and records that it was
    if point.waits_for != WaitsFor.CLIENT:
        return Turn.ADVISER if point.waits_for == WaitsFor.ADVISER else Turn.THIRD_PARTY
    return Turn.CLIENT if is_own else Turn.PARTNER
