"""The firm's plans for its three journeys; the journey of a dossier with its steps, and how the pen changed hands."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.dossiers.models import ActionPoint, Dossier, Publication
from tenant_apps.flows.models import Flow
from tenant_apps.journeys.enums import FIXED, Doer, JourneyKind, StepKind
from tenant_apps.journeys.querysets import JourneyQuerySet, PlanStepQuerySet, StepQuerySet
from vestibule.core.models import Record

_FIXED_DOER = (
    Q(kind=StepKind.RISK, doer=Doer.CLIENT)
    | Q(kind__in=(StepKind.DUE_DILIGENCE, StepKind.CONTRACTS), doer=Doer.FIRM)
    | ~Q(kind__in=list(FIXED))
)


def _person(label: object) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label
    )


class UsualJourney(models.Model):
    """Which journey a new prospect goes, unless somebody chooses another. One row, or none while none is usual."""

    id = models.BigAutoField(primary_key=True)
    is_only_row = models.BooleanField(default=True, unique=True, editable=False)
    kind = models.CharField(_("journey"), max_length=10, choices=JourneyKind.choices, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(is_only_row=True), name="usualjourney_is_one_row"),)
        verbose_name = _("usual journey")
        verbose_name_plural = _("usual journeys")

    def __str__(self) -> str:
        return str(self.get_kind_display())


class PlanStep(models.Model):
    """How the firm wants one step in one of the journeys. Where there is no row, the product's own plan holds."""

    id = models.BigAutoField(primary_key=True)
    journey = models.CharField(_("journey"), max_length=10, choices=JourneyKind.choices)
    kind = models.CharField(_("step"), max_length=16, choices=StepKind.choices)
    is_on = models.BooleanField(_("switched on"))
    doer = models.CharField(_("who does it"), max_length=8, choices=Doer.choices)
    flow = models.ForeignKey(Flow, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("flow"))

    objects = PlanStepQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["journey", "kind"], name="planstep_one_per_journey"),
            models.CheckConstraint(condition=_FIXED_DOER, name="planstep_done_by_whom_it_must"),
        )
        verbose_name = _("step of a plan")
        verbose_name_plural = _("steps of plans")

    def __str__(self) -> str:
        return f"{self.journey} · {self.kind}"


class Journey(Record):
    """The steps by which the customer of one dossier is taken on; ``kind`` is the plan that they began as."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="journey", verbose_name=_("dossier"))
    kind = models.CharField(_("journey"), max_length=10, choices=JourneyKind.choices)
    begun_by = _person(_("begun by"))

    objects = JourneyQuerySet.as_manager()

    class Meta:
        verbose_name = _("journey")
        verbose_name_plural = _("journeys")

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Step(Record):
    """One step of a journey. How far it is follows what is asked in the dossier; only the last two are recorded here.

    ``point`` is the action point of contracts that are recorded by hand, ``publication`` the signed document; a step
    that is done without one follows the contracts of the dossier.
    """

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="steps", verbose_name=_("journey"))
    kind = models.CharField(_("step"), max_length=16, choices=StepKind.choices)
    position = models.PositiveSmallIntegerField(_("position"))
    is_on = models.BooleanField(_("switched on"), default=True)
    doer = models.CharField(_("who does it"), max_length=8, choices=Doer.choices)
    flow = models.ForeignKey(Flow, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("flow"))
    point = models.OneToOneField(
        ActionPoint, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("action point")
    )
    publication = models.OneToOneField(
        Publication, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document")
    )
    remark = models.CharField(_("remark"), max_length=500, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_at = models.DateTimeField(_("recorded at"), null=True, blank=True)
    done_by = _person(_("recorded by"))

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ("journey_id", "position")
        constraints = (
            models.UniqueConstraint(fields=["journey", "kind"], name="step_one_per_journey"),
            models.CheckConstraint(condition=_FIXED_DOER, name="step_done_by_whom_it_must"),
            models.CheckConstraint(
                name="step_recorded_with_time",
                condition=Q(done_at=None, done_by=None, done_on=None) | Q(done_at__isnull=False, done_on__isnull=False),
            ),
        )
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Handover(models.Model):
    """That the pen of a step changed hands: before, after, when, by whom and why."""

    id = models.BigAutoField(primary_key=True)
    step = models.ForeignKey(Step, models.CASCADE, related_name="handovers", verbose_name=_("step"))
    doer_before = models.CharField(_("who did it before"), max_length=8, choices=Doer.choices)
    doer = models.CharField(_("who does it"), max_length=8, choices=Doer.choices)
    remark = models.CharField(_("remark"), max_length=500, blank=True)
    handed_at = models.DateTimeField(_("handed over at"), default=timezone.now)
    handed_by = _person(_("handed over by"))

    class Meta:
        verbose_name = _("change of hands")
        verbose_name_plural = _("changes of hands")

    def __str__(self) -> str:
        return f"{self.doer_before} > {self.doer}"
