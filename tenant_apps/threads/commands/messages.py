"""Writing: drafts, attachments, and sending."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Sum
from django.utils import timezone

from tenant_apps.accounts.signing import signature_of, signed
from tenant_apps.documents.commands.files import check_quota, put_on_file, take_off_file
from tenant_apps.documents.commands.uploads import Place, open_upload
from tenant_apps.documents.errors import CustomerFull
from tenant_apps.documents.gateways.contents import ReceivedContent
from tenant_apps.documents.models import StoredFile, Upload
from tenant_apps.documents.querysets import UploadQuerySet
from tenant_apps.dossiers.models import Dossier
from tenant_apps.threads import policies
from tenant_apps.threads.audience import Audience
from tenant_apps.threads.commands.conversations import mark_read, turn_to, writable_thread
from tenant_apps.threads.enums import WaitsFor
from tenant_apps.threads.errors import (
    ColleagueAnswered,
    MessageEmpty,
    MessageTooLong,
    TooManyAttachments,
    TooManyMessages,
)
from tenant_apps.threads.models import LONGEST_DRAFT, LONGEST_MESSAGE, Attachment, Draft, Thread, ThreadMessage
from tenants.limits import LimitReached, hit
from tenants.tasks import enqueue
from vestibule.core.actors import Actor, Client
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed, NotFound
from vestibule.core.records import record

HOLDER = "threads"
"""How an upload says that it is for a conversation."""

MOST_ATTACHMENTS = 10
"""Per message."""

MOST_MESSAGES = 100
"""That one client sends in an hour: more than anybody types."""

OLDEST_UNSENT = 30
"""Days after which a file that was never sent is erased."""


@command
def write_message(
    *,
    actor: Actor,
    dossier: Dossier,
    audience: Audience,
    body: str,
    is_question: bool = False,
    is_told_by_sms: bool = False,
    seen: int | None = None,
    is_by_itself: bool = False,
) -> ThreadMessage:
    """Send what was written, with the files that were attached; ``is_by_itself`` leaves these and the draft alone.

    It answers what was waited for; a client's message waits for the firm, the firm's for the client where it says so.
    ``seen`` is how many messages the page showed: ``ColleagueAnswered`` when a colleague wrote since then, so that two
    do not answer at once. Who reads it is told once, however many messages follow: see ``telling``.
    """
    thread = writable_thread(actor, dossier, audience)
    is_from_client = isinstance(actor, Client)
    text = _checked(body)
    text = text if is_by_itself else _checked(signed(text, signature_of(actor)))
    beside = Attachment.objects.unsent().filter(thread=thread, attached_by=actor.account_id)
    files = [] if is_by_itself else list(beside.order_by("pk"))
    if not text and not files:
        raise MessageEmpty
    if seen is not None and not is_from_client:
        _check_seen(actor, thread, seen)
    if is_from_client:
        _count(actor)
    message = ThreadMessage.objects.create(
        thread=thread,
        body=text,
        author_id=actor.account_id,
        is_from_client=is_from_client,
        is_question=is_question and not is_from_client,
        is_told_by_sms=is_told_by_sms and not is_from_client,
    )
    Attachment.objects.filter(pk__in=[file.pk for file in files]).update(message=message)
    if not is_by_itself:
        Draft.objects.filter(thread=thread, account=actor.account_id).delete()
    mark_read(actor, thread)
    _pass_on(thread, message)
    facts = {"thread": str(thread.public_id), "message": str(message.public_id), "attachments": len(files)}
    record("threads.write", thread.dossier, actor=actor, **facts)
    enqueue(
        "threads.tell", key=f"threads.tell:{message.public_id}", delay=settings.THREADS_QUIET, message_id=message.pk
    )
    return message


@command
def keep_draft(*, actor: Actor, dossier: Dossier, audience: Audience, body: str) -> None:
    """Keep what is being written, so that no lost connection and no other device loses it; nothing forgets it."""
    thread = writable_thread(actor, dossier, audience)
    if actor.account_id is None:
        raise NotAllowed
    if not body.strip():
        Draft.objects.filter(thread=thread, account=actor.account_id).delete()
    else:
        kept = {"body": body[:LONGEST_DRAFT]}
        Draft.objects.update_or_create(thread=thread, account_id=actor.account_id, defaults=kept)


@command
def attach_file(*, actor: Actor, dossier: Dossier, audience: Audience, content: ReceivedContent) -> Attachment:
    """Put a file beside what is being written. It is checked at once, and seen by others once it is sent."""
    thread = writable_thread(actor, dossier, audience)
    _check_room(actor, thread, content.size)
    attachment = Attachment.objects.create(thread=thread, file=put_on_file(content), attached_by_id=actor.account_id)
    record("threads.attach", attachment, actor=actor, thread=str(thread.public_id), sha256=content.sha256)
    return attachment


@command
def start_attachment(
    *, actor: Actor, dossier: Dossier, audience: Audience, name: str, size: int, fingerprint: str = ""
) -> Upload:
    """Open an upload for a file that goes beside what is being written. Refuses at once what would not fit."""
    thread = writable_thread(actor, dossier, audience)
    return open_upload(
        actor,
        Place(holder=HOLDER, holder_id=thread.pk),
        name=name,
        size=size,
        fingerprint=fingerprint,
        check=lambda: _check_room(actor, thread, size, coming=Upload.objects.under_way()),
    )


def attach_upload(actor: Actor, upload: Upload, content: ReceivedContent) -> StoredFile:
    """Attach an upload that is whole; part of the command that finishes it."""
    thread = Thread.objects.visible_to(actor).select_related("dossier", "party").filter(pk=upload.holder_id).first()
    if thread is None:
        raise NotFound
    return attach_file(actor=actor, dossier=thread.dossier, audience=Audience(thread.party), content=content).file


@command
def remove_attachment(*, actor: Actor, attachment: Attachment) -> None:
    """Take a file away that was not sent yet; its bytes are erased."""
    policies.require_writing(actor)
    unsent = Attachment.objects.visible_to(actor).unsent().select_related("file")
    mine = unsent.select_for_update(of=("self",)).filter(pk=attachment.pk).first()
    if mine is None:
        raise NotFound
    _remove(actor, mine)


@command
def forget_unsent_attachments(*, actor: Actor) -> int:
    """Erase the files that were attached long ago and never sent."""
    oldest = timezone.now() - timedelta(days=OLDEST_UNSENT)
    left = Attachment.objects.visible_to(actor).unsent().filter(created_at__lt=oldest).select_related("file")
    forgotten = list(left.order_by("pk")[:500])
    for attachment in forgotten:
        _remove(actor, attachment)
    return len(forgotten)


def _check_room(actor: Actor, thread: Thread, size: int, coming: UploadQuerySet | None = None) -> None:
    """Return when one file more of this size fits: with the message, with the customer, and with the organisation.

    ``coming`` are the uploads that count as if they were in.
    """
    waiting = coming if coming is not None else Upload.objects.none()
    here = waiting.held(HOLDER, thread.pk)
    unsent = Attachment.objects.unsent().filter(thread=thread, attached_by=actor.account_id).count()
    if unsent + here.filter(account=actor.account_id).count() >= MOST_ATTACHMENTS:
        raise TooManyAttachments(MOST_ATTACHMENTS)
    stored = Attachment.objects.filter(thread=thread).aggregate(total=Sum("file__size"))["total"] or 0
    if stored + here.total_size() + size > settings.CUSTOMER_BYTES:
        raise CustomerFull(settings.CUSTOMER_BYTES)
    check_quota(size + waiting.total_size())


def _remove(actor: Actor, attachment: Attachment) -> None:
    file = attachment.file
    attachment.delete()
    take_off_file(file)
    record("threads.remove_attachment", file, actor=actor)


def _checked(body: str) -> str:
    text = body.replace("\r\n", "\n").strip()
    if len(text) > LONGEST_MESSAGE:
        raise MessageTooLong(len(text), LONGEST_MESSAGE)
    return text


def _count(actor: Actor) -> None:
    try:
        hit("threads.write", str(actor.account_id), limit=MOST_MESSAGES, window=3_600)
    except LimitReached as reached:
        raise TooManyMessages from reached


def _check_seen(actor: Actor, thread: Thread, seen: int) -> None:
    since = thread.messages.order_by("pk").select_related("author")[seen:]
    theirs = next((each for each in since if not each.is_from_client and each.author_id != actor.account_id), None)
    if theirs is not None:
        raise ColleagueAnswered(theirs.author.name if theirs.author else "Vestibule")


def _pass_on(thread: Thread, message: ThreadMessage) -> None:
    """Whose turn it is after this message."""
    if message.is_from_client:
        turn_to(thread, WaitsFor.FIRM)
    elif message.is_question:
        turn_to(thread, WaitsFor.CLIENT)
    elif thread.waits_for == WaitsFor.FIRM:
        turn_to(thread, "")
    thread.last_message_at = message.created_at
    thread.revision += 1
    thread.save(update_fields=["waits_for", "asked_at", "last_message_at", "revision"])
