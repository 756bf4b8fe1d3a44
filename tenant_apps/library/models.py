"""Categories, the documents in them, and the files that are or were in force."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenant_apps.documents.models import StoredFile
from tenant_apps.dossiers.enums import ProductKind
from tenant_apps.library.querysets import CategoryQuerySet, DocumentQuerySet, VersionQuerySet
from vestibule.core.models import Record, done_by


class Category(Record):
    """A heading under which clients find documents. Removed ones keep what was withdrawn from them."""

    name = models.CharField(_("name"), max_length=120)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("category of important documents")
        verbose_name_plural = _("categories of important documents")

    def __str__(self) -> str:
        return self.name


class Document(Record):
    """Something that every client should find, or (with ``product_kind``) every client with such a product.

    Clients see it while one of its files is in force and until it is withdrawn; the firm keeps every file.
    """

    category = models.ForeignKey(Category, models.PROTECT, related_name="documents", verbose_name=_("category"))
    product_kind = models.CharField(_("product"), max_length=12, choices=ProductKind.choices, blank=True)
    title = models.CharField(_("title"), max_length=200)
    remark = models.TextField(_("remark"), blank=True, max_length=2000)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_by = done_by(_("withdrawn by"))

    in_force: "list[Version]"
    """Read it ``with_files_in_force()``."""

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="library_document_withdrawn_by_only_if_withdrawn",
                condition=Q(withdrawn_by__isnull=True) | Q(withdrawn_at__isnull=False),
            ),
        )
        verbose_name = _("important document")
        verbose_name_plural = _("important documents")

    def __str__(self) -> str:
        return self.title

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


class Version(Record):
    """A file of a document, for readers of one language or (without one) for all. ``number`` counts per document.

    It is in force from its check until a newer one for the same readers, or for all, has passed its own.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions", verbose_name=_("document"))
    number = models.PositiveIntegerField(_("number"))
    language = models.CharField(_("language"), max_length=10, blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="library_version", verbose_name=_("file"))
    added_by = done_by(_("added by"))
    replaced_at = models.DateTimeField(_("replaced at"), null=True, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(name="library_version_number", fields=["document", "number"]),)
        verbose_name = _("version of an important document")
        verbose_name_plural = _("versions of important documents")

    def __str__(self) -> str:
        return str(self.number)

    @property
    def is_replaced(self) -> bool:
        return self.replaced_at is not None

    @property
    def language_name(self) -> str:
        """The language in its own words; empty for all readers."""
        return dict(settings.LANGUAGES).get(self.language, self.language)
