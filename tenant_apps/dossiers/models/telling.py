"""Telling clients what has to be done: the firm's letters, what was sent, and what waits to be told."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenant_apps.customers.models import Party
from tenant_apps.dossiers.models.dossiers import Dossier
from tenant_apps.dossiers.usual_querysets import LetterQuerySet, TellingQuerySet
from vestibule.core.models import Record, done_by


class Letter(Record):
    """A text of the firm's own to tell clients what has to be done, in each language.

    ``{name}``, ``{adviser}``, ``{firm}`` and ``{count}`` are filled in. What is open stands below it by itself.
    """

    name = models.CharField(_("name"), max_length=80)
    subject = models.CharField(_("subject"), max_length=150)
    body = models.TextField(_("text"), max_length=4000)
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        verbose_name = pgettext_lazy("to a client", "letter")
        verbose_name_plural = _("letters")

    def __str__(self) -> str:
        return self.name


class Telling(Record):
    """One e-mail that told an applicant what has to be done: on purpose by ``told_by``, or bundled by the product."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="tellings", verbose_name=_("dossier"))
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("applicant"))
    subject = models.CharField(_("subject"), max_length=150)
    count = models.PositiveSmallIntegerField(_("open action points"))
    told_by = done_by(_("told by"))

    objects = TellingQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["dossier", "-created_at"], name="telling_by_age"),)
        verbose_name = _("e-mail about action points")
        verbose_name_plural = _("e-mails about action points")

    def __str__(self) -> str:
        return self.subject


class TellingPolicy(models.Model):
    """Whether clients are told by themselves. One row, or none while everything is told on purpose."""

    id = models.BigAutoField(primary_key=True)
    is_only_row = models.BooleanField(default=True, unique=True, editable=False)
    is_automatic = models.BooleanField(_("tell clients about changed action points"), default=False)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(is_only_row=True), name="tellingpolicy_is_one_row"),)
        verbose_name = _("rule about telling")
        verbose_name_plural = _("rules about telling")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class Untold(models.Model):
    """What changed in a dossier and was not told yet. ``changes`` counts, so that only the last change is followed."""

    id = models.BigAutoField(primary_key=True)
    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="untold", verbose_name=_("dossier"))
    changes = models.PositiveIntegerField(_("changes"), default=1)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)

    class Meta:
        verbose_name = _("change to tell")
        verbose_name_plural = _("changes to tell")

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.changes}"
