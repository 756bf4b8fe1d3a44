"""One look at the portal as one of the applicants."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.viewings.querysets import ViewingQuerySet
from vestibule.core.models import Record


class Viewing(Record):
    """Who looked as whom, why, and from when until when. The reason is written for the client to read."""

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.CASCADE, related_name="viewings")
    party = models.ForeignKey("customers.Party", on_delete=models.PROTECT, related_name="viewings")
    viewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="viewings")
    reason = models.TextField(_("reason"))
    is_joint = models.BooleanField(_("as if the other applicants’ details were shared"), default=False)
    expires_at = models.DateTimeField(_("closes at"))
    ended_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    objects = ViewingQuerySet.as_manager()

    class Meta:
        verbose_name = _("look at the client portal")
        verbose_name_plural = _("looks at the client portal")
        indexes = [
            models.Index(name="viewing_open", fields=["expires_at"], condition=Q(ended_at=None)),
        ]
        constraints = [
            models.CheckConstraint(name="viewing_ends_in_time", condition=Q(ended_at__lte=F("expires_at"))),
        ]

    def __str__(self) -> str:
        return f"{self.viewed_by} as {self.party}"

    @property
    def is_open(self) -> bool:
        """Whether the view can still be used."""
        return self.ended_at is None and self.expires_at > timezone.now()

    @property
    def closed_at(self) -> datetime | None:
        """When it was over, also while the record of it is still on its way."""
        return self.ended_at or (None if self.is_open else self.expires_at)

    @property
    def minutes(self) -> int:
        """How long it lasted so far, rounded up."""
        lasted = (self.closed_at or timezone.now()) - self.created_at
        return max(1, -(-lasted // timedelta(minutes=1)))
