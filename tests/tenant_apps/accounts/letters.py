"""What was sent, as a reader would find it."""

import re

from tenant_apps.notifications.models import Message


def sent(template: str) -> list[Message]:
    """Every message of this template, oldest first."""
    return list(Message.objects.filter(template=template).order_by("pk"))


def paths(message: Message) -> list[str]:
    """The paths of the links in it."""
    return re.findall(r"http://alpha\.localhost:8000(/\S+)", message.text)


def digits(message: Message) -> str:
    """The six digits in it."""
    return re.search(r"\b\d{6}\b", message.text)[0]
