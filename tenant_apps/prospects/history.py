"""How the status of a prospect came about: what the firm decided, and what followed from the progress of a dossier."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from tenant_apps.dossiers.models import Dossier, ProgressChange
from tenant_apps.dossiers.policies import VIEW as SEE_DOSSIERS
from tenant_apps.prospects.enums import Status
from tenant_apps.prospects.listing import status_of
from tenant_apps.prospects.models import StatusChange
from vestibule.core.actors import Actor
from vestibule.core.permissions import allows

ALL = 100


@dataclass(frozen=True, slots=True)
class Turned:
    """One change of the status, with why and by whom, as far as that is known and the reader may know it."""

    at: datetime
    before: Status
    after: Status
    reason: str
    by: str


def history(actor: Actor, dossier: Dossier) -> list[Turned]:
    """Every change of the status, the latest first, in two statements.

    While nothing is decided, the status turns with the last action point that is handled, and with one that is open
    again. What was decided stands whatever is handled then.
    """
    crossing = Q(percent_before=ALL) | Q(percent_after=ALL)
    progress = ProgressChange.objects.visible_to(actor).filter(crossing, dossier=dossier)
    progress = progress.with_sources().select_related("changed_by").latest_first()
    decisions = StatusChange.objects.visible_to(actor).of(dossier.customer)
    happened = sorted((*decisions, *progress), key=_when)
    return [*_turns(happened, may_read=allows(actor, SEE_DOSSIERS))][::-1]


def _turns(happened: Iterable[StatusChange | ProgressChange], *, may_read: bool) -> Iterator[Turned]:
    decided, percent = Status.INCOMPLETE, 0
    for change in happened:
        by = change.changed_by.name if change.changed_by else ""
        if isinstance(change, StatusChange):
            decided = Status(change.status)
            after = status_of(decided, percent, ALL)
            yield Turned(change.changed_at, Status(change.status_before), after, change.reason, by)
            continue
        before, percent = percent, change.percent_after
        if decided == Status.INCOMPLETE:
            reason = str(change.explanation) if may_read else ""
            yield Turned(change.created_at, status_of(None, before, ALL), status_of(None, percent, ALL), reason, by)


def _when(change: StatusChange | ProgressChange) -> datetime:
    return change.changed_at if isinstance(change, StatusChange) else change.created_at
