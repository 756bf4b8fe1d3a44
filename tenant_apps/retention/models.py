"""The firm's months, until when one customer is kept, and what was erased."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenant_apps.customers.models import Customer
from tenant_apps.retention.enums import Ground
from tenant_apps.retention.querysets import OfTheFirm, RetentionQuerySet
from vestibule.core.models import Record, done_by


class Rule(models.Model):
    """How many months the firm keeps people for one reason, or by law. Without a row, what is usual holds."""

    id = models.BigAutoField(primary_key=True)
    reason = models.CharField(_("reason"), max_length=10, unique=True)
    months = models.PositiveSmallIntegerField(_("months"))

    objects = OfTheFirm.as_manager()

    class Meta:
        constraints = (models.CheckConstraint(name="rule_of_retention_in_bounds", condition=Q(months__range=(1, 240))),)
        verbose_name = _("rule of retention")
        verbose_name_plural = _("rules of retention")

    def __str__(self) -> str:
        return f"{self.reason}: {self.months}"


class Retention(Record):
    """Until when a customer who did not become a client is kept, and why.

    ``erase_on`` is the latest of what the firm's months, the law (``duty_ends_on``) and a person
    (``extension_ends_on``) say. A hold keeps everything for as long as it lasts, whatever the date.
    """

    customer = models.OneToOneField(Customer, models.CASCADE, related_name="retention", verbose_name=_("customer"))
    ground = models.CharField(_("reason"), max_length=10, choices=Ground.choices)
    closed_on = models.DateField(_("kept since"))
    duty_ends_on = models.DateField(_("to be kept by law until"), null=True, blank=True)
    extension_ends_on = models.DateField(_("kept longer until"), null=True, blank=True)
    extension_reason = models.CharField(_("why it is kept longer"), max_length=500, blank=True)
    erase_on = models.DateField(_("erased on"), db_index=True)
    held_at = models.DateTimeField(_("held since"), null=True, blank=True)
    held_by = done_by(_("held by"))
    hold_reason = models.CharField(_("why it is held"), max_length=500, blank=True)

    objects = RetentionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="retention_held_with_reason",
                condition=Q(held_at=None, held_by=None, hold_reason="") | Q(held_at__isnull=False) & ~Q(hold_reason=""),
            ),
            models.CheckConstraint(
                name="retention_longer_with_reason",
                condition=Q(extension_ends_on=None, extension_reason="")
                | Q(extension_ends_on__isnull=False) & ~Q(extension_reason=""),
            ),
        )
        verbose_name = _("retention date")
        verbose_name_plural = _("retention dates")

    def __str__(self) -> str:
        return f"{self.ground}: {self.erase_on}"

    @property
    def is_held(self) -> bool:
        return self.held_at is not None

    @property
    def is_by_law(self) -> bool:
        """Whether the law alone decides the date."""
        return self.duty_ends_on is not None and self.duty_ends_on == self.erase_on


class Erasure(Record):
    """That everything of one customer was erased, without saying whose it was.

    Rows go in one transaction, the one that makes this row; ``remaining`` names what still lies in storage, under
    random names and with no key left to read it, and gets shorter until it is empty.
    """

    ground = models.CharField(_("reason"), max_length=10, choices=Ground.choices)
    closed_on = models.DateField(_("kept since"))
    due_on = models.DateField(_("erased on"))
    rows = models.JSONField(_("rows"), default=dict)
    files = models.PositiveIntegerField(_("files"), default=0)
    remaining = ArrayField(models.CharField(max_length=120), verbose_name=_("still in storage"), default=list)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects = OfTheFirm.as_manager()

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def row_count(self) -> int:
        return sum(self.rows.values())
