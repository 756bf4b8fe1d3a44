"""How a prospect came and how far the firm is with it; the lists that people keep; what is done with many at once."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.customers.models import Customer
from tenant_apps.prospects.enums import EXPORTS, JobKind, JobState, Source, Status
from tenant_apps.prospects.querysets import JobQuerySet, RegistrationQuerySet, SavedListQuerySet, StatusChangeQuerySet
from vestibule.core.models import Record, done_by


class Registration(Record):
    """What the firm decided about taking a customer on. A customer without one is open, and its source not known."""

    customer = models.OneToOneField(Customer, models.CASCADE, related_name="registration", verbose_name=_("customer"))
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.INCOMPLETE)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    source = models.CharField(_("source"), max_length=12, choices=Source.choices, blank=True, default=Source.UNKNOWN)
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True)
    archived_by = done_by(_("archived by"))

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(name="registration_complete_is_derived", condition=~Q(status=Status.COMPLETE)),
            models.CheckConstraint(
                name="registration_rejected_with_reason", condition=~Q(status=Status.REJECTED) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="registration_archived_by_only_if_archived",
                condition=Q(archived_by__isnull=True) | Q(archived_at__isnull=False),
            ),
        )
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")

    def __str__(self) -> str:
        return str(self.get_status_display())


class StatusChange(models.Model):
    """When the firm decided what about a registration, and why."""

    id = models.BigAutoField(primary_key=True)
    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="changes", verbose_name=_("registration")
    )
    status_before = models.CharField(_("status before"), max_length=12, choices=Status.choices)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)
    changed_by = done_by(_("changed by"))

    objects = StatusChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of status")
        verbose_name_plural = _("changes of status")

    def __str__(self) -> str:
        return f"{self.status_before} > {self.status}"


class SavedList(Record):
    """A question to the list of prospects under a name of one's own, with its columns.

    The one without a name holds the columns that its owner sees when the address asks for none.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="prospect_lists", verbose_name=_("account")
    )
    name = models.CharField(_("name"), max_length=60, blank=True)
    asked = models.JSONField(_("filter"), default=dict)
    columns = ArrayField(models.CharField(max_length=12), verbose_name=_("columns"), default=list)

    objects = SavedListQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["account", "name"], name="savedlist_one_per_name"),)
        verbose_name = _("saved list")
        verbose_name_plural = _("saved lists")

    def __str__(self) -> str:
        return self.name


class Job(Record):
    """Something done with many prospects, one after another: for whom, how far it is, and with whom it did not work.

    ``targets`` are the customers, fixed when it began; ``options`` what it needs to know. An export leaves its file in
    ``content`` until it is forgotten.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="prospect_jobs", verbose_name=_("account")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=JobKind.choices)
    state = models.CharField(_("state"), max_length=8, choices=JobState.choices, default=JobState.WAITING)
    targets = ArrayField(models.BigIntegerField(), verbose_name=_("prospects"))
    options = models.JSONField(_("options"), default=dict)
    done = models.PositiveIntegerField(_("done"), default=0)
    troubles = models.JSONField(_("troubles"), default=list)
    content = models.BinaryField(_("file"), null=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["account", "-created_at"], name="job_by_age"),)
        verbose_name = _("job")
        verbose_name_plural = _("jobs")

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def total(self) -> int:
        return len(self.targets)

    @property
    def percent(self) -> int:
        return self.done * 100 // self.total if self.total else 100

    @property
    def is_over(self) -> bool:
        return self.state in {JobState.DONE, JobState.FAILED}

    @property
    def is_export(self) -> bool:
        return self.kind in EXPORTS

    @property
    def worked(self) -> int:
        """With how many it worked."""
        return self.done - len(self.troubles)
