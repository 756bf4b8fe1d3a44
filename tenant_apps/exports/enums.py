"""How far an export has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ExportState(models.TextChoices):
    """Once its time is over the file is gone, and only that there was one is kept."""

    WAITING = "waiting", _("being made")
    READY = "ready", _("ready")
    FAILED = "failed", _("could not be made")
    GONE = "gone", _("no longer kept")
