"""Which packs the firm installed, and each item as it was then."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.packs.enums import ItemKind
from tenant_apps.packs.querysets import InstallationQuerySet
from vestibule.core.models import Record, done_by


class Installation(Record):
    """A pack that the firm has. ``digest`` is of the pack's whole content as it was installed or last updated."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    version = models.CharField(_("version"), max_length=20)
    digest = models.CharField(_("checksum"), max_length=64)
    installed_by = done_by(_("installed by"))
    updated_at = models.DateTimeField(_("updated at"), default=timezone.now)
    updated_by = done_by(_("updated by"))

    objects = InstallationQuerySet.as_manager()

    class Meta:
        verbose_name = _("installed country pack")
        verbose_name_plural = _("installed country packs")

    def __str__(self) -> str:
        return f"{self.code} {self.version}"


class Item(models.Model):
    """One thing of an installed pack: ``baseline`` is its content in the pack, ``target`` the row that came of it.

    The target is a public id without a foreign key, since the rows belong to several rooms and may be removed there.
    """

    id = models.BigAutoField(primary_key=True)
    installation = models.ForeignKey(
        Installation, models.CASCADE, related_name="items", verbose_name=_("installed country pack")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ItemKind.choices)
    code = models.CharField(_("code"), max_length=60)
    target = models.UUIDField(_("reference"))
    baseline = models.JSONField(_("as installed"))

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["installation", "kind", "code"], name="packitem_once_per_installation"),
        )
        verbose_name = _("item of a country pack")
        verbose_name_plural = _("items of country packs")

    def __str__(self) -> str:
        return f"{self.kind}: {self.code}"
