"""Who follows a dossier without working on it, and telling them what happened, bundled."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tenant_apps.accounts.actors import acting_now
from tenant_apps.accounts.models import Account
from tenant_apps.activity.models import Entry
from tenant_apps.activity.policies import VIEW_HISTORY
from tenant_apps.dossiers import policies
from tenant_apps.dossiers.concerned import name_of
from tenant_apps.dossiers.models import Dossier
from tenant_apps.dossiers.news import FOLLOWED
from tenant_apps.flows.models import FlowRun
from tenant_apps.inbox.commands.raising import News, tell_person
from tenants.tasks import enqueue
from vestibule.core.actors import Actor, Professional
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed
from vestibule.core.permissions import allows, require
from vestibule.core.records import record

BUNDLED_FOR = 15 * 60
"""Seconds of which the news goes in one letter."""
NEWS = (
    "dossiers.change_stage",
    "dossiers.handle",
    "dossiers.reopen",
    "dossiers.publish",
    "flows.override_band",
)
_MARGIN = timedelta(seconds=5)
"""The database notes the beginning of a transaction, which may lie in the bundle before."""


def note_news(dossier: Dossier) -> None:
    """Have whoever follows the dossier told what happens now, with all that happens in these minutes."""
    if not dossier.watchers.exists():
        return
    bundle = int(timezone.now().timestamp()) // BUNDLED_FOR
    key = f"followers:{dossier.public_id}:{bundle}"
    enqueue("dossiers.tell_followers", key=key, delay=BUNDLED_FOR, dossier_id=dossier.pk, bundle=bundle)


@command
def tell_followers(*, actor: Actor, dossier: Dossier, bundle: int) -> int:
    """Write to those who follow the dossier what others did in these minutes; returns to how many. Twice is once."""
    require(actor, policies.VIEW)
    start = datetime.fromtimestamp(bundle * BUNDLED_FOR, tz=UTC)
    end = start + timedelta(seconds=BUNDLED_FOR)
    runs = FlowRun.objects.filter(customer=dossier.customer_id, dossier_id=dossier.pk).order_by("pk")
    targets = [dossier.public_id, *runs.values_list("public_id", flat=True)]
    of_dossier = Entry.objects.filter(target_id__in=targets, verb__in=NEWS)
    news = list(of_dossier.filter(occurred_at__gte=start - _MARGIN, occurred_at__lt=end).order_by("pk"))
    count = 0
    for account in dossier.watchers.order_by("pk"):
        reader = acting_now(account_id=account.pk, kind=Professional.kind)
        theirs = [entry for entry in news if entry.actor_id != account.public_id]
        if reader and theirs and allows(reader, policies.VIEW) and allows(reader, VIEW_HISTORY):
            count += _tell(account, dossier, theirs, key=f"followed:{dossier.public_id}:{bundle}")
    return count


@command
def watch_dossier(*, actor: Actor, dossier: Dossier) -> None:
    """Follow a dossier oneself. Twice is once."""
    if not dossier.watchers.filter(pk=_account_of(actor)).exists():
        dossier.watchers.add(_account_of(actor))
        record("dossiers.watch", dossier, actor=actor)


@command
def unwatch_dossier(*, actor: Actor, dossier: Dossier) -> None:
    """Follow a dossier no longer. Twice is once."""
    if dossier.watchers.filter(pk=_account_of(actor)).exists():
        dossier.watchers.remove(_account_of(actor))
        record("dossiers.unwatch", dossier, actor=actor)


def _tell(account: Account, dossier: Dossier, news: list[Entry], *, key: str) -> bool:
    place = reverse(
        "professional:professional_portal:timeline", urlconf=settings.TENANT_URLCONF, args=[dossier.public_id]
    )
    with override(account.language or None):
        items = list(dict.fromkeys(str(entry.label) for entry in news))
    told = News(
        kind=FOLLOWED,
        key=key,
        path=place,
        about=name_of(dossier),
        detail=", ".join(items),
        matter=dossier.public_id,
        letter={"number": dossier.number, "items": items},
    )
    return tell_person(told, account)


def _account_of(actor: Actor) -> int:
    require(actor, policies.VIEW)
    if not isinstance(actor, Professional):
        raise NotAllowed(policies.VIEW.code)
    return actor.account_id
