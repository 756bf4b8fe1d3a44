"""What the firm decides for everybody, what people choose for themselves, and their summaries."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from django.db.models import prefetch_related_objects

from shared_apps.organisations.hosts import portal_url
from tenant_apps.accounts.models import Account
from tenant_apps.accounts.policies import require_system
from tenant_apps.inbox import policies
from tenant_apps.inbox.choosing import Settled
from tenant_apps.inbox.commands.raising import may_read
from tenant_apps.inbox.enums import Way
from tenant_apps.inbox.errors import NobodyTold
from tenant_apps.inbox.kinds import kind_named
from tenant_apps.inbox.models import Notice, Pending, Preference, Rule
from tenant_apps.notifications.models import Message
from vestibule.core.actors import Actor, Professional
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed
from vestibule.core.messages import Recipient, send
from vestibule.core.permissions import require
from vestibule.core.records import record

IN_A_SUMMARY = 20


@command
def set_inbox_rules(*, actor: Actor, rules: Mapping[str, Settled]) -> None:
    """Say who is told of what, how and when, for those who have not chosen themselves."""
    require(actor, policies.CONFIGURE)
    for code, settled in rules.items():
        kind = kind_named(code)
        if kind is None:
            raise NotAllowed(code)
        if not settled.audiences and not kind.is_personal and settled.way != Way.OFF:
            raise NobodyTold(code)
        kept = {"audiences": [str(each) for each in settled.audiences], "way": settled.way, "days": settled.days}
        Rule.objects.update_or_create(kind=code, defaults=kept)
    record("inbox.set_rules", None, actor=actor, kinds=sorted(rules))


@command
def choose_ways(*, actor: Actor, ways: Mapping[str, Way | None]) -> None:
    """Choose how one is told of each kind; None is as the firm has it."""
    require(actor, policies.USE)
    if not isinstance(actor, Professional):
        raise NotAllowed(policies.USE.code)
    own = Preference.objects.visible_to(actor)
    for code, way in ways.items():
        if way is None:
            own.filter(kind=code).delete()
        else:
            Preference.objects.update_or_create(account_id=actor.account_id, kind=code, defaults={"way": way})
    record("inbox.choose_ways", None, actor=actor, kinds=sorted(ways))


@command
def send_summary(*, actor: Actor, account: Account, day: date) -> bool:
    """Write one letter about what is still open of what waits for this person's summary. One a day; twice is once.

    What has gone to somebody else since, and what the person may not see any more, is left out.
    """
    require_system(actor)
    key = f"inbox.summary:{account.public_id}:{day.isoformat()}"
    Account.objects.select_for_update(of=("self",), no_key=True).get(pk=account.pk)
    if Message.objects.filter(key=key).exists():
        return False
    waiting = Pending.objects.filter(account=account).select_related("notice").order_by("-pk")
    prefetch_related_objects([account], "roles")
    open_ones = [notice for notice in _concerning(account, waiting) if not notice.is_done]
    Pending.objects.filter(pk__in=[each.pk for each in waiting]).delete()
    if not open_ones or not account.is_active or not account.email:
        return False
    to = Recipient(account.name, account.language, email=account.email, account_id=account.pk)
    lines = [(kind.label, notice.about) for notice in open_ones if (kind := notice.declared) is not None]
    context = {
        "lines": lines[:IN_A_SUMMARY],
        "count": len(open_ones),
        "url": portal_url() + "pro/inbox/",
    }
    send(template="inbox.summary", to=to, channel="email", context=context, key=key)
    return True


@command
def forget_notices(*, actor: Actor, before: datetime) -> None:
    """Forget what was done before this moment."""
    require_system(actor)
    Notice.objects.filter(done_at__lt=before).delete()


def _concerning(account: Account, waiting: Iterable[Pending]) -> Iterator[Notice]:
    """Those that are in the person's own inbox at this moment."""
    teams = set(account.teams.values_list("pk", flat=True))
    for notice in (each.notice for each in waiting):
        is_theirs = notice.account_id == account.pk or (notice.account_id is None and notice.team_id in teams)
        if is_theirs and notice.declared is not None and may_read(notice.declared, account):
            yield notice
