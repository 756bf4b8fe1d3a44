"""The conversation itself: beginning it, reading it, and saying who is to answer."""

from django.db.models import F
from django.utils import timezone

from tenant_apps.accounts.actors import as_now
from tenant_apps.dossiers.enums import StageOutcome
from tenant_apps.dossiers.models import Dossier
from tenant_apps.inbox.commands.raising import settle_notices
from tenant_apps.threads import policies
from tenant_apps.threads.audience import Audience, audiences
from tenant_apps.threads.enums import WaitsFor
from tenant_apps.threads.errors import DossierClosed
from tenant_apps.threads.models import Receipt, Thread, ThreadMessage
from tenants.limits import LimitReached, hit
from vestibule.core.actors import Actor, Client, Professional
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.permissions import allows, require
from vestibule.core.records import record

VISIT = 15 * 60
"""Seconds within which looking at the same conversation again is the same visit."""


def writable_thread(actor: Actor, dossier: Dossier, audience: Audience) -> Thread:
    """The conversation, begun if need be and locked, for somebody who may write in it at this moment.

    ``NotFound`` when the access ended meanwhile, ``DossierClosed`` when the work is over.
    """
    policies.require_writing(actor)
    now = as_now(actor)
    if now is None:
        raise NotFound
    visible = Dossier.objects.visible_to(now).select_related("stage", "customer")
    current = visible.filter(pk=dossier.pk).first()
    if current is None or audience.party_id not in {each.party_id for each in audiences(now, current)}:
        raise NotFound
    if current.stage.outcome != StageOutcome.ONGOING:
        raise DossierClosed
    facts = {"dossier": current, "party": audience.party}
    thread, _is_new = Thread.objects.get_or_create(**facts, defaults={"customer": current.customer})
    locked: Thread = Thread.objects.select_for_update(of=("self",), no_key=True).get(pk=thread.pk)
    locked.dossier, locked.party = current, audience.party
    return locked


@command
def note_look(*, actor: Actor, thread: Thread) -> None:
    """Record that a professional reads what was written, once per visit."""
    require(actor, policies.to_read(actor))
    if not isinstance(actor, Professional):
        return
    try:
        hit("threads.look", f"{actor.account_id}:{thread.public_id}", limit=1, window=VISIT)
    except LimitReached:
        return
    record("threads.read", thread.dossier, actor=actor, thread=str(thread.public_id))


@command
def read_messages(*, actor: Actor, thread: Thread) -> int:
    """Note that the reader has what was written so far; return how much was new. Twice is once.

    Who only looks, without the right to answer, leaves no trace that clients see.
    """
    require(actor, policies.to_read(actor))
    if not isinstance(actor, Client) and not allows(actor, policies.WRITE):
        return 0
    if not Thread.objects.visible_to(actor).filter(pk=thread.pk).exists():
        raise NotFound
    count = mark_read(actor, thread)
    if count:
        Thread.objects.filter(pk=thread.pk).update(revision=F("revision") + 1)
    return count


@command
def set_turn(*, actor: Actor, thread: Thread, waits_for: str) -> Thread:
    """Say who is to answer, or that nobody is. The same again changes nothing."""
    require(actor, policies.WRITE)
    locked: Thread = Thread.objects.select_for_update(of=("self",), no_key=True).get(pk=thread.pk)
    if locked.waits_for == waits_for:
        return locked
    turn_to(locked, waits_for)
    locked.revision += 1
    locked.save(update_fields=["waits_for", "asked_at", "revision"])
    record("threads.set_turn", thread.dossier, actor=actor, thread=str(thread.public_id), waits_for=waits_for)
    return locked


def stop_waiting(*, actor: Actor, dossier: Dossier) -> None:
    """Wait for nobody in a dossier in which nobody can answer any more; part of the command that ends it."""
    waiting = Thread.objects.select_for_update(of=("self",), no_key=True).filter(dossier=dossier)
    for thread in waiting.exclude(waits_for="").order_by("pk"):
        turn_to(thread, "")
        thread.revision += 1
        thread.save(update_fields=["waits_for", "asked_at", "revision"])
        record("threads.set_turn", dossier, actor=actor, thread=str(thread.public_id), waits_for="")


def turn_to(thread: Thread, waits_for: str) -> None:
    """Let it wait for them from now on; who is waited for already has been since then."""
    if thread.waits_for != waits_for:
        thread.waits_for = WaitsFor(waits_for) if waits_for else ""
        thread.asked_at = timezone.now() if waits_for else None


def mark_read(actor: Actor, thread: Thread) -> int:
    """Keep receipts for what others wrote; part of the command that shows or answers it."""
    if actor.account_id is None:
        return 0
    is_by_firm = not isinstance(actor, Client)
    messages = ThreadMessage.objects.filter(thread=thread).unread_by_account(actor.account_id)
    if is_by_firm:
        messages = messages.filter(is_from_client=True)
    now = timezone.now()
    receipts = [
        Receipt(message_id=key, account_id=actor.account_id, is_by_firm=is_by_firm, read_at=now)
        for key in messages.order_by("pk").values_list("pk", flat=True)
    ]
    Receipt.objects.bulk_create(receipts, ignore_conflicts=True)
    if receipts and is_by_firm:
        settle_notices(subject=thread.public_id)
    return len(receipts)
