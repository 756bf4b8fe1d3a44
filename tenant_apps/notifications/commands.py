"""Queueing messages and keeping their delivery states."""

from collections.abc import Mapping
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from shared_apps.platform import text_messages
from shared_apps.platform.rendering import Rendered, render_mail, render_sms
from tenant_apps.notifications.enums import Channel, State
from tenant_apps.notifications.errors import AddressMissing, NothingToSend, SmsBudgetSpent
from tenant_apps.notifications.models import Message
from tenant_apps.notifications.policies import RESEND
from tenant_apps.notifications.sender import current_sender
from tenants.limits import LimitReached
from tenants.tasks import enqueue
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.languages import first_offered
from vestibule.core.messages import Recipient
from vestibule.core.permissions import require
from vestibule.core.records import record

_RENDERERS = {Channel.EMAIL: render_mail, Channel.SMS: render_sms}


def send(
    *, template: str, to: Recipient, channel: str, context: Mapping[str, object], key: str, sensitive: bool = False
) -> None:
    """Write the message and the effect that delivers it, in the caller's transaction.

    A second call with the same key queues nothing. Raises ``AddressMissing`` and ``SmsBudgetSpent``. Everybody else
    calls it through ``vestibule.core.messages``.
    """
    channel = Channel(channel)
    address = to.email if channel is Channel.EMAIL else to.phone
    if not address:
        raise AddressMissing
    if Message.objects.filter(key=key).exists():
        return
    if channel is Channel.SMS:
        _count_text_message()
    language = first_offered((to.language,), current_sender().languages)
    rendered = _rendered(template, channel, language, context)
    message = Message(
        key=key,
        template=template,
        channel=channel,
        account_id=to.account_id,
        to=address,
        to_name=to.name[:300],
        language=language,
        subject=rendered.subject[:300],
        text=rendered.text,
        html=rendered.html,
        is_sensitive=sensitive,
    )
    with transaction.atomic():
        Message.objects.bulk_create([message], ignore_conflicts=True)
        enqueue("notifications.deliver", key=f"message:{key}", message_id=message.public_id)


@command
def mark_sent(*, actor: Actor, message: Message) -> Message:
    """Keep that the message left, and erase it when nobody may read it twice."""
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if message.state == State.QUEUED:
        message.state, message.sent_at, message.failure = State.SENT, timezone.now(), ""
        _erase_if_sensitive(message)
        message.save(update_fields=["state", "sent_at", "failure", "text", "html"])
        record("notifications.send", message, actor=actor, template=message.template, channel=message.channel)
    return message


@command
def note_failed_attempt(*, actor: Actor, message: Message, reason: str) -> None:
    """Show why the message is still waiting."""
    message.failure = reason[:300]
    message.save(update_fields=["failure"])


@command
def mark_failed(*, actor: Actor, message: Message, reason: str) -> Message:
    """Keep that the message will not arrive by itself, and why."""
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if message.state == State.QUEUED:
        message.state, message.failed_at, message.failure = State.FAILED, timezone.now(), reason[:300]
        _erase_if_sensitive(message)
        message.save(update_fields=["state", "failed_at", "failure", "text", "html"])
        record("notifications.fail", message, actor=actor, template=message.template, channel=message.channel)
    return message


@command
def resend_message(*, actor: Actor, message: Message) -> Message:
    """Queue a message that failed once more, under the same id. Raises ``NothingToSend``."""
    require(actor, RESEND)
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if not message.can_be_sent_again:
        raise NothingToSend
    message.state, message.failed_at, message.failure = State.QUEUED, None, ""
    message.save(update_fields=["state", "failed_at", "failure"])
    enqueue("notifications.deliver", key=f"message-again:{uuid4()}", message_id=message.public_id)
    record("notifications.resend", message, actor=actor)
    return message


def _count_text_message() -> None:
    try:
        text_messages.count_one()
    except LimitReached as reached:
        raise SmsBudgetSpent(settings.SMS_PER_DAY) from reached


def _rendered(template: str, channel: Channel, language: str, context: Mapping[str, object]) -> Rendered:
    room, _dot, name = template.partition(".")
    sender = current_sender()
    names = {"organisation": sender.organisation, "brand": sender.brand, **context}
    return _RENDERERS[channel](f"{room}/{channel}/{name}", language=language, context=names)


def _erase_if_sensitive(message: Message) -> None:
    if message.is_sensitive:
        message.text = message.html = ""
