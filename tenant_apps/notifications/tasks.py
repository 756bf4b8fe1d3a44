"""Delivery: the only place where a message leaves."""

from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from shared_apps.platform.gateways.choice import gateway_for
from shared_apps.platform.gateways.contract import DeliveryFailed, Enclosure, Letter
from tenant_apps.notifications.commands.messages import (
    mark_bounced,
    mark_failed,
    mark_sent,
    note_failed_attempt,
    release_held,
)
from tenant_apps.notifications.enums import Channel, State
from tenant_apps.notifications.models import Message
from tenant_apps.notifications.sender import current_sender
from tenants.context import current_tenant
from tenants.tasks import effect, outside_effect
from vestibule.core.actors import System

_ACTOR = System("delivery of messages")


def give_up(*, message_id: str) -> None:
    """Show the message as not delivered."""
    message = Message.objects.get(public_id=message_id)
    mark_failed(actor=_ACTOR, message=message, reason=message.failure or "no attempt succeeded")


@effect("notifications.release")
def release(*, message_id: str) -> None:
    """Tell in one letter of what was held back, unless an earlier one did."""
    release_held(actor=_ACTOR, message=Message.objects.get(public_id=message_id))


@effect("notifications.bounce")
def bounce(*, message_id: str, reason: str) -> None:
    """Keep that a message came back; one that is not ours, or was erased, is nothing."""
    message = Message.objects.filter(public_id=message_id).first()
    if message is not None:
        mark_bounced(actor=_ACTOR, message=message, reason=reason)


@outside_effect("notifications.deliver", lease=60, gives_up=give_up)
def deliver(*, effect_id: UUID, message_id: str) -> None:
    """Hand the message to its gateway. After a kill it may be handed over once more, under the same id."""
    message = Message.objects.get(public_id=message_id)
    if message.state != State.QUEUED:
        return
    try:
        gateway_for(message.channel).deliver(_letter(message))
    except DeliveryFailed as error:
        if not error.is_permanent:
            note_failed_attempt(actor=_ACTOR, message=message, reason=str(error))
            raise
        mark_failed(actor=_ACTOR, message=message, reason=str(error))
    else:
        mark_sent(actor=_ACTOR, message=message)


def _letter(message: Message) -> Letter:
    sender = current_sender()
    return Letter(
        id=str(message.public_id),
        channel=message.channel,
        to=message.to,
        to_name=message.to_name,
        sender_name=sender.name,
        reply_to=sender.reply_to,
        language=message.language,
        subject=message.subject,
        text=message.text,
        html=message.html,
        tenant_slug=current_tenant().slug,
        enclosures=_enclosures(message),
    )


def _enclosures(message: Message) -> tuple[Enclosure, ...]:
    """What the room that wrote the message has lying ready for it, if it is one that encloses files."""
    loader = settings.ENCLOSURE_LOADERS.get(message.template)
    return import_string(loader)(message.key) if loader and message.channel == Channel.EMAIL else ()
