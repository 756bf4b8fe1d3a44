"""Files on their way."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tenant_apps.documents.models.papers import DocumentRequest, StoredFile, every_format
from tenant_apps.documents.querysets import UploadQuerySet
from vestibule.core.models import Record


class Upload(Record):
    """A file on its way, part by part, that goes on where it stopped (tus 1.0).

    ``parts`` names the stored parts in order; together they are the first ``offset`` bytes. ``fingerprint`` is what the
    browser knows of the file, so that the same file chosen again goes on. ``file`` is set once all is in. It belongs to
    a request, or to a subject of the room ``holder``: this room knows no more of that than its key, see ``holders``.
    Where one subject waits for several files, ``aspect`` says which of them it is, in the words of that room.
    """

    request = models.ForeignKey(
        DocumentRequest,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="uploads",
        verbose_name=_("document request"),
    )
    holder = models.SlugField(
        _("room that it is for"),
        max_length=30,
        blank=True,
        default="",
        db_default="",
        db_index=False,
        editable=False,
    )
    holder_id = models.BigIntegerField(_("what it is for there"), null=True, blank=True, editable=False)
    aspect = models.SlugField(
        _("which of its files it is"),
        max_length=40,
        blank=True,
        default="",
        db_default="",
        db_index=False,
        editable=False,
    )
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("account"))
    original_name = models.CharField(_("file name"), max_length=160)
    fingerprint = models.CharField(_("fingerprint"), max_length=200, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    offset = models.PositiveBigIntegerField(_("bytes received"), default=0)
    parts = ArrayField(models.CharField(max_length=64), default=list, verbose_name=_("parts"))
    expires_at = models.DateTimeField(_("expires at"))
    file = models.OneToOneField(
        StoredFile, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("file")
    )

    objects = UploadQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(name="upload_within_its_size", condition=Q(offset__lte=F("size"))),
            models.CheckConstraint(name="upload_finished_with_all_bytes", condition=Q(file=None) | Q(offset=F("size"))),
            models.CheckConstraint(
                name="upload_for_one_thing",
                condition=Q(request__isnull=False, holder="", holder_id=None)
                | Q(request=None, holder_id__isnull=False) & ~Q(holder=""),
            ),
        )
        indexes = (models.Index(fields=["request", "account"], name="upload_by_request"),)
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")

    def __str__(self) -> str:
        return self.original_name

    @property
    def formats(self) -> list[str]:
        """What may come in: what the document is asked in, or any format where nothing was asked."""
        return self.request.document_type.formats if self.request else every_format()

    @property
    def percentage(self) -> int:
        return self.offset * 100 // self.size
