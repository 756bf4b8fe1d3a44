"""How far a claim has come."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ClaimState(TextChoices):
    """Only a proven claim is served."""

    WAITING = "waiting", _("waiting for the record")
    PROVEN = "proven", _("proven")
    TAKEN = "taken", _("used by another organisation")
    LAPSED = "lapsed", _("no longer proven")
