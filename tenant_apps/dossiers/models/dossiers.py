"""Dossiers, how they moved through their stages, and what the team wrote down."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.models import Team
from tenant_apps.customers.models import Customer
from tenant_apps.dossiers.enums import DossierKind, EntryRule
from tenant_apps.dossiers.models.workflows import Stage, Workflow
from tenant_apps.dossiers.progress import Progress
from tenant_apps.dossiers.querysets import DeadlineQuerySet, DossierNoteQuerySet, DossierQuerySet, StageChangeQuerySet
from vestibule.core.models import Record, done_by

SOON = 7
"""Days before its date from which a deadline is shown as near."""


class Dossier(Record):
    """A piece of work for a customer. Whose work it is: ``adviser``, and ``case_handler`` where there is one."""

    customer = models.ForeignKey(  # its index is ``dossier_of_customer``
        Customer, models.PROTECT, related_name="dossiers", db_index=False, verbose_name=_("customer")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=DossierKind.choices)
    number = models.CharField(_("number"), max_length=20, unique=True)
    workflow = models.ForeignKey(Workflow, models.PROTECT, related_name="dossiers", verbose_name=_("workflow"))
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="dossiers", verbose_name=_("stage"))
    adviser = done_by(_("adviser"))
    case_handler = done_by(_("case handler"))
    team = models.ForeignKey(
        Team, models.SET_NULL, null=True, blank=True, related_name="dossiers", verbose_name=_("team")
    )
    watchers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="watched_dossiers", blank=True, verbose_name=_("followed by")
    )
    planned_submission_on = models.DateField(_("planned submission date"), null=True, blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["-created_at"], name="dossier_by_age"),
            # The latest of each customer by one look; else `dossier_by_age` is read until the customer turns up.
            models.Index(fields=["customer", "-created_at", "-id"], name="dossier_of_customer"),
        )
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")

    def __str__(self) -> str:
        return f"{self.number} {self.get_kind_display()}"

    @property
    def progress(self) -> Progress:
        """Of each applicant together; read the dossier ``with_progress()``."""
        return Progress(handled=self.points_handled, total=self.points_total)


class StageChange(models.Model):
    """When a dossier came into a stage, and by whom; the first row is the opening.

    ``unmet`` are the entry rules that were not met at that moment, with the ``reason`` for moving all the same.
    """

    id = models.BigAutoField(primary_key=True)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="stage_changes", verbose_name=_("dossier"))
    stage_before = models.ForeignKey(
        Stage, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("stage before")
    )
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="+", verbose_name=_("stage"))
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)
    changed_by = done_by(_("changed by"))
    unmet = ArrayField(
        models.CharField(max_length=20, choices=EntryRule.choices),
        verbose_name=_("rules passed over"),
        default=list,
        blank=True,
    )
    reason = models.CharField(_("why the rules were passed over"), max_length=300, blank=True)

    objects = StageChangeQuerySet.as_manager()

    class Meta:
        ordering = ("-changed_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="stagechange_reason_if_rules_passed_over", condition=Q(unmet=[]) | ~Q(reason="")
            ),
        )
        verbose_name = _("change of stage")
        verbose_name_plural = _("changes of stage")

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.stage_before_id} > {self.stage_id}"


class Deadline(Record):
    """A date that matters for the dossier: until when a condition holds, when the deed is signed."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="deadlines", verbose_name=_("dossier"))
    label = models.CharField(_("what must have happened"), max_length=120)
    due_on = models.DateField(_("date"))
    met_at = models.DateTimeField(_("met at"), null=True, blank=True)
    met_by = done_by(_("met by"))

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["dossier", "due_on"], name="deadline_by_date"),)
        constraints = (
            models.CheckConstraint(
                name="deadline_met_by_only_if_met", condition=Q(met_by__isnull=True) | Q(met_at__isnull=False)
            ),
        )
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")

    def __str__(self) -> str:
        return self.label

    @property
    def is_met(self) -> bool:
        return self.met_at is not None

    @property
    def days_left(self) -> int:
        """Until the date; negative once it has passed."""
        return (self.due_on - timezone.localdate()).days

    @property
    def tone(self) -> str:
        """How urgent it is, as a colour."""
        if self.is_met:
            return "success"
        return "danger" if self.days_left < 0 else "warning" if self.days_left <= SOON else "neutral"


class DossierNote(Record):
    """A note of the team. Clients never see it."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="notes", verbose_name=_("dossier"))
    body = models.TextField(_("note"), max_length=5000)
    written_by = done_by(_("written by"))

    objects = DossierNoteQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["dossier", "-created_at"], name="dossiernote_by_age"),)
        verbose_name = _("note")
        verbose_name_plural = _("notes")

    def __str__(self) -> str:
        return self.body[:60]
