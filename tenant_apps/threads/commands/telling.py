"""Telling people that something waits to be read: never what, and once until they have read it."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from shared_apps.organisations.hosts import portal_url
from tenant_apps.accounts.actors import acting_now
from tenant_apps.accounts.models import Account
from tenant_apps.documents.models import StoredFile
from tenant_apps.dossiers.letters import people_to_tell
from tenant_apps.dossiers.models import Dossier
from tenant_apps.threads import policies
from tenant_apps.threads.models import Attachment, Receipt, Thread, ThreadMessage, Told
from vestibule.core.actors import Actor, Professional
from vestibule.core.commands import command
from vestibule.core.messages import Recipient, send
from vestibule.core.permissions import require

REMINDED_AFTER = timedelta(days=1)
"""Who still has not read what they were told of is told again of a message that comes later than this."""


@dataclass(frozen=True, slots=True)
class _Reader:
    to: Recipient
    account_id: int
    is_at_work: bool


@command
def tell_of_message(*, actor: Actor, message: ThreadMessage) -> int:
    """Write to those who have a message to read and were not told yet; return to how many. Twice is once."""
    require(actor, policies.WRITE)
    thread = Thread.objects.select_for_update(of=("self",), no_key=True).get(pk=message.thread_id)
    told = [_tell(thread, message, reader) for reader in _readers(thread, message)]
    return sum(told)


@command
def show_checked_file(*, actor: Actor, file: StoredFile) -> None:
    """Let open pages show the verdict on an attachment."""
    require(actor, policies.WRITE)
    threads = Attachment.objects.visible_to(actor).filter(file=file).values("thread")
    Thread.objects.filter(pk__in=threads).update(revision=F("revision") + 1)


def _tell(thread: Thread, message: ThreadMessage, reader: _Reader) -> bool:
    if not _is_news(thread, message, reader):
        return False
    now = timezone.now()
    Told.objects.update_or_create(thread=thread, account_id=reader.account_id, defaults={"told_at": now})
    door = "professional" if reader.is_at_work else "client"
    place = [thread.dossier.public_id, thread.key]
    path = reverse(f"{door}:threads:conversation", urlconf=settings.TENANT_URLCONF, args=place)
    context: dict[str, object] = {"url": portal_url() + path.lstrip("/"), "number": thread.dossier.number}
    key = f"{message.public_id}:{reader.account_id}"
    template = "threads.for_firm" if reader.is_at_work else "threads.for_client"
    if reader.to.email:
        send(template=template, to=reader.to, channel="email", context=context, key=f"thread:{key}")
    if message.is_told_by_sms and reader.to.phone and not reader.is_at_work:
        send(template=template, to=reader.to, channel="sms", context=context, key=f"thread-sms:{key}")
    return True


def _is_news(thread: Thread, message: ThreadMessage, reader: _Reader) -> bool:
    """Whether this message is unread, and not covered by what they were told since they last read something."""
    unread = thread.messages.unread_by_account(reader.account_id)
    if reader.is_at_work:
        unread = unread.exclude(receipts__is_by_firm=True)
    if not unread.filter(pk=message.pk).exists():
        return False
    told = Told.objects.filter(thread=thread, account=reader.account_id).first()
    if told is None:
        return True
    if told.told_at >= message.created_at:
        return False
    receipts = Receipt.objects.filter(message__thread=thread, read_at__gt=told.told_at)
    mine = Q(is_by_firm=True) if reader.is_at_work else Q(account=reader.account_id)
    receipts = receipts.filter(mine)
    return receipts.exists() or message.created_at - told.told_at > REMINDED_AFTER


def _readers(thread: Thread, message: ThreadMessage) -> list[_Reader]:
    people = people_to_tell(thread.dossier)
    readers = [
        _Reader(
            Recipient(str(party), party.language, email=party.email, phone=party.phone, account_id=party.account_id),
            party.account_id,
            is_at_work=False,
        )
        for party in people
        if party.account_id and thread.party_id in {None, party.pk} and party.account_id != message.author_id
    ]
    if message.is_from_client:
        readers += [
            _Reader(
                Recipient(account.name, account.language, email=account.email, account_id=account.pk),
                account.pk,
                is_at_work=True,
            )
            for account in _colleagues(thread.dossier)
        ]
    return readers


def _colleagues(dossier: Dossier) -> list[Account]:
    """Whose work the dossier is and who follows it; or else the team; or else the administrators."""
    named = {account for account in (dossier.adviser_id, dossier.case_handler_id) if account}
    named |= set(dossier.watchers.order_by("pk").values_list("pk", flat=True))
    groups = (
        Account.objects.filter(pk__in=named),
        dossier.team.members.all() if dossier.team else Account.objects.none(),
        Account.objects.administrators(),
    )
    for group in groups:
        found = [account for account in group.order_by("pk") if _may_read(account)]
        if found:
            return found
    return []


def _may_read(account: Account) -> bool:
    acting = acting_now(account_id=account.pk, kind=Professional.kind)
    return acting is not None and acting.has(policies.VIEW.code)
