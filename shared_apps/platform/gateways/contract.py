"""What every gateway takes and guarantees."""

from dataclasses import dataclass
from typing import Literal, Protocol

Channel = Literal["email", "sms"]


class DeliveryFailed(Exception):
    """The message did not leave. ``is_permanent`` says that no other attempt will do better."""

    def __init__(self, reason: str, *, is_permanent: bool = False) -> None:
        super().__init__(reason)
        self.is_permanent = is_permanent


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A text file that goes with an e-mail. ``parameters`` belong to the content type, such as a calendar's method."""

    name: str
    content_type: str
    text: str
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message ready to leave. ``id`` is the same on every attempt, so a receiver can drop a repeat."""

    id: str
    channel: Channel
    to: str
    to_name: str = ""
    sender_name: str
    reply_to: str = ""
    language: str
    subject: str = ""
    text: str
    html: str = ""
    tenant_slug: str = ""
    enclosures: tuple[Enclosure, ...] = ()


class Gateway(Protocol):
    """Takes a message out of the house within a bounded time."""

    def deliver(self, letter: Letter) -> None:
        """Hand the message over; raises ``DeliveryFailed``."""
