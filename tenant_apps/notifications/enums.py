"""Channels, the states of a message, and the codes of this room's rights."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """How a message travels."""

    EMAIL = "email", _("e-mail")
    SMS = "sms", _("text message")


class State(TextChoices):
    """Failed is final until somebody sends the message again."""

    QUEUED = "queued", _("to be sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("not delivered")


class Right(StrEnum):
    """What ``policies`` declares."""

    VIEW = "notifications:view"
    RESEND = "notifications:resend"
