"""Taking back what waits to be sent, when its reader may no longer know of it."""

from uuid import UUID

from tenant_apps.notifications.commands.credits import refund
from tenant_apps.notifications.enums import State
from tenant_apps.notifications.models import Message
from tenant_apps.notifications.policies import RESEND
from tenants.tasks import enqueue
from vestibule.core.actors import Actor, System
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed
from vestibule.core.records import record


@command
def withdraw_messages(*, actor: Actor, matter: UUID, account_id: int | None, name: str = "") -> int:
    """Never send what waits for this person about the dossier; returns how many messages that were.

    Somebody without an account is found by ``name``. A letter that tells of several dossiers at once is written anew
    without this one. Credits of text messages that stay here come back.
    """
    if not isinstance(actor, System):
        raise NotAllowed(RESEND.code)
    reader = {"account_id": account_id} if account_id else {"account_id": None, "to_name": name[:300]}
    waiting = Message.objects.waiting_about(matter).filter(**reader).select_for_update(of=("self",)).order_by("pk")
    withdrawn = 0
    for message in waiting:
        if message.state == State.BUNDLED and not _is_taken_apart(message):
            continue
        if message.state == State.QUEUED and message.parts:
            refund(message)
        _withdraw(message)
        withdrawn += 1
    if withdrawn:
        record("notifications.withdraw", None, actor=actor, messages=withdrawn, dossier=str(matter))
    return withdrawn


def _is_taken_apart(message: Message) -> bool:
    """Withdraw the letter in which the message is told with others, and hold these back anew; False once it left."""
    bundle = Message.objects.select_for_update(of=("self",)).get(pk=message.bundle_id)
    if bundle.state == State.QUEUED:
        _withdraw(bundle)
        others = list(bundle.bundled.filter(state=State.BUNDLED).exclude(pk=message.pk).order_by("pk"))
        for other in others:
            other.state, other.bundle = State.HELD, None
            other.save(update_fields=["state", "bundle"])
        if others:
            enqueue("notifications.release", key=f"release:{bundle.public_id}", message_id=others[0].public_id)
    return bundle.state == State.WITHDRAWN


def _withdraw(message: Message) -> None:
    message.state, message.due_at, message.bundle = State.WITHDRAWN, None, None
    message.save(update_fields=["state", "due_at", "bundle"])
