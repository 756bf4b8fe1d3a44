"""What papers are called by the law of a country, and which of them a dossier must hold."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.documents.models.papers import StoredFile
from tenant_apps.documents.querysets import LabelQuerySet
from vestibule.core.models import Record


class Label(Record):
    """What a paper is to the law or to the firm, such as its credit guide. A paper may have several.

    While a label ``is_required``, a dossier must hold a paper with it before its portal is shared. ``text`` is the
    firm's own template, of which such a paper can be made; it may name ``{client}``, ``{address}``, ``{firm}``,
    ``{adviser}`` and ``{date}``.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    text = models.TextField(_("template"), blank=True, max_length=20_000)
    is_required = models.BooleanField(_("needed before the portal is shared"), default=False)
    is_active = models.BooleanField(_("in use"), default=True)
    files = models.ManyToManyField(StoredFile, related_name="labels", blank=True, verbose_name=_("files"))

    objects = LabelQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("on a paper", "label")
        verbose_name_plural = pgettext_lazy("on papers", "labels")

    def __str__(self) -> str:
        return self.name
