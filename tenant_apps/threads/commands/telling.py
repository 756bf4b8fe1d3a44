"""Telling people that something waits to be read: never what, and once until they have read it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from shared_apps.organisations.hosts import portal_url
from tenant_apps.accounts.models import Account
from tenant_apps.documents.models import StoredFile
from tenant_apps.dossiers.concerned import concerned_by, name_of
from tenant_apps.dossiers.letters import people_to_tell
from tenant_apps.dossiers.models import Dossier
from tenant_apps.inbox.commands.raising import News, may_read, readers_of, tell_person
from tenant_apps.notifications.errors import SmsBudgetSpent
from tenant_apps.notifications.sender import firm_name, offered_language
from tenant_apps.notifications.wording import Words, in_words
from tenant_apps.threads import policies
from tenant_apps.threads.models import Attachment, Receipt, Thread, ThreadMessage, Told
from tenant_apps.threads.news import NEW_MESSAGE
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.messages import Recipient, send
from vestibule.core.permissions import require

REMINDED_AFTER = timedelta(days=1)
"""Who still has not read what they were told of is told again of a message that comes later than this."""


@dataclass(frozen=True, slots=True)
class _Reader:
    to: Recipient
    account_id: int
    colleague: Account | None = None


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
    door = "professional" if reader.colleague else "client"
    place = [thread.dossier.public_id, thread.key]
    path = reverse(f"{door}:threads:conversation", urlconf=settings.TENANT_URLCONF, args=place)
    url, key = portal_url() + path.lstrip("/"), f"{message.public_id}:{reader.account_id}"
    if reader.colleague is not None:
        news = News(
            kind=NEW_MESSAGE,
            key=f"thread:{message.public_id}",
            path=path,
            about=name_of(thread.dossier),
            detail=str(thread.party or ""),
            subject=thread.public_id,
            matter=thread.dossier.public_id,
            letter={"number": thread.dossier.number},
        )
        tell_person(news, reader.colleague)
        return True
    is_told_by_sms = message.is_told_by_sms and bool(reader.to.phone)
    matter = thread.dossier.public_id
    _tell_client(reader.to, url, key, matter, is_told_by_sms=is_told_by_sms)
    if is_told_by_sms:
        try:
            send(
                template="threads.for_client",
                to=reader.to,
                channel="sms",
                context={"text": _words(reader.to, url).sms},
                key=f"thread-sms:{key}",
                matter=matter,
            )
        except SmsBudgetSpent:
            _tell_client(reader.to, url, key, matter, is_told_by_sms=False)
    return True


def _tell_client(to: Recipient, url: str, key: str, matter: UUID, *, is_told_by_sms: bool) -> None:
    if to.email:
        words = _words(to, url)
        send(
            template="threads.for_client",
            to=to,
            channel="email",
            context={"told_subject": words.subject, "paragraphs": words.paragraphs, "url": url},
            key=f"thread:{key}",
            is_told_by_sms=is_told_by_sms,
            matter=matter,
        )


def _words(to: Recipient, url: str) -> Words:
    return in_words("message", offered_language(to.language), {"name": to.name, "firm": firm_name(), "link": url})


def _is_news(thread: Thread, message: ThreadMessage, reader: _Reader) -> bool:
    """Whether this message is unread, and not covered by what they were told since they last read something."""
    unread = thread.messages.unread_by_account(reader.account_id)
    if reader.colleague:
        unread = unread.exclude(receipts__is_by_firm=True)
    if not unread.filter(pk=message.pk).exists():
        return False
    told = Told.objects.filter(thread=thread, account=reader.account_id).first()
    if told is None:
        return True
    if told.told_at >= message.created_at:
        return False
    receipts = Receipt.objects.filter(message__thread=thread, read_at__gt=told.told_at)
    mine = Q(is_by_firm=True) if reader.colleague else Q(account=reader.account_id)
    receipts = receipts.filter(mine)
    return receipts.exists() or message.created_at - told.told_at > REMINDED_AFTER


def _readers(thread: Thread, message: ThreadMessage) -> list[_Reader]:
    people = people_to_tell(thread.dossier)
    readers = [
        _Reader(
            Recipient(str(party), party.language, email=party.email, phone=party.phone, account_id=party.account_id),
            party.account_id,
        )
        for party in people
        if party.account_id and thread.party_id in {None, party.pk} and party.account_id != message.author_id
    ]
    if message.is_from_client:
        readers += [
            _Reader(
                Recipient(account.name, account.language, email=account.email, account_id=account.pk),
                account.pk,
                account,
            )
            for account in _colleagues(thread.dossier)
        ]
    return readers


def _colleagues(dossier: Dossier) -> list[Account]:
    """Whom the firm has told of messages; of a team each member, since each reads for the others."""
    readers = readers_of(NEW_MESSAGE, concerned_by(dossier))
    team = readers.team.members.exclude(is_active=False).order_by("pk") if readers.team else ()
    members = [account for account in team if may_read(NEW_MESSAGE, account)]
    return list(dict.fromkeys((*readers.people, *members)))
