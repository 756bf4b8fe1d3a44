"""The door to e-mail and SMS for rooms below ``notifications``; the sender is named in settings."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

Channel = Literal["email", "sms"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where a message goes and in which language it is written. ``phone`` is E.164."""

    name: str
    language: str
    email: str = ""
    phone: str = ""
    account_id: int | None = None


def send(
    *,
    template: str,
    to: Recipient,
    channel: Channel,
    context: dict[str, object],
    key: str,
    sensitive: bool = False,
    event: str = "",
    is_told_by_sms: bool = False,
    matter: UUID | None = None,
) -> None:
    """Queue one message in the caller's transaction; it is sent after the commit, at least once, under one stable id.

    ``template`` reads ``room.name`` and stands for ``<room>/email/<name>.*`` or ``<room>/sms/<name>.txt``. ``key`` is
    unique per message: a second call with the same key queues nothing. A ``sensitive`` body is erased once sent.
    ``event`` says what a client is told of where the template alone does not; the firm decides how that travels. An
    e-mail says whether the same news goes out by text message (``is_told_by_sms``) where somebody chooses that: where
    the firm wants no e-mails, one goes nevertheless to who would hear nothing. ``matter`` is the dossier that it is
    about, if any: what waits when the reader's access to it ends is withdrawn.
    """
    import_string(settings.MESSENGER)(
        template=template,
        to=to,
        channel=channel,
        context=context,
        key=key,
        sensitive=sensitive,
        event=event,
        is_told_by_sms=is_told_by_sms,
        matter=matter,
    )
