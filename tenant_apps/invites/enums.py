"""How far an invite has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InviteState(models.TextChoices):
    """Derived from the instants on the invite, never stored."""

    WAITING = "waiting", _("invited, not yet opened")
    OPENED = "opened", _("link opened, not yet activated")
    ACTIVE = "active", _("shared")
    STALE = "stale", _("address changed: send the invitation again")
    EXPIRED = "expired", _("invitation expired")
    REVOKED = "revoked", _("access revoked")
