"""How far the letter and the code of an invitation have come."""

from collections.abc import Iterable
from dataclasses import dataclass

from tenant_apps.invites.letters import code_key, letter_key
from tenant_apps.invites.models import Invite
from tenant_apps.notifications.enums import State
from tenant_apps.notifications.models import Message
from vestibule.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Delivery:
    """The messages of the link and the code that work now, as far as they are known."""

    letter: Message | None
    code: Message | None

    @property
    def has_come_back(self) -> bool:
        """Whether the letter did not reach its reader, and will not by itself."""
        return self.letter is not None and self.letter.state in {State.BOUNCED, State.FAILED}


def deliveries(actor: Actor, invites: Iterable[Invite]) -> dict[int, Delivery]:
    """By invite; one statement for all of them."""
    invites = list(invites)
    keys = [key for invite in invites for key in (letter_key(invite), code_key(invite))]
    found = Message.objects.visible_to(actor).filter(key__in=keys).defer("text", "html").order_by("pk")
    sent = {message.key: message for message in found}
    return {invite.pk: Delivery(sent.get(letter_key(invite)), sent.get(code_key(invite))) for invite in invites}
