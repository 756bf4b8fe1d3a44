"""What a page of the inbox shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import Account
from tenant_apps.inbox.enums import Box, Grouping, State, Until
from tenant_apps.inbox.kinds import Kind
from tenant_apps.inbox.models import Notice
from vestibule.core import formats
from vestibule.core.actors import Actor
from vestibule.core.sorting import alphabetical

PAGE_SIZE = 25
MORNING = time(8)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the inbox."""

    box: str = Box.MINE
    state: str = State.OPEN
    kind: str = ""
    grouping: str = Grouping.DAY
    after: UUID | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Notices that stand together under one heading."""

    title: str
    notices: list[Notice]


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the notices, and whether more follow. ``last`` is where the next page begins."""

    groups: list[Group]
    last: UUID | None

    @property
    def notices(self) -> list[Notice]:
        return [notice for group in self.groups for notice in group.notices]


def page_of(actor: Actor, asked: Question) -> Page:
    """The page that answers the question: found by where the one before ended, so the last is as quick as the first."""
    visible = Notice.objects.visible_to(actor)
    last = visible.filter(public_id=asked.after).first() if asked.after else None
    found = visible.in_box(actor, asked.box).in_state(asked.state)
    if asked.kind:
        found = found.filter(kind=asked.kind)
    rows = list(found.following(last, asked.grouping).in_order(asked.grouping).with_people()[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    groups = [Group(title, list(notices)) for title, notices in groupby(shown, key=lambda each: _title(each, asked))]
    return Page(groups, shown[-1].public_id if len(rows) > PAGE_SIZE else None)


def count_unread(actor: Actor) -> int:
    """The number at the bell."""
    return Notice.objects.visible_to(actor).in_box(actor, Box.MINE).in_state(State.OPEN).unread().count()


def colleagues_of(actor: Actor) -> QuerySet[Account]:
    """To whom a notice can be given."""
    people = Account.objects.visible_to(actor).professionals().active()
    return people.order_by(alphabetical("name"), "pk")


def moment(until: str, now: datetime | None = None) -> datetime:
    """When a notice comes back that is put off now: in an hour, or in the morning of that day."""
    now = timezone.localtime(now)
    if until == Until.HOUR:
        return now + timedelta(hours=1)
    day = now.date() + timedelta(days=7 if until == Until.WEEK else 1)
    return timezone.make_aware(datetime.combine(day, MORNING))


def labels(kinds: tuple[Kind, ...]) -> Iterator[tuple[str, str | Promise]]:
    """The kinds as choices."""
    return ((kind.code, kind.label) for kind in kinds)


def _title(notice: Notice, asked: Question) -> str:
    if asked.grouping == Grouping.MATTER:
        return notice.about or str(_("Not about a dossier"))
    return _day(timezone.localtime(notice.surfaces_at).date())


def _day(day: date) -> str:
    today = timezone.localdate()
    if day == today:
        return str(_("Today"))
    return str(_("Yesterday")) if day == today - timedelta(days=1) else str(formats.day(day))
