"""What operators order for organisations. What the organisation has of it stands in its own schema."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from vestibule.core.models import Record


class TopUp(Record):
    """Credits for text messages that an organisation paid for; the provisioner carries them to its ledger, once."""

    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.CASCADE, related_name="+")
    credits = models.PositiveIntegerField(_("credits"), validators=[MinValueValidator(1)])
    reason = models.CharField(_("reason"), max_length=200)
    ordered_by = models.CharField(_("ordered by"), max_length=300)
    done_at = models.DateTimeField(_("added at"), null=True)
    left = models.PositiveIntegerField(_("credits left"), null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    try_again_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("order of credits")
        verbose_name_plural = _("orders of credits")
        constraints = [
            models.CheckConstraint(name="top_up_adds_something", condition=models.Q(credits__gte=1)),
            models.CheckConstraint(
                name="top_up_done_knows_what_is_left",
                condition=models.Q(done_at=None, left=None) | models.Q(done_at__isnull=False, left__isnull=False),
            ),
        ]
        indexes = [models.Index(name="top_up_waiting", fields=["id"], condition=models.Q(done_at=None))]

    def __str__(self) -> str:
        return f"{self.credits:+d}"
