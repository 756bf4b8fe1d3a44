"""How the firm set its client portal up, what clients accepted, and the videos of stages."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenant_apps.portals.querysets import AcceptanceQuerySet, DisclosureQuerySet, StageVideoQuerySet
from vestibule.core.models import Record
from vestibule.core.videos import LONGEST_LINK


class PortalSetup(models.Model):
    """What clients see and do first. One row, or none while everything is as it comes."""

    id = models.BigAutoField(primary_key=True)
    is_only_row = models.BooleanField(default=True, unique=True, editable=False)
    has_stage_bar = models.BooleanField(_("show the stages of the dossier"), default=False)
    has_case_handler = models.BooleanField(_("show the case handler"), default=True)
    has_telephone = models.BooleanField(_("show telephone numbers of the team"), default=True)
    has_profile_first = models.BooleanField(_("begin with the details and the questions"), default=False)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(is_only_row=True), name="portalsetup_is_one_row"),)
        verbose_name = _("set-up of the client portal")
        verbose_name_plural = _("set-ups of the client portal")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class Disclosure(Record):
    """A version of the firm's privacy disclosure, in each language. Published once, never changed."""

    version = models.PositiveIntegerField(_("version"), unique=True)
    text = models.TextField(_("text"), max_length=20_000)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("published by")
    )

    objects = DisclosureQuerySet.as_manager()

    class Meta:
        verbose_name = _("privacy disclosure")
        verbose_name_plural = _("privacy disclosures")
        constraints = (models.CheckConstraint(condition=Q(version__gte=1), name="disclosure_counts_from_one"),)

    def __str__(self) -> str:
        return str(self.version)


class Acceptance(Record):
    """That a client accepted a version: in which language, the very words that were read, and when.

    Version 0 is the product's own text, which stands until the firm publishes one.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("account"))
    version = models.PositiveIntegerField(_("version"))
    language = models.CharField(_("language"), max_length=10)
    text = models.TextField(_("text"))

    objects = AcceptanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("accepted privacy disclosure")
        verbose_name_plural = _("accepted privacy disclosures")
        constraints = (models.UniqueConstraint(fields=["account", "version"], name="acceptance_once_per_version"),)

    def __str__(self) -> str:
        return f"{self.account_id}: {self.version}"


class Confirmation(models.Model):
    """That a client confirmed the own details, once, after the first log-in."""

    id = models.BigAutoField(primary_key=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("account")
    )
    confirmed_at = models.DateTimeField(_("confirmed at"))

    class Meta:
        verbose_name = _("confirmed details")
        verbose_name_plural = _("confirmed details")

    def __str__(self) -> str:
        return f"{self.account_id}"


class StageVideo(Record):
    """The film that clients see on their overview while the dossier stands in the stage."""

    stage = models.OneToOneField("dossiers.Stage", models.CASCADE, related_name="video", verbose_name=_("stage"))
    link = models.CharField(_("video"), max_length=LONGEST_LINK)
    about = models.CharField(_("about the video"), max_length=300, blank=True)

    objects = StageVideoQuerySet.as_manager()

    class Meta:
        verbose_name = _("video of a stage")
        verbose_name_plural = _("videos of stages")

    def __str__(self) -> str:
        return self.link
