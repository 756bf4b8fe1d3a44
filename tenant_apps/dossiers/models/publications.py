"""Documents that the firm makes available to applicants, and who has seen them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.customers.models import Party
from tenant_apps.documents.models import StoredFile
from tenant_apps.dossiers.models.action_points import Product
from tenant_apps.dossiers.models.dossiers import Dossier
from tenant_apps.dossiers.querysets import PublicationQuerySet
from vestibule.core.models import Record, done_by


class Publication(Record):
    """A file that the firm makes available to one applicant, or to all (``party`` is empty).

    It is for one product or for the dossier. Clients see it once the file has passed its check, and no longer from the
    moment it is withdrawn; the firm keeps it.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="publications", verbose_name=_("dossier"))
    product = models.ForeignKey(
        Product, models.PROTECT, null=True, blank=True, related_name="publications", verbose_name=_("product")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("applicant")
    )
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="publication", verbose_name=_("file"))
    title = models.CharField(_("title"), max_length=200)
    remark = models.TextField(_("remark"), blank=True, max_length=2000)
    published_by = done_by(_("made available by"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_by = done_by(_("withdrawn by"))

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="publication_withdrawn_by_only_if_withdrawn",
                condition=Q(withdrawn_by__isnull=True) | Q(withdrawn_at__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["dossier", "-created_at"], name="publication_by_age"),)
        verbose_name = _("document made available")
        verbose_name_plural = _("documents made available")

    def __str__(self) -> str:
        return self.title

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


class Sight(models.Model):
    """When a client first opened a document that was made available."""

    id = models.BigAutoField(primary_key=True)
    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="sights", verbose_name=_("document made available")
    )
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("account"))
    seen_at = models.DateTimeField(_("seen at"), default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["publication", "account"], name="sight_once_per_account"),)
        ordering = ("seen_at", "pk")
        verbose_name = _("sight of a document")
        verbose_name_plural = _("sights of documents")

    def __str__(self) -> str:
        return str(self.publication_id)
