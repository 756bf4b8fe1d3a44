"""A client's wish for their data, and where the file lies."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tenant_apps.exports.enums import ExportState
from tenant_apps.exports.querysets import ExportQuerySet
from vestibule.core.models import Record


class Export(Record):
    """One file with everything about one person. It lies encrypted, under a key of its own that goes with it."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("account"))
    state = models.CharField(_("state"), max_length=10, choices=ExportState, default=ExportState.WAITING)
    storage_name = models.CharField(_("name in storage"), max_length=80, blank=True, editable=False)
    wrapped = models.BinaryField(_("encrypted key"), max_length=100, default=bytes)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    made_at = models.DateTimeField(_("made at"), null=True)
    expires_at = models.DateTimeField(_("kept until"), null=True)
    downloaded_at = models.DateTimeField(_("downloaded at"), null=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("file with one’s own data")
        verbose_name_plural = _("files with one’s own data")
        constraints = [
            models.UniqueConstraint(
                name="export_one_at_a_time", fields=["account"], condition=models.Q(state=ExportState.WAITING)
            ),
            models.CheckConstraint(
                name="export_ready_has_a_file",
                condition=~models.Q(state=ExportState.READY)
                | (models.Q(made_at__isnull=False, expires_at__isnull=False) & ~models.Q(storage_name="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)
