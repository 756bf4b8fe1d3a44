"""Handing a question over, with the exchange that came before it, and receiving the reply."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from shared_apps.help.commands import hand_to_customer_success
from tenant_apps.chats.errors import TooManyAsked
from tenant_apps.chats.models import Inquiry
from tenant_apps.chats.news import REPLIED
from tenant_apps.chats.policies import ASK, ASK_AS_CLIENT
from tenant_apps.dossiers.models import Dossier
from tenant_apps.inbox.commands.raising import News, tell_person
from tenant_apps.threads.audience import audiences
from tenant_apps.threads.commands.messages import write_message
from tenant_apps.threads.models import LONGEST_MESSAGE, ThreadMessage
from tenants.limits import LimitReached, hit
from vestibule.core.actors import Actor, System
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed, NotFound
from vestibule.core.permissions import require
from vestibule.core.records import record

MOST_ASKED = 60
"""Questions that one person asks in an hour: more than anybody types."""

MOST_HANDED_OVER = 10
"""Questions that one professional hands over in an hour."""

KEPT = timedelta(days=365)
"""How long a firm keeps a question to customer success and its reply."""


def count_question(actor: Actor) -> None:
    """Count a question to the help. Raises ``TooManyAsked``."""
    _count("chats.ask", actor, MOST_ASKED)


@command
def hand_to_adviser(
    *, actor: Actor, dossier: Dossier, body: str, exchange: Sequence[dict[str, str]] = ()
) -> ThreadMessage:
    """Send a client's question to the adviser, in the conversation that no other applicant reads.

    The exchange stands below it, the latest first, as far as it fits in a message. What the client was writing there
    is left as it is.
    """
    require(actor, ASK_AS_CLIENT)
    own = next((each for each in audiences(actor, dossier) if each.party is not None), None)
    if own is None:
        raise NotFound
    text = written_out(body, exchange)
    message = write_message(actor=actor, dossier=dossier, audience=own, body=text, is_by_itself=True)
    record("chats.hand_to_adviser", dossier, actor=actor, message=str(message.public_id), answers=len(exchange))
    return message


@command
def ask_customer_success(*, actor: Actor, body: str, exchange: Sequence[dict[str, str]] = (), language: str) -> Inquiry:
    """Put a professional's question on the platform's list. Raises ``TooManyAsked``, and what the list refuses."""
    require(actor, ASK)
    if actor.account_id is None:
        raise NotAllowed(ASK.code)
    _count("chats.hand_over", actor, MOST_HANDED_OVER)
    inquiry = Inquiry.objects.create(account_id=actor.account_id, body=body.strip(), exchange=list(exchange))
    hand_to_customer_success(
        actor=actor, question=inquiry.public_id, body=inquiry.body, exchange=inquiry.exchange, language=language
    )
    record("chats.ask_customer_success", inquiry, actor=actor, answers=len(exchange))
    return inquiry


@command
def receive_reply(*, actor: Actor, question: UUID, reply: str, replied_by: str, replied_at: datetime) -> None:
    """Keep our reply and tell who asked. Twice is once; a question that the firm forgot needs none."""
    if not isinstance(actor, System):
        raise NotAllowed(ASK.code)
    inquiry = Inquiry.objects.visible_to(actor).select_related("account").filter(public_id=question).first()
    if inquiry is None or inquiry.replied_at is not None:
        return
    inquiry.reply, inquiry.replied_by, inquiry.replied_at = reply, replied_by, replied_at
    inquiry.save(update_fields=["reply", "replied_by", "replied_at"])
    record("chats.receive_reply", inquiry, actor=actor)
    path = reverse("professional:chats:inquiry", urlconf=settings.TENANT_URLCONF, args=[inquiry.public_id])
    news = News(
        kind=REPLIED, key=f"chats.replied:{inquiry.public_id}", path=path, about=str(inquiry), subject=inquiry.public_id
    )
    tell_person(news, inquiry.account)


def receive_reply_for_the_product(*, question: UUID, reply: str, replied_by: str, replied_at: datetime) -> None:
    """Take in what an operator replied; the provisioner carries it here."""
    carrier = System("customer success replied")
    receive_reply(actor=carrier, question=question, reply=reply, replied_by=replied_by, replied_at=replied_at)


@command
def forget_inquiries(*, actor: Actor) -> int:
    """Forget the questions whose time is over; return how many there were."""
    if not isinstance(actor, System):
        raise NotAllowed(ASK.code)
    forgotten, _kinds = Inquiry.objects.visible_to(actor).asked_before(timezone.now() - KEPT).delete()
    return forgotten


def written_out(body: str, exchange: Sequence[dict[str, str]]) -> str:
    """The message: the question, and below it the exchange, as many of the latest answers as fit."""
    text = body.replace("\r\n", "\n").strip()
    head = "\n\n— " + _("Asked in the help before, the latest first") + " —"
    for number, each in enumerate(reversed(exchange)):
        part = "\n\n" + _("Question") + f": {each['question']}\n" + _("Answer") + f": {each['answer']}"
        part = part if number else head + part
        if len(text) + len(part) > LONGEST_MESSAGE:
            break
        text += part
    return text


def _count(bucket: str, actor: Actor, most: int) -> None:
    try:
        hit(bucket, str(actor.account_id), limit=most, window=3_600)
    except LimitReached as reached:
        raise TooManyAsked from reached
