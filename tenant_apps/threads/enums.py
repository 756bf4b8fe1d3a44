"""For whom a conversation waits, and what its list may show."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class WaitsFor(models.TextChoices):
    """Who is to answer."""

    CLIENT = "client", _("Waiting for the client")
    FIRM = "firm", _("Waiting for us")


class Show(models.TextChoices):
    """Which conversations the list shows."""

    OPEN = "", _("Unread, or waiting for us")
    UNREAD = "unread", pgettext_lazy("conversations", "Unread")
    FIRM = "firm", _("Waiting for us")
    CLIENT = "client", _("Waiting for the client")
    ALL = "all", pgettext_lazy("conversations", "All")
