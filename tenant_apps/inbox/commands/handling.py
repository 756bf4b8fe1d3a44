"""What somebody does with the notices in the own inbox and in those of the own teams."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from tenant_apps.accounts.models import Account
from tenant_apps.inbox import policies
from tenant_apps.inbox.commands.raising import may_read
from tenant_apps.inbox.errors import ColleagueMissing, NothingChosen
from tenant_apps.inbox.models import Notice
from tenant_apps.inbox.querysets import NoticeQuerySet
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require
from vestibule.core.records import record


@command
def open_notice(*, actor: Actor, notice: Notice) -> Notice:
    """Note that it was read. Twice is once."""
    require(actor, policies.USE)
    Notice.objects.visible_to(actor).filter(pk=notice.pk, read_at=None).update(read_at=timezone.now())
    return notice


@command
def finish_notices(*, actor: Actor, notices: Sequence[Notice]) -> int:
    """Put them with what is done; return how many were open. Twice is once."""
    now = timezone.now()
    found = _own(actor, notices).filter(done_at=None)
    _own(actor, notices).filter(read_at=None).update(read_at=now)
    return found.update(done_at=now, done_by=actor.account_id)


@command
def reopen_notices(*, actor: Actor, notices: Sequence[Notice]) -> int:
    """Have them in the inbox again, now: those that were done or put off."""
    return _own(actor, notices).update(done_at=None, done_by=None, surfaces_at=timezone.now())


@command
def snooze_notices(*, actor: Actor, notices: Sequence[Notice], until: datetime) -> int:
    """Put them off: they come back at that moment, as if they were new."""
    found = _own(actor, notices).filter(done_at=None)
    return found.update(surfaces_at=until, read_at=None)


@command
def assign_notices(*, actor: Actor, notices: Sequence[Notice], to: Account | None) -> int:
    """Give them to a colleague, in whose inbox they are new. Who may not read such things cannot be given any."""
    found = list(_own(actor, notices).filter(done_at=None).select_for_update(of=("self",), no_key=True).order_by("pk"))
    if to is None or not (to.is_professional and to.is_active):
        raise ColleagueMissing
    for notice in found:
        if notice.declared is None or not may_read(notice.declared, to):
            raise ColleagueMissing
        notice.account, notice.surfaces_at, notice.read_at = to, timezone.now(), None
        notice.save(update_fields=["account", "surfaces_at", "read_at"])
    record("inbox.assign", to, actor=actor, count=len(found))
    return len(found)


@command
def hand_over_notices(*, actor: Actor, account: Account, to: Account) -> int:
    """Give all that is open in somebody's inbox to a colleague; what that colleague may not read stays."""
    require(actor, policies.HAND_OVER)
    count = 0
    for notice in Notice.objects.filter(account=account, done_at=None).order_by("pk"):
        if notice.declared is not None and not notice.declared.is_personal and may_read(notice.declared, to):
            notice.account, notice.read_at = to, None
            notice.save(update_fields=["account", "read_at"])
            count += 1
    return count


def _own(actor: Actor, notices: Sequence[Notice]) -> NoticeQuerySet:
    require(actor, policies.USE)
    if not notices:
        raise NothingChosen
    return Notice.objects.visible_to(actor).filter(pk__in=[notice.pk for notice in notices])
