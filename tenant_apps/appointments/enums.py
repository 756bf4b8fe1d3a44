"""How people meet, what they answer, how they are reminded, and what is told of an appointment."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Way(models.TextChoices):
    """How people meet."""

    OFFICE = "office", _("At our office")
    CLIENT = "client", _("At the client’s")
    PHONE = "phone", _("By telephone")
    VIDEO = "video", _("Video call")


class Answer(models.TextChoices):
    """What somebody who takes part says about the time."""

    WAITING = "waiting", pgettext_lazy("answer to an appointment", "Not answered yet")
    CONFIRMED = "confirmed", pgettext_lazy("answer to an appointment", "Confirmed")
    OTHER_TIME = "other-time", pgettext_lazy("answer to an appointment", "Asks for another time")


class RemindBy(models.TextChoices):
    """By which channel the applicants are reminded."""

    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Text message")
    BOTH = "both", _("E-mail and text message")


class Standing(models.TextChoices):
    """Where an appointment stands, for both sides."""

    CANCELLED = "cancelled", pgettext_lazy("an appointment is", "Cancelled")
    OVER = "over", pgettext_lazy("an appointment is", "Over")
    CHOSEN = "chosen", _("Another time was chosen")
    ASKED = "asked", _("Another time was asked for")
    OFFERED = "offered", _("Other times are offered")
    CONFIRMED = "confirmed", pgettext_lazy("an appointment is", "Confirmed")
    PLANNED = "planned", pgettext_lazy("an appointment is", "Not confirmed yet")


class Method(StrEnum):
    """What a calendar program does with a file (RFC 5546)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


class Kind(StrEnum):
    """What a letter tells."""

    MADE = "made"
    MOVED = "moved"
    CHANGED = "changed"
    KEPT = "kept"
    CANCELLED = "cancelled"
    REMINDER = "reminder"
    OFFERED = "offered"
    CHOSEN = "chosen"
    ASKED = "asked"
