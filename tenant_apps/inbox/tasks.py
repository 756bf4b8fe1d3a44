"""Work behind the pages. Each of these may run twice."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from shared_apps.domains.commands import hosts_of_the_firm
from shared_apps.domains.enums import ClaimState
from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.hours import as_hours
from tenant_apps.accounts.models import Account
from tenant_apps.inbox.commands.raising import Concerned, News, settle_notices, tell_those_concerned
from tenant_apps.inbox.commands.rules import forget_notices, send_summary
from tenant_apps.inbox.models import Pending
from tenant_apps.inbox.news import DOMAIN_MISSED, DOMAIN_PROVEN
from tenants.context import PLATFORM_SCHEMA, current_tenant
from tenants.schedule import every, nightly
from tenants.tasks import effect
from vestibule.core.actors import System

KEPT = timedelta(days=365)
USUAL_DAY = (time(9), time(17))
WEEKEND = 5


@effect("inbox.summaries")
def summaries() -> None:
    """Write to everybody for whom something waits, once a day and within their working hours."""
    if current_tenant().schema == PLATFORM_SCHEMA:
        return
    now = timezone.now().astimezone(ZoneInfo(current_organisation().time_zone))
    waiting = Account.objects.filter(pk__in=Pending.objects.values("account")).order_by("pk")
    for account in waiting:
        if is_at_work(account, now):
            send_summary(actor=System("a summary of the inbox"), account=account, day=now.date())


def is_at_work(account: Account, now: datetime) -> bool:
    """Whether the person works at this moment of the firm's clock; who said nothing works on weekdays from 9 to 5."""
    hours = as_hours(account.working_hours)
    usual = {} if now.weekday() >= WEEKEND else {now.weekday(): USUAL_DAY}
    span = (hours or usual).get(now.weekday())
    return span is not None and span[0] <= now.time().replace(tzinfo=None) < span[1]


@effect("inbox.forget")
def forget() -> None:
    """Forget what was done a year ago."""
    forget_notices(actor=System("what is done is forgotten after a year"), before=timezone.now() - KEPT)


@effect("inbox.domains")
def tell_of_domains() -> None:
    """Tell once that an own domain works, and once for each time that its record is missed, until it is back."""
    if current_tenant().schema == PLATFORM_SCHEMA:
        return
    path = reverse("professional:domains:index", urlconf=settings.TENANT_URLCONF)
    for claim in filter(None, (host.claim for host in hosts_of_the_firm())):
        since = claim.missed_at or claim.proven_at
        if since is None:
            continue
        is_missed = claim.missed_at is not None or claim.state == ClaimState.LAPSED
        kind = DOMAIN_MISSED if is_missed else DOMAIN_PROVEN
        other = DOMAIN_PROVEN if is_missed else DOMAIN_MISSED
        settle_notices(subject=claim.public_id, kinds=[other])
        key = f"{kind.code}:{claim.public_id}:{since:%Y%m%d%H%M%S}"
        news = News(kind=kind, key=key, path=path, detail=claim.domain, subject=claim.public_id)
        tell_those_concerned(news, Concerned())


every("inbox.summaries", minutes=15)
every("inbox.domains", hours=1)
nightly("inbox.forget", at="02:40")
