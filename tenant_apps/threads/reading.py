"""What a page shows of conversations: put together here for both portals, from few statements."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Prefetch, Q, Sum
from django.db.models.functions import Coalesce

from tenant_apps.accounts.actors import with_access
from tenant_apps.customers.models import Party
from tenant_apps.documents.models import Upload
from tenant_apps.dossiers.enums import StageOutcome
from tenant_apps.dossiers.models import Dossier
from tenant_apps.threads.audience import Audience, audiences
from tenant_apps.threads.commands.messages import HOLDER
from tenant_apps.threads.enums import Show, WaitsFor
from tenant_apps.threads.models import Attachment, Receipt, Thread, ThreadMessage
from vestibule.core.actors import Actor, Client
from vestibule.core.errors import NotFound

PAGE_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Conversation:
    """With whom one may write; ``thread`` is None while nobody did. With a former applicant one may only read it."""

    dossier: Dossier
    audience: Audience
    thread: Thread | None
    is_open: bool = True

    @property
    def unread(self) -> int:
        return self.thread.unread if self.thread else 0

    @property
    def begun(self) -> bool:
        return bool(self.thread and self.thread.last_message_at)


@dataclass(frozen=True, slots=True)
class Seen:
    """Who read a message, and when for the first time."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One message as its reader gets it. ``is_own_side``: the reader, or at the firm anybody, wrote it."""

    message: ThreadMessage
    author: str
    is_own: bool
    is_own_side: bool
    is_fresh: bool
    is_awaited: bool
    attachments: tuple[Attachment, ...]
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A conversation with everything that stands around it."""

    conversation: Conversation
    all: tuple[Conversation, ...]
    lines: tuple[Line, ...]
    count: int
    unsent: tuple[Attachment, ...]
    unfinished: tuple[Upload, ...]
    is_closed: bool

    @property
    def thread(self) -> Thread | None:
        return self.conversation.thread

    @property
    def draft(self) -> str:
        return self.thread.draft if self.thread else ""

    @property
    def unread(self) -> int:
        return self.conversation.unread

    @property
    def largest(self) -> int:
        """How many bytes a file may have."""
        return settings.MAXIMUM_UPLOAD_BYTES

    @property
    def earlier(self) -> int:
        """How many messages came before the first one shown."""
        return self.count - len(self.lines)

    @property
    def latest(self) -> str:
        """Which message came last, so that a page can tell that there is a new one."""
        return str(self.lines[-1].message.public_id) if self.lines else ""

    @property
    def is_settling(self) -> bool:
        """Whether a file is still being checked, so that the page should ask again."""
        shown = (attachment for line in self.lines for attachment in line.attachments)
        return any(attachment.file.is_being_checked for attachment in (*shown, *self.unsent))


def conversations(actor: Actor, dossier: Dossier) -> list[Conversation]:
    """Everybody that the actor may write to about a dossier, or did, in two statements."""
    visible = Thread.objects.visible_to(actor).with_unread(actor).with_draft(actor).select_related("party")
    threads = {thread.party_id: thread for thread in visible.filter(dossier=dossier).order_by("pk")}
    current = [
        Conversation(dossier, audience, threads.pop(audience.party_id, None)) for audience in audiences(actor, dossier)
    ]
    former = [
        Conversation(dossier, Audience(thread.party), thread, is_open=False)
        for thread in threads.values()
        if thread.last_message_at
    ]
    return current + former


def conversation_named(actor: Actor, dossier: Dossier, key: str) -> Conversation:
    """The one that an address names; ``NotFound`` for any that the actor may not read."""
    return _named(conversations(actor, dossier), key)


def page_of(actor: Actor, dossier: Dossier, key: str, *, pages: int = 1) -> Page:
    """The conversation with its latest messages; the others of the dossier beside it."""
    found = conversations(actor, dossier)
    here = _named(found, key)
    lines, unsent, count = _written(actor, here.thread, pages * PAGE_LENGTH)
    return Page(
        conversation=here,
        all=tuple(found),
        lines=lines,
        count=count,
        unsent=unsent,
        unfinished=_unfinished(actor, here.thread),
        is_closed=dossier.stage.outcome != StageOutcome.ONGOING or not here.is_open,
    )


def first_to_show(actor: Actor, dossier: Dossier) -> Audience:
    """Whom to show first: where something is unread, or else where something was written last; or the narrowest."""
    found = conversations(actor, dossier)
    unread = [each.audience for each in found if each.unread]
    latest = max((each for each in found if each.begun), key=lambda each: each.thread.last_message_at, default=None)
    choices = [*unread, *([latest.audience] if latest else []), *(each.audience for each in reversed(found))]
    if not choices:
        raise NotFound
    return choices[0]


def elsewhere(actor: Client, dossier: Dossier) -> list[Thread]:
    """The client's conversations about other dossiers, the latest first."""
    if len(actor.dossier_ids) < 2:
        return []
    visible = Thread.objects.visible_to(actor).begun().exclude(dossier=dossier)
    found = visible.select_related("dossier", "party").with_unread(actor)
    return list(found.order_by("-last_message_at", "pk")[:20])


def readers_of(dossier: Dossier, audience: Audience) -> list[Party]:
    """The applicants who may read in the portal what is written to this audience."""
    people = [
        party
        for party in Party.objects.people_of(dossier.customer).select_related("account")
        if audience.party_id in {None, party.pk}
    ]
    access = with_access([party.account for party in people if party.account], dossier_id=dossier.pk)
    return [party for party in people if (party.account_id, party.pk) in access]


@dataclass(frozen=True, slots=True)
class Messages:
    """How many conversations the reader should look at, and what changes with anything in any of them."""

    unread: int
    revision: int


def messages_of(actor: Actor) -> Messages:
    """The number in the professional menu, of one's own dossiers and of those that are nobody's yet: one statement."""
    visible = Thread.objects.visible_to(actor).begun()
    unread = visible.concerning(actor).shown(Show.UNREAD, actor)
    found = visible.order_by().aggregate(
        unread=Count("pk", filter=Q(pk__in=unread.order_by().values("pk"))), revision=Coalesce(Sum("revision"), 0)
    )
    return Messages(**found)


def _named(found: list[Conversation], key: str) -> Conversation:
    named = next((each for each in found if each.audience.key == key), None)
    if named is None:
        raise NotFound
    return named


def _written(actor: Actor, thread: Thread | None, most: int) -> tuple[tuple[Line, ...], tuple[Attachment, ...], int]:
    """The latest messages, what waits to be sent, and how many messages there are, in four statements."""
    if thread is None:
        return (), (), 0
    messages = ThreadMessage.objects.visible_to(actor).filter(thread=thread)
    receipts = Receipt.objects.select_related("account").order_by("read_at", "pk")
    latest = messages.with_author().prefetch_related(Prefetch("receipts", queryset=receipts)).order_by("-pk")[:most]
    shown = list(latest)[::-1]
    count = len(shown) if len(shown) < most else messages.count()
    attachments: dict[int | None, list[Attachment]] = {}
    for attachment in Attachment.objects.visible_to(actor).filter(thread=thread).select_related("file").order_by("pk"):
        attachments.setdefault(attachment.message_id, []).append(attachment)
    is_waiting = thread.waits_for == WaitsFor.CLIENT and isinstance(actor, Client)
    lines = tuple(_line(actor, message, attachments.get(message.pk, []), is_waiting=is_waiting) for message in shown)
    unsent = tuple(each for each in attachments.get(None, []) if each.attached_by_id == actor.account_id)
    return lines, unsent, count


def _unfinished(actor: Actor, thread: Thread | None) -> tuple[Upload, ...]:
    """The files that the actor began to send and that did not come in whole."""
    if thread is None:
        return ()
    waiting = Upload.objects.visible_to(actor).under_way().held(HOLDER, thread.pk)
    return tuple(waiting.filter(offset__gt=0).order_by("pk"))


def _line(actor: Actor, message: ThreadMessage, attachments: list[Attachment], *, is_waiting: bool) -> Line:
    is_own = message.author_id == actor.account_id
    is_client = isinstance(actor, Client)
    return Line(
        message=message,
        author=message.author.name if message.author else "Vestibule",
        is_own=is_own,
        is_own_side=is_own if is_client else not message.is_from_client,
        is_fresh=not is_own and _is_fresh(actor, message),
        is_awaited=message.is_question and is_waiting,
        attachments=tuple(attachments),
        seen=_seen(message, is_client=is_client) if is_own or not is_client else (),
    )


def _is_fresh(actor: Actor, message: ThreadMessage) -> bool:
    receipts = message.receipts.all()
    if isinstance(actor, Client):
        return all(each.account_id != actor.account_id for each in receipts)
    return message.is_from_client and not any(each.is_by_firm for each in receipts)


def _seen(message: ThreadMessage, *, is_client: bool) -> tuple[Seen, ...]:
    """Whoever is on the other side: clients learn that the firm read it, not which colleague did."""
    receipts = [each for each in message.receipts.all() if each.is_by_firm == message.is_from_client]
    if is_client:
        return tuple(Seen("", each.read_at) for each in receipts[:1])
    if message.is_from_client:
        return tuple(Seen(each.account.name, each.read_at) for each in receipts[:1])
    return tuple(Seen(each.account.name, each.read_at) for each in receipts)
