"""Workflows and the stages that a dossier goes through."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.dossiers.enums import DossierKind, EntryRule, StageOutcome, StageTone
from tenant_apps.dossiers.querysets import StageQuerySet, WorkflowQuerySet
from vestibule.core.models import Record


class Workflow(Record):
    """The firm's own pipeline for one kind of dossier."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=DossierKind.choices)
    name = models.CharField(_("name"), max_length=100)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_active = models.BooleanField(_("offered for new dossiers"), default=True)

    objects = WorkflowQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("workflow")
        verbose_name_plural = _("workflows")

    def __str__(self) -> str:
        return self.name

    @property
    def current_stages(self) -> "list[Stage]":
        """The stages that are offered, in order; read the workflow ``with_stages()``."""
        return [stage for stage in self.stages.all() if not stage.is_archived]


class Stage(Record):
    """One step of a workflow. A dossier stands in exactly one stage of its workflow.

    An archived stage takes no dossier in any more; those that stand in it stay until they are moved.
    """

    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="stages", verbose_name=_("workflow"))
    code = models.SlugField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=100)
    position = models.PositiveSmallIntegerField(_("position"))
    tone = models.CharField(_("colour"), max_length=10, choices=StageTone.choices, default=StageTone.NEUTRAL)
    outcome = models.CharField(_("outcome"), max_length=10, choices=StageOutcome.choices, default=StageOutcome.ONGOING)
    rules = ArrayField(
        models.CharField(max_length=20, choices=EntryRule.choices),
        verbose_name=_("what must be true before a dossier may enter"),
        default=list,
        blank=True,
    )
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True)

    objects = StageQuerySet.as_manager()

    class Meta:
        ordering = ("workflow_id", "position")
        constraints = (
            models.UniqueConstraint(fields=["workflow", "code"], name="stage_one_per_code"),
            models.UniqueConstraint(
                fields=["workflow", "position"], name="stage_one_per_position", deferrable=models.Deferrable.DEFERRED
            ),
        )
        verbose_name = _("stage")
        verbose_name_plural = _("stages")

    def __str__(self) -> str:
        return self.name

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    @property
    def shown_rules(self) -> list[Promise]:
        """What is asked before a dossier may enter, in words."""
        return [rule.label for rule in EntryRule if rule in self.rules]
