"""Channels, the states of a message, and the codes of this room's rights."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """How a message travels."""

    EMAIL = "email", _("e-mail")
    SMS = "sms", _("text message")


class State(TextChoices):
    """Failed is final until somebody sends the message again. What is held back is told later, in one letter.

    What was sent may come back: the mailbox does not exist, or its server refuses the letter.
    """

    QUEUED = "queued", _("to be sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("not delivered")
    BOUNCED = "bounced", _("came back")
    HELD = "held", _("held back")
    BUNDLED = "bundled", _("told together with others")
    WITHDRAWN = "withdrawn", _("not sent: the access had ended")


class CreditKind(TextChoices):
    """Why the number of credits changed."""

    START = "start", _("to begin with")
    TOP_UP = "top_up", _("added")
    SPENT = "spent", _("text message")


class Right(StrEnum):
    """What ``policies`` declares."""

    VIEW = "notifications:view"
    RESEND = "notifications:resend"
    CONFIGURE = "notifications:configure"
    OVERRIDE = "notifications:override"
    CHOOSE = "notifications:choose"
